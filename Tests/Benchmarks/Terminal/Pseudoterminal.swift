import Foundation

/// A terminal without a window: what is typed here is read by the program, what the program shows is read here.
final class Pseudoterminal: Sendable {
  /// The side that types and watches.
  let keyboard: Int32
  /// The program's side. Kept open here too, or the keyboard's side would be hung up before the program has begun.
  let device: Int32
  /// The device's name, for a program that opens it itself.
  let name: String

  /// TIOCSPTLCK and TIOCGPTN; Swift sees neither them nor `posix_openpt`.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  init(columns: Int, rows: Int) throws(Failure) {
    // Not inherited: only the program's own descriptors shall hold the terminal.
    keyboard = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var locked: Int32 = 0
    var number: UInt32 = 0
    guard keyboard >= 0, ioctl(keyboard, Self.setLock, &locked) == 0, ioctl(keyboard, Self.getNumber, &number) == 0
    else { throw Failure("no pseudo-terminal: \(String(cString: strerror(errno)))") }
    name = "/dev/pts/\(number)"
    device = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard device >= 0 else { throw Failure("no terminal \(name): \(String(cString: strerror(errno)))") }
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(device, UInt(TIOCSWINSZ), &size)
  }

  deinit {
    close(device)
    close(keyboard)
  }

  /// Types bytes, as a terminal sends them: a few, which never wait.
  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(keyboard, bytes, bytes.count)
  }

  /// What the program has shown, at the latest after that many milliseconds; empty when there was nothing.
  func read(into buffer: inout [UInt8], waitingMilliseconds: Int32) -> ArraySlice<UInt8> {
    var descriptor = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
    guard poll(&descriptor, 1, waitingMilliseconds) > 0 else { return [] }
    let count = Foundation.read(keyboard, &buffer, buffer.count)
    return count > 0 ? buffer[..<count] : []
  }
}
