import Foundation
import GRDB

/// Makes a whole copy of a register while people work in it.
///
/// A backup is one file, as sealed as the register is, that nothing lies beside. It may lie on a network file system,
/// where a register may not: nobody works in a backup, and it gets its name only when it is finished and has been read
/// again from the disk.
public enum BackupCopy {
  /// Copies the register as it is now. What others write meanwhile does not come along, and nobody has to wait.
  ///
  /// A backup that is cancelled, fails or is killed leaves nothing at `path`.
  ///
  /// - Parameters:
  ///   - path: where no file is yet.
  ///   - isCancelled: asked every few megabytes.
  /// - Returns: the size of the backup, in bytes.
  /// - Throws: what is wrong with the register's file; ``StoreError/exists(path:)``, ``StoreError/missing(path:)`` without
  ///   the folder, ``StoreError/noPermission(path:_:)``, ``StoreError/diskFull``, ``StoreError/cancelled``;
  ///   ``StoreError/damaged(_:)`` when the register is, so that its last whole backup is not pushed out by a broken one.
  @discardableResult
  public static func make(
    from registerPath: String, to path: String, progress: (CopyProgress) -> Void = { _ in },
    isCancelled: () -> Bool = { false }
  ) throws(StoreError) -> Int64 {
    try make(
      from: registerPath, to: path, pagesPerStep: DatabaseCopy.pagesPerStep, progress: progress,
      isCancelled: isCancelled)
  }

  static func make(
    from registerPath: String, to path: String, pagesPerStep: Int32, progress: (CopyProgress) -> Void = { _ in },
    isCancelled: () -> Bool = { false }
  ) throws(StoreError) -> Int64 {
    let header = try RegisterFile.inspect(registerPath, forWriting: false)
    if header.schemaVersion > Schema.version {
      throw .newerSchema(found: header.schemaVersion, known: Schema.version)
    }
    let draft = try DraftFile(for: path)
    let draftPath = draft.path
    let source = try Connection.open(registerPath, readOnly: true, busyMilliseconds: OpenOptions.commandWait)
    try storing {
      let mark = try DatabaseCopy.copy(source, to: draftPath, pagesPerStep: pagesPerStep) { step in
        progress(step)
        if isCancelled() { throw StoreError.cancelled }
      }
      try source.close()
      try DatabaseCopy.verify(draftPath, mark, isCancelled: isCancelled)
      if isCancelled() { throw StoreError.cancelled }
    }
    var status = stat()
    let bytes = stat(draftPath, &status) == 0 ? Int64(status.st_size) : 0
    try draft.place()
    return bytes
  }
}
