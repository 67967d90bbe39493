import Foundation
import Ledger

/// Makes a whole copy of a register while people work in it.
///
/// A backup is one file, as sealed as the register is, that nothing lies beside. It may lie on a network file system,
/// where a register may not: nobody works in a backup, and it gets its name only when it is finished and has been read
/// again from the disk.
public enum BackupCopy {
  public static let pagesPerStep = DatabaseCopy.pagesPerStep

  /// Copies the register as it is now. What others write meanwhile does not come along, and nobody has to wait.
  ///
  /// A backup that is cancelled, fails or is killed leaves nothing at `path`.
  ///
  /// - Parameters:
  ///   - path: where no file is yet.
  ///   - isCancelled: asked every few megabytes.
  /// - Returns: the size of the backup, in bytes.
  /// - Throws: what is wrong with the register's file; ``LedgerError/exists(path:)``, ``LedgerError/missing(path:)`` without
  ///   the folder, ``LedgerError/noPermission(path:_:)``, ``LedgerError/diskFull``, ``LedgerError/cancelled``;
  ///   ``LedgerError/damaged(_:)`` when the register is, so that its last whole backup is not pushed out by a broken one.
  @discardableResult
  public static func make(
    from registerPath: String, to path: String, pagesPerStep: Int32 = BackupCopy.pagesPerStep,
    progress: (CopyProgress) -> Void = { _ in }, isCancelled: () -> Bool = { false }
  ) throws(StoreError) -> Int64 {
    let version = try storing { try RegisterFile.inspect(registerPath, forWriting: false).schemaVersion }
    if version > Schema.version { throw .ledger(.newerSchema(found: version, known: Schema.version)) }
    let draft = try storing { try DraftFile(for: path) }
    let draftPath = draft.path
    try storing {
      let source = try Connection.open(
        registerPath, Facts.definitions, readOnly: true, busyMilliseconds: OpenOptions.commandWait)
      let mark = try DatabaseCopy.copy(source, to: draftPath, pagesPerStep: pagesPerStep) { step in
        progress(step)
        if isCancelled() { throw StoreError.ledger(.cancelled) }
      }
      try source.close()
      try DatabaseCopy.verify(draftPath, Facts.definitions, mark, isCancelled: isCancelled)
      if isCancelled() { throw StoreError.ledger(.cancelled) }
    }
    var status = stat()
    let bytes = stat(draftPath, &status) == 0 ? Int64(status.st_size) : 0
    do throws(LedgerError) { try draft.place() } catch { throw StoreError(error) }
    return bytes
  }
}
