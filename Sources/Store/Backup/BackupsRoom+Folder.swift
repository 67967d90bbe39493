import Domain
import Ledger

/// What looking after the backups came to.
public struct BackupRound: Hashable, Sendable {
  /// Nil when no folder has been chosen: there are no automatic backups then.
  public var outcome: BackupFolder.Outcome?
  /// Where the backups lie.
  public var folder: String?
  /// Why the journal does not tell of the backup that was made; nil when it does.
  public var unnoted: StoreError?
  /// Why the list of those who have been erased could not be written; it is tried again with the next backup.
  public var unlisted: StoreError?
  /// What looking at the day's backup came to; nil when it was not looked at, or could not be.
  public var found: BackupFinding?
  /// Why it could not be looked at.
  public var unlooked: StoreError?
  /// The folder is on the register's own disk, and would be lost with it.
  public var isOnSameDisk = false
  /// Backups written anew without people who have been erased since.
  public var erasedIn: [Day] = []
  /// Backups that still have people who have been erased: made under keys that have been exchanged, or damaged.
  public var notErasedIn: [Day] = []
}

extension BackupsRoom {
  /// The folder the day's backup is made in; nil when none has been chosen.
  public func backupFolder() throws(StoreError) -> BackupFolder? {
    guard let path = try session.settings.setting(.backupFolder), !path.isEmpty else { return nil }
    return BackupFolder(path: path, registerPath: session.register.path)
  }

  /// Makes the day's backup if there is none, removes those that are no longer to be kept, and takes out of the rest whoever
  /// has been erased. For a worker, at the day's first start: whoever comes first, whatever their role.
  ///
  /// - Throws: ``StoreError`` for what is wrong with the register; of a folder that cannot be used the outcome tells.
  public func lookAfterBackups(
    progress: (CopyProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws(StoreError) -> BackupRound {
    if session.register.writer == nil { throw .ledger(.readOnly) }
    let gate = session.register.gate
    // Whoever closes the register waits for this, and this then hurries.
    return try storing { try gate.pass { try round(progress) { isCancelled() || gate.isClosing } } }
  }

  private func round(_ progress: (CopyProgress) -> Void, _ isCancelled: () -> Bool) throws(StoreError) -> BackupRound {
    var round = BackupRound()
    let erased = try session.erasure.erasedPeople()
    if !erased.isEmpty { round.unlisted = session.erasure.listErased() }
    guard let folder = try backupFolder() else { return round }
    round.folder = folder.path
    let today = session.today
    let outcome = folder.runIfDue(
      today: today, keeping: { BackupRotation.kept($0, today: today) }, progress: progress, isCancelled: isCancelled)
    if case .made(let path, _, _) = outcome {
      round.unnoted = noteBackup(path, isElsewhere: !folder.isOnSameDisk)
    }
    round.outcome = outcome
    round.isOnSameDisk = folder.isOnSameDisk
    if case .failed = outcome { return round }
    let erasing = BackupErasure(
      folder: folder, people: Set(erased.map(\.value)), opening: session.register.opening, now: session.register.now)
    let result = try erasing.run(isCancelled: isCancelled)
    round.erasedIn = result.changed
    round.notErasedIn = result.left
    do throws(StoreError) { round.found = try lookAtBackup(in: folder, isCancelled: isCancelled) } catch {
      round.unlooked = error
    }
    return round
  }
}
