import Foundation
import Synchronization

/// Which file stood at a register's path when it was opened.
///
/// A connection holds the file and not its name: what is written after somebody has moved or deleted it goes where nobody
/// will look, and SQLite's log of it lies by the old name. So every write asks first: for the file, for the log beside it, in
/// which what is saved lies until it comes into the file, and for a second name of the file, by which another process would make
/// a log of its own.
struct FilePlace: Sendable {
  let path: String
  private let device: UInt64
  private let inode: UInt64
  private let isLinked: Bool
  /// The log that the connections of this process write.
  private let log = LogPlace()

  private final class LogPlace: Sendable {
    let inode = Mutex<UInt64?>(nil)
  }

  /// - Throws: ``StoreError/moved(path:)`` when nothing stands there.
  init(_ path: String) throws(StoreError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .moved(path: path) }
    self.path = path
    isLinked = status.st_nlink > 1
    (device, inode) = (UInt64(status.st_dev), UInt64(status.st_ino))
  }

  /// - Throws: ``StoreError/moved(path:)`` when the file is not there any more, or another stands in its place;
  ///   ``StoreError/linked(path:)``.
  func requireSameFile() throws(StoreError) {
    let now = try FilePlace(path)
    if now.device != device || now.inode != inode { throw .moved(path: path) }
    try now.requireOneName()
  }

  func requireOneName() throws(StoreError) { if isLinked { throw .linked(path: path) } }

  /// The same, and the log stands beside it. To be asked inside a write, when there is one.
  ///
  /// - Throws: ``StoreError/moved(path:)`` with the path of what is gone.
  func requireSameLog() throws(StoreError) {
    try requireSameFile()
    let path = "\(path)-wal"
    var status = stat()
    guard stat(path, &status) == 0 else { throw .moved(path: path) }
    let inode = UInt64(status.st_ino)
    let isSame = log.inode.withLock { known in
      known = known ?? inode
      return known == inode
    }
    if !isSame { throw .moved(path: path) }
  }

  /// Whether both would be lost with one disk; false when it cannot be told.
  static func areOnSameDisk(_ one: String, _ other: String) -> Bool {
    var (first, second) = (stat(), stat())
    return stat(one, &first) == 0 && stat(other, &second) == 0 && first.st_dev == second.st_dev
  }

  /// Has the log brought to the disk, as far as it is written.
  func syncLog() throws(StoreError) {
    let log = open("\(path)-wal", O_RDONLY | O_CLOEXEC)
    guard log >= 0 else { throw .moved(path: "\(path)-wal") }
    defer { close(log) }
    if fsync(log) != 0 { throw .inputOutput(code: errno) }
  }
}
