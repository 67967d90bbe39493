import Foundation

/// Looks at a file before SQLite does: what is not a register is told apart and never written to.
package enum RegisterFile {
  /// What the first hundred bytes of a register say (sqlite.org/fileformat).
  package struct Header: Equatable {
    package static let size = 100

    package var schemaVersion: Int
    /// How long the file says it is; 0 when it does not say.
    package var bytes: Int64
  }

  /// - Throws: every ``LedgerError`` of the file that can be told without opening it as a database.
  package static func inspect(_ path: String, forWriting: Bool) throws(LedgerError) -> Header {
    var status = stat()
    guard stat(path, &status) == 0 else { throw failure(errno, path, .read) }
    try requireFile(status.st_mode, path)
    if let kind = NetworkFileSystem.kind(of: path) { throw .networkFileSystem(path: path, kind: kind) }
    if status.st_size == 0 { throw .empty(path: path) }
    let header = try LastingDescriptors.reading(path, status) { bytes throws(LedgerError) in
      try parse(bytes, path)
    }
    // Cut short. A file whose last checkpoint was interrupted is short too, but then the log beside it has the rest.
    if Int64(status.st_size) < header.bytes, !hasLog(path) { throw .damaged(.database(code: 0)) }
    if forWriting {
      if access(path, W_OK) != 0 { throw failure(errno, path, .write) }
      // SQLite's log lies beside it.
      let folder = DraftFile.folder(of: path)
      if access(folder, W_OK | X_OK) != 0 { throw failure(errno, folder, .write) }
    }
    return header
  }

  private static func hasLog(_ path: String) -> Bool {
    var status = stat()
    return stat(path + "-wal", &status) == 0 && status.st_size > 0
  }

  /// Opening a pipe for reading would wait for a writer that never comes, so this comes first.
  static func requireFile(_ mode: mode_t, _ path: String) throws(LedgerError) {
    switch mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw .notAFile(path: path, .directory)
    case S_IFIFO: throw .notAFile(path: path, .pipe)
    case S_IFCHR, S_IFBLK: throw .notAFile(path: path, .device)
    case S_IFSOCK: throw .notAFile(path: path, .socket)
    default: throw .notAFile(path: path, .other)
    }
  }

  private static func parse(_ bytes: [UInt8], _ path: String) throws(LedgerError) -> Header {
    guard bytes.starts(with: "SQLite format 3\0".utf8) else { throw .foreign(path: path) }
    // The first sixteen bytes are right and the rest is cut off: it was a database once.
    guard bytes.count == Header.size else { throw .damaged(.database(code: 0)) }
    func integer(_ offset: Int) -> UInt32 { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) } }
    guard integer(68) == UInt32(bitPattern: Schema.applicationID) else { throw .foreign(path: path) }
    let pageSize = Int64(bytes[16]) << 8 | Int64(bytes[17])
    // The page count holds only where it was written by the same version that wrote the change counter.
    let pages = integer(24) == integer(92) ? Int64(integer(28)) : 0
    return Header(schemaVersion: Int(integer(60)), bytes: (pageSize == 1 ? 65_536 : pageSize) * pages)
  }

  package static func failure(_ code: Int32, _ path: String, _ access: LedgerError.Access) -> LedgerError {
    switch code {
    case ENOENT, ENOTDIR: access == .create ? .noPermission(path: path, .create) : .missing(path: path)
    case EEXIST: .exists(path: path)
    case EACCES, EPERM, EROFS: .noPermission(path: path, access)
    case EISDIR: .notAFile(path: path, .directory)
    case ENOSPC, EDQUOT: .diskFull
    default: .inputOutput(code: code)
    }
  }
}
