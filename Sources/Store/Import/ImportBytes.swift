import Glibc

/// Reads a file that is to be imported.
public enum ImportBytes {
  /// The bytes of a file, or of a pipe such as standard input.
  ///
  /// They are read and not mapped: a mapped file that somebody cuts short meanwhile would end the program.
  ///
  /// - Parameter isCancelled: asked while a pipe has nothing to give, or nobody writes into it yet.
  /// - Throws: ``ImportFailure/store(_:)`` when it cannot be read; ``ImportFailure/file(_:)`` when it is too large;
  ///   ``ImportFailure/cancelled``.
  public static func read(path: String, isCancelled: () -> Bool = { false }) throws(ImportFailure) -> [UInt8] {
    // Opened to wait, a pipe that nobody writes into would wait for ever, whatever key is pressed.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw .store(failure(errno, path: path)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .store(failure(errno, path: path)) }
    if status.st_mode & S_IFMT == S_IFDIR { throw .store(.ledger(.notAFile(path: path, .directory))) }
    if status.st_size > CSVText.largest { throw .file(.tooLarge(limit: CSVText.largest)) }
    // A pipe, or a terminal.
    let waits = status.st_mode & S_IFMT != S_IFREG
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size))
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      if waits { try wait(for: descriptor, path, isCancelled) }
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR || waits && errno == EAGAIN { continue }
        throw .store(failure(errno, path: path))
      }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
      // A pipe tells no size beforehand.
      if bytes.count > CSVText.largest { throw .file(.tooLarge(limit: CSVText.largest)) }
    }
  }

  /// Until there is something to read, or the last who wrote is gone.
  private static func wait(for descriptor: Int32, _ path: String, _ isCancelled: () -> Bool) throws(ImportFailure) {
    var asked = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      if isCancelled() { throw .cancelled }
      // Ctrl-C may come just before the wait begins: it is not to be missed for long.
      let ready = poll(&asked, 1, 200)
      if ready > 0 { return }
      if ready < 0, errno != EINTR { throw .store(failure(errno, path: path)) }
    }
  }

  private static func failure(_ code: Int32, path: String) -> StoreError {
    switch code {
    case ENOENT, ENOTDIR: .ledger(.missing(path: path))
    case EACCES, EPERM: .ledger(.noPermission(path: path, .read))
    default: .ledger(.inputOutput(code: code))
    }
  }
}
