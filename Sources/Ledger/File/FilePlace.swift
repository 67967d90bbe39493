import Foundation
import Synchronization

/// Which file stood at a register's path when it was opened.
///
/// A connection holds the file and not its name: what is written after somebody has moved or deleted it goes where nobody
/// will look, and SQLite's log of it lies by the old name. So every write asks first: for the file, for the log beside it, in
/// which what is saved lies until it comes into the file, and for a second name of the file, by which another process would make
/// a log of its own.
package struct FilePlace: Sendable {
  package let path: String
  private let device: UInt64
  private let inode: UInt64
  private let isLinked: Bool
  /// The log that the connections of this process write: by the file's own name, whatever link led to it.
  private let log: LogPlace

  private final class LogPlace: Sendable {
    let path: String
    let inode = Mutex<UInt64?>(nil)

    init(of file: String) { path = "\(file)-wal" }
  }

  /// - Throws: ``LedgerError/moved(path:)`` when nothing stands there.
  package init(_ path: String) throws(LedgerError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .moved(path: path) }
    self.path = path
    let resolved = realpath(path, nil)
    defer { free(resolved) }
    log = LogPlace(of: resolved.map { String(cString: $0) } ?? path)
    isLinked = status.st_mode & S_IFMT == S_IFREG && status.st_nlink > 1
    (device, inode) = (UInt64(status.st_dev), UInt64(status.st_ino))
  }

  /// - Throws: ``LedgerError/moved(path:)`` when the file is not there any more, or another stands in its place;
  ///   ``LedgerError/linked(path:)``.
  package func requireSameFile() throws(LedgerError) { try requireStillThere().requireOneName() }

  /// The same for who only reads: a second name is in nobody's way.
  /// - Returns: how it stands there now.
  /// - Throws: ``LedgerError/moved(path:)``.
  @discardableResult
  package func requireStillThere() throws(LedgerError) -> FilePlace {
    let now = try FilePlace(path)
    if now.device != device || now.inode != inode { throw .moved(path: path) }
    return now
  }

  package func requireOneName() throws(LedgerError) { if isLinked { throw .linked(path: path) } }

  /// To be called when connections are open, which have a log then, but for a file that somebody else's program has set to go
  /// without.
  package func rememberLog() {
    let inode = logInode
    log.inode.withLock { $0 = $0 ?? inode }
  }

  private var logInode: UInt64? {
    var status = stat()
    return stat(log.path, &status) == 0 ? UInt64(status.st_ino) : nil
  }

  /// The same, and the log stands beside it as it did.
  ///
  /// - Throws: ``LedgerError/moved(path:)`` with the path of what is gone.
  package func requireSameLog() throws(LedgerError) {
    try requireSameFile()
    guard let known = log.inode.withLock({ $0 }) else { return rememberLog() }
    if logInode != known { throw .moved(path: log.path) }
  }

  /// Whether both would be lost with one disk; false when it cannot be told.
  package static func areOnSameDisk(_ one: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_dev == second.st_dev
  }

  /// Has the log brought to the disk, as far as it is written.
  package func syncLog() throws(LedgerError) {
    let descriptor = open(log.path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .moved(path: log.path) }
    defer { close(descriptor) }
    if fsync(descriptor) != 0 { throw .inputOutput(code: errno) }
  }
}
