import Glibc

/// Reads a file that is to be imported.
public enum ImportBytes {
  /// The bytes of a file, or of a pipe such as standard input.
  ///
  /// They are read and not mapped: a mapped file that somebody cuts short meanwhile would end the program.
  /// - Throws: ``ImportFailure/store(_:)`` when it cannot be read; ``ImportFailure/file(_:)`` when it is too large.
  public static func read(path: String) throws(ImportFailure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .store(failure(errno, path: path)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .store(failure(errno, path: path)) }
    if status.st_mode & S_IFMT == S_IFDIR { throw .store(.notAFile(path: path, .directory)) }
    if status.st_size > CSVText.largest { throw .file(.tooLarge(limit: CSVText.largest)) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size))
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw .store(failure(errno, path: path))
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
      // A pipe tells no size beforehand.
      if bytes.count > CSVText.largest { throw .file(.tooLarge(limit: CSVText.largest)) }
    }
  }

  private static func failure(_ code: Int32, path: String) -> StoreError {
    switch code {
    case ENOENT, ENOTDIR: .missing(path: path)
    case EACCES, EPERM: .noPermission(path: path, .read)
    default: .inputOutput(code: code)
    }
  }
}
