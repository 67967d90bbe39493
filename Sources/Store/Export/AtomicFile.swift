import Glibc

/// A file that is there whole or not at all: written beside its place, then moved to it.
///
/// Only the owner may read it (0600): what leaves the register is about people. Without ``commit()`` nothing is left.
public struct AtomicFile: ~Copyable {
  /// Where it will stand; a link is followed, so that the link stays.
  public let path: String
  private let temporaryPath: String
  private let descriptor: Int32
  private var isCommitted = false

  /// - Throws: ``StoreError/missing(path:)`` without the folder, ``StoreError/notAFile(path:_:)`` when something else
  ///   than a file stands there, ``StoreError/noPermission(path:_:)``, ``StoreError/diskFull``,
  ///   ``StoreError/inputOutput(code:)`` with the system's error number.
  public init(path: String) throws(StoreError) {
    let target = try AtomicFile.target(path)
    let temporary = "\(target).\(getpid()).\(UInt32.random(in: .min ... .max)).tmp"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if descriptor < 0 { throw AtomicFile.failure(errno, path: path) }
    self.path = target
    temporaryPath = temporary
    self.descriptor = descriptor
  }

  deinit {
    close(descriptor)
    if !isCommitted { unlink(temporaryPath) }
  }

  /// Adds to the end.
  public func write(_ bytes: [UInt8]) throws(StoreError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        // A signal may interrupt a write; it is then made again.
        Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw AtomicFile.failure(errno, path: path)
      }
    }
  }

  /// Puts the file in its place, over one that stands there. It is on the disk when this returns.
  public consuming func commit() throws(StoreError) {
    guard fsync(descriptor) == 0, rename(temporaryPath, path) == 0 else {
      throw AtomicFile.failure(errno, path: path)
    }
    isCommitted = true
    // So that the name, too, outlives a power cut.
    let folder = open(path.lastIndex(of: "/").map { String(path[...$0]) } ?? ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  private static func target(_ path: String) throws(StoreError) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { return path }
      throw failure(errno, path: path)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .notAFile(path: path, .directory)
    case S_IFIFO: throw .notAFile(path: path, .pipe)
    case S_IFSOCK: throw .notAFile(path: path, .socket)
    case S_IFCHR, S_IFBLK: throw .notAFile(path: path, .device)
    default: throw .notAFile(path: path, .other)
    }
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func failure(_ code: Int32, path: String) -> StoreError {
    switch code {
    case ENOENT, ENOTDIR: .missing(path: path)
    case EACCES, EPERM, EROFS: .noPermission(path: path, .create)
    case ENOSPC, EDQUOT: .diskFull
    default: .inputOutput(code: code)
    }
  }
}
