import Domain
import Ledger

/// A backup that has been made.
public struct MadeBackup: Hashable, Sendable {
  public var path: String
  public var bytes: Int64
  /// Why the journal does not tell of it; nil when it does. A backup is most wanted when the register's own disk is full.
  public var unnoted: StoreError?
}

/// Backups: made while people work, kept in a folder, and looked at.
public struct BackupsRoom: Sendable {
  let session: Session

  /// Makes a backup of the register while people work in it, and puts that in the journal.
  ///
  /// - Parameter isCancelled: asked every few megabytes; a yes leaves nothing.
  /// - Throws: as ``BackupCopy/make(from:to:progress:isCancelled:)``; ``StoreError/notAllowed(_:)`` for a role that makes
  ///   no backups; ``LedgerError/readOnly`` when nothing could be noted.
  public func backUp(
    to path: String, progress: (CopyProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws(StoreError) -> MadeBackup {
    try session.require(.backUp)
    if session.register.writer == nil { throw .ledger(.readOnly) }
    try storing { try NewFile.requireFree(path, besides: session.register.path) }
    let bytes = try BackupCopy.make(from: session.register.path, to: path, progress: progress, isCancelled: isCancelled)
    return MadeBackup(
      path: path, bytes: bytes,
      unnoted: noteBackup(path, isElsewhere: !FilePlace.areOnSameDisk(session.register.path, path)))
  }

  /// - Returns: why it could not be noted.
  func noteBackup(_ path: String, isElsewhere: Bool) -> StoreError? {
    let detail = EntryDetail(file: EntryDetail.file(path), isElsewhere: isElsewhere ? true : nil)
    do throws(StoreError) {
      try session.register.note(by: session, kind: .backupMade, detail: detail)
      return nil
    } catch { return error }
  }
}

extension Session { public var backups: BackupsRoom { BackupsRoom(session: self) } }
