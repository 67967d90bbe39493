import Domain
import Resources
import Store
import TerminalUI

// The day's backup, made while people begin their work.

extension Workspace {
  /// Makes the day's backup in the background, if there is none yet; the message row tells what came of it.
  ///
  /// Not under a day set by hand: a backup's day is the one it was made on.
  public func lookAfterBackups() {
    if settings.isDemo || settings.isReadOnly || settings.asOfEntry != nil || session.todayIsGiven { return }
    let session = session
    work { () -> Result<BackupRound, StoreError> in
      do throws(StoreError) {
        return .success(try session.backups.lookAfterBackups())
      } catch { return .failure(error) }
    } then: { workspace, result in
      guard let message = BackupWords(workspace).message(result) else { return }
      // What somebody has just done is more to them than that all is well.
      if message.style == .error || workspace.message == nil { workspace.message = message }
    }
  }
}

/// What became of the day's backup, in words.
struct BackupWords {
  private let workspace: Workspace
  private var language: Language { workspace.language }
  private var access: Access { workspace.session.access }

  init(_ workspace: Workspace) { self.workspace = workspace }

  /// Nil when there is nothing to tell.
  func message(_ result: Result<BackupRound, StoreError>) -> Message? {
    switch result {
    case .success(let round): message(round)
    case .failure(let error): .error(failed(workspace.sentences.sentence(error)))
    }
  }

  private func message(_ round: BackupRound) -> Message? {
    if !round.notErasedIn.isEmpty, access.may(.erase) {
      return .warning(language(KeepingText.backupNotErased, ["n": round.notErasedIn.count]))
    }
    if round.unlisted != nil, access.may(.erase) { return .warning(language(KeepingText.erasedUnlisted)) }
    if let finding = round.found, let words = troubling(finding), access.may(.backUp) { return .error(language(words)) }
    switch round.outcome {
    case nil: return access.may(.changeSettings) ? Message(language(KeepingText.backupNone), style: .muted) : nil
    case .notDue: return nil
    case .failed(.ledger(.cancelled)): return nil
    case .failed(let error): return .error(failure(error, folder: round.folder ?? ""))
    case .made where round.unnoted != nil:
      let reason = round.unnoted.map(workspace.sentences.sentence) ?? ""
      return .warning(language(CommandText.backupUnnoted, ["reason": reason]))
    case .made(_, let bytes, _):
      let size = FileSize.text(bytes, language)
      return round.isOnSameDisk
        ? .warning(language(KeepingText.backupMadeSameDisk, ["size": size]))
        : Message(language(KeepingText.backupMade, ["size": size]))
    }
  }

  private func troubling(_ finding: BackupFinding) -> KeepingText? {
    switch finding {
    case .damaged: .backupDamaged
    case .other: .backupOther
    case .journal, .whole: nil
    }
  }

  /// How it stands, for the menu of whoever looks after backups: what is wrong, and how long ago one was made elsewhere.
  func notes(_ standing: BackupStanding) -> [TextRun] {
    var notes: [TextRun] = []
    if let looked = standing.looked, let words = troubling(looked.finding) {
      notes.append(TextRun(language(words), .warning))
    }
    func days(since at: Int64) -> Int { workspace.today - workspace.settings.localTime.parts(at).day }
    if let at = standing.elsewhere {
      if days(since: at) > 0 {
        notes.append(TextRun(language(KeepingText.backupElsewhere, ["n": days(since: at)]), .muted))
      }
    } else if let began = standing.began, days(since: began) > 0 {
      notes.append(TextRun(language(KeepingText.backupNeverElsewhere), .muted))
    }
    return notes
  }

  private func failure(_ error: StoreError, folder: String) -> String {
    let reason =
      switch error {
      case .ledger(.missing(let path)): language(ErrorText.folderMissing, ["folder": path])
      case .ledger(.diskFull): language(ErrorText.copyDiskFull, ["file": folder])
      default: workspace.sentences.sentence(error)
      }
    return failed(reason)
  }

  private func failed(_ reason: String) -> String { language(KeepingText.backupFailed, ["reason": reason]) }
}
