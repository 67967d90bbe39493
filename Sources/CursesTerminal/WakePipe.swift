import Glibc

/// Wakes a main thread that waits for keys.
///
/// A worker puts its result where the main loop looks for it and calls ``wake()``; waking costs one byte, and several
/// wakes that come together are reported as one.
public struct WakePipe: Sendable {
  /// The descriptors live as long as any copy: a late worker must never write to a number that means a file by then.
  private final class Descriptors: Sendable {
    let reading: Int32
    let writing: Int32

    init(reading: Int32, writing: Int32) {
      self.reading = reading
      self.writing = writing
    }

    deinit {
      close(reading)
      close(writing)
    }
  }

  /// Signal handlers write 0.
  private static let workerByte: UInt8 = 1

  private let descriptors: Descriptors

  init() throws(TerminalError) {
    var pair: [Int32] = [-1, -1]
    guard pipe(&pair) == 0 else { throw .system(errno: errno) }
    descriptors = Descriptors(reading: pair[0], writing: pair[1])
    for descriptor in pair {
      // Full or empty must not make anyone wait, and a program that is started shall not inherit it.
      guard fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0, fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else {
        throw .system(errno: errno)
      }
    }
  }

  /// Makes the waiting (or the next) `wait` return ``TerminalEvent/woken``. From any thread; never blocks.
  public func wake() {
    var byte = Self.workerByte
    // A full pipe wakes too, so a refusal is no loss.
    while write(descriptors.writing, &byte, 1) < 0 && errno == EINTR {}
  }

  var readingDescriptor: Int32 { descriptors.reading }
  var writingDescriptor: Int32 { descriptors.writing }

  /// Takes all waiting bytes; true when a worker wrote one of them.
  func drain() -> Bool {
    var woken = false
    var bytes = [UInt8](repeating: 0, count: 256)
    while true {
      let count = read(descriptors.reading, &bytes, bytes.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return woken }
      if bytes[..<count].contains(Self.workerByte) { woken = true }
    }
  }
}
