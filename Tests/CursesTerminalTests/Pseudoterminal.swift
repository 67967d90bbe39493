import Foundation
import Synchronization

/// A terminal that a test types on and whose screen it counts the bytes of.
final class Pseudoterminal: Sendable {
  /// The program's side.
  let device: Int32
  private let keyboard: Int32
  private let state = Mutex(State())
  private let readerEnded = DispatchSemaphore(value: 0)

  private struct State {
    var received: [UInt8] = []
    var mustEnd = false
    var isHungUp = false
  }

  /// TIOCSPTLCK and TIOCGPTN, which Swift does not see.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  struct Failure: Error {
    let what: String
  }

  init(columns: Int = 80, rows: Int = 24) throws {
    keyboard = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var locked: Int32 = 0
    var number: UInt32 = 0
    guard keyboard >= 0, ioctl(keyboard, Self.setLock, &locked) == 0, ioctl(keyboard, Self.getNumber, &number) == 0
    else { throw Failure(what: "no pseudo-terminal: \(errno)") }
    device = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    guard device >= 0 else { throw Failure(what: "no device: \(errno)") }
    resize(columns: columns, rows: rows)
    // Somebody has to read, or a long frame would wait for ever.
    Thread.detachNewThread { [self] in read() }
  }

  deinit { close(device) }

  private func read() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !state.withLock({ $0.mustEnd }) {
      var descriptor = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
      guard poll(&descriptor, 1, 10) > 0 else { continue }
      let count = Foundation.read(keyboard, &buffer, buffer.count)
      guard count > 0 else { break }
      state.withLock { $0.received += buffer[..<count] }
    }
    close(keyboard)
    readerEnded.signal()
  }

  /// Ends the reader and closes the terminal's side: the window is gone. Every test ends with it.
  func hangUp() {
    let isFirst = state.withLock { state in
      defer {
        state.mustEnd = true
        state.isHungUp = true
      }
      return !state.isHungUp
    }
    if isFirst { readerEnded.wait() }
  }

  func resize(columns: Int, rows: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(device, UInt(TIOCSWINSZ), &size)
  }

  func type(_ text: String) { type(Array(text.utf8)) }

  func type(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(keyboard, $0.baseAddress, min($0.count, 1024)) }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// All that the program has sent since the last call.
  ///
  /// A mark is sent after it and awaited, so nothing is still under way.
  func received() throws -> String {
    let mark = Array("\u{1}mark\u{1}".utf8)
    _ = write(device, mark, mark.count)
    let deadline = ContinuousClock.now + .seconds(10)
    while ContinuousClock.now < deadline {
      let bytes: [UInt8]? = state.withLock { state in
        guard state.received.suffix(mark.count) == mark[...] else { return nil }
        defer { state.received = [] }
        return state.received.dropLast(mark.count)
      }
      if let bytes { return String(decoding: bytes, as: UTF8.self) }
      usleep(500)
    }
    throw Failure(what: "the terminal does not get what is sent")
  }

  var attributes: LineAttributes {
    var attributes = termios()
    tcgetattr(device, &attributes)
    return LineAttributes(attributes)
  }
}

/// What `stty -a` shows, for comparing.
struct LineAttributes: Equatable {
  let flags: [UInt32]
  let characters: [UInt8]

  init(_ attributes: termios) {
    flags = [attributes.c_iflag, attributes.c_oflag, attributes.c_cflag, attributes.c_lflag]
    characters = withUnsafeBytes(of: attributes.c_cc) { Array($0) }
  }

  var hasFlowControl: Bool { flags[0] & UInt32(IXON) != 0 }
}
