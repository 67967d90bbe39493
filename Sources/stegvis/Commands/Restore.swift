import ArgumentParser
import Domain
import Resources
import Screens
import Store

/// `stegvis restore FILE`: a register from a backup, where none is.
struct Restore: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: help(.restoreAbstract), discussion: help(.restoreDiscussion))

  @Argument(help: hint(.restoreFileArgument), completion: .file()) var file: String
  @OptionGroup var common: CommonOptions

  func run() throws {
    try common.check()
    if common.readOnly { throw Failure.usage(.usageNotTogether, ["first": "restore", "second": "--read-only"]) }
    if common.entry != nil { throw Failure.usage(.usageNotTogether, ["first": "restore", "second": "--entry"]) }
    do throws(LedgerError) { try NewFile.requireFree(database: common.path) } catch { throw failure(.ledger(error)) }
    let unlock = try Credentials(common).unlock()
    Interruption.watch()
    let (copying, checking) = (ProgressLine("restore"), ProgressLine("check"))
    func show(_ progress: RestoreProgress) {
      let line = progress.part == .copying ? copying : checking
      line.show(done: progress.done, total: progress.total)
    }
    let restored: Register.Restored
    do throws(StoreError) {
      defer { checking.finish() }
      restored = try Register.restore(
        backup: file, to: common.path, as: unlock, today: try today(), now: Clock.now, progress: show,
        isCancelled: { Interruption.isRequested })
    } catch { throw failure(error) }
    defer { common.close(restored.register) }
    try tell(restored)
  }

  private func today() throws(StoreError) -> Day { common.today.flatMap { Day($0) } ?? Clock.localDay() }

  private func tell(_ restored: Register.Restored) throws {
    StandardError.say(Speech.language(CommandText.restoreDone, ["file": common.path, "backup": file]))
    if restored.erased > 0 { StandardError.say(Speech.language(CommandText.restoreErased, ["n": restored.erased])) }
    let words = CheckWords(Speech.language, file: common.path)
    if restored.findings.isEmpty { return }
    for finding in restored.findings { try StandardOutput.say(words.line(finding)) }
    throw Failure(
      .findings, Speech.language(CommandText.checkFound, ["n": restored.findings.count, "file": common.path]))
  }

  private func failure(_ error: StoreError) -> Failure {
    switch error {
    case .ledger(.missing(let path)):
      path == file
        ? Failure(.noInput, Speech.language(ErrorText.inputMissing, ["file": file]))
        : Failure(.cannotCreate, Speech.language(ErrorText.folderMissing, ["folder": path]))
    case .ledger(.exists(let path)): Failure(.cannotCreate, Speech.language(ErrorText.restoreExists, ["file": path]))
    case .ledger(.damaged): Failure(.badData, Speech.language(ErrorText.backupDamaged, ["file": file]))
    case .ledger(.diskFull): Failure(.inputOutput, Speech.language(ErrorText.copyDiskFull, ["file": common.path]))
    default: Failure(error, file: file)
    }
  }
}
