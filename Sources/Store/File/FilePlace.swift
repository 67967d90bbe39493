import Foundation

/// Which file stood at a register's path when it was opened.
///
/// A connection holds the file and not its name: what is written after somebody has moved or deleted it goes where nobody
/// will look, and SQLite's log of it lies by the old name. So every write asks first.
struct FilePlace: Sendable {
  let path: String
  private let device: UInt64
  private let inode: UInt64

  /// - Throws: ``StoreError/moved(path:)`` when nothing stands there.
  init(_ path: String) throws(StoreError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw .moved(path: path) }
    self.path = path
    (device, inode) = (UInt64(status.st_dev), UInt64(status.st_ino))
  }

  /// - Throws: ``StoreError/moved(path:)`` when the file is not there any more, or another stands in its place.
  func requireSameFile() throws(StoreError) {
    let now = try FilePlace(path)
    if now.device != device || now.inode != inode { throw .moved(path: path) }
  }
}
