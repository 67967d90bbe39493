import ArgumentParser
import Resources
import Screens
import Store

/// `stegvis backup FILE`: the whole register in one file, while people work in it.
struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: help(.backupAbstract), discussion: help(.backupDiscussion))

  @Argument(help: hint(.backupFileArgument), completion: .file()) var file: String
  @OptionGroup var common: CommonOptions

  func run() throws {
    try requireFree()
    let register = try common.open()
    defer { common.close(register) }
    let session = try common.session(register)
    Interruption.watch()
    let line = ProgressLine("backup")
    let made: MadeBackup
    do throws(StoreError) {
      made = try session.backups.backUp(
        to: file, progress: { line.show(done: $0.copied, total: $0.total) }, isCancelled: { Interruption.isRequested })
      line.finish()
    } catch {
      line.finish()
      throw failure(error)
    }
    StandardError.say(
      Speech.language(
        CommandText.backupDone, ["file": file, "size": FileSize.text(made.bytes, Speech.language)]))
    if let error = made.unnoted {
      StandardError.say(
        Speech.language(
          CommandText.backupUnnoted, ["reason": Sentences(Speech.language, file: common.path).sentence(error)]))
    }
    if BackupFolder(path: folder, registerPath: common.path).isOnSameDisk {
      StandardError.say(Speech.language(CommandText.backupSameDisk))
    }
  }

  /// Before anything else.
  private func requireFree() throws {
    do throws(LedgerError) {
      try NewFile.requireFree(file, besides: common.path)
    } catch { throw failure(.ledger(error)) }
  }

  private var folder: String {
    file.lastIndex(of: "/").map { $0 == file.startIndex ? "/" : String(file[..<$0]) } ?? "."
  }

  /// What is missing or full may be the backup's place as well as the register.
  private func failure(_ error: StoreError) -> Failure {
    switch error {
    case .ledger(.missing(let path)) where path != common.path:
      Failure(.cannotCreate, Speech.language(ErrorText.folderMissing, ["folder": path]))
    case .ledger(.diskFull): Failure(.inputOutput, Speech.language(ErrorText.copyDiskFull, ["file": file]))
    default: Failure(error, file: common.path)
    }
  }
}
