import Foundation
import Synchronization

/// Reads the beginning of a file by a descriptor that, when it turns out to be a register's, stays open as long as the
/// process.
///
/// To close any descriptor of a file gives up every lock the process has on it (POSIX), those of SQLite's connections
/// included, and another process could then take a register for unused while this one writes. One descriptor a register
/// is kept, however often it is opened.
package enum LastingDescriptors {
  private struct FileID: Hashable {
    let device: UInt64
    let inode: UInt64
  }

  private static let kept = Mutex<[FileID: Int32]>([:])

  /// For writing too where that is allowed, so that it can be locked; nothing is written by it.
  private static func opened(_ path: String) -> Int32 {
    let descriptor = open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK)
    return descriptor >= 0 ? descriptor : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  }

  /// The one of a register that has been opened; nil when there is none.
  package static func descriptor(of path: String) -> Int32? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return kept.withLock { $0[FileID(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))] }
  }

  /// - Parameters:
  ///   - status: of the file, which is an ordinary one.
  ///   - body: gets as many bytes as there are of a header; when it throws, the file is no register.
  package static func reading<Result>(
    _ path: String, _ status: stat, _ body: ([UInt8]) throws(LedgerError) -> Result
  ) throws(LedgerError) -> Result {
    let id = FileID(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
    do {
      return try kept.withLock { kept in
        let known = kept[id]
        let descriptor = known ?? opened(path)
        guard descriptor >= 0 else { throw RegisterFile.failure(errno, path, .read) }
        var isRegister = known != nil
        defer { if !isRegister { close(descriptor) } }
        var bytes = [UInt8](repeating: 0, count: RegisterFile.Header.size)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count >= 0 else { throw RegisterFile.failure(errno, path, .read) }
        let result = try body(Array(bytes.prefix(count)))
        kept[id] = descriptor
        isRegister = true
        return result
      }
    } catch { throw LedgerError(error) }
  }
}
