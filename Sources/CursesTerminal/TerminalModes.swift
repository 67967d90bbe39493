internal import CNcurses
import Glibc

/// The line settings of the terminal, as they were and as the program needs them.
struct TerminalModes {
  let descriptor: Int32
  /// As the user had them; what the terminal gets back.
  let original: termios

  init(_ descriptor: Int32) throws(TerminalError) {
    var attributes = termios()
    guard tcgetattr(descriptor, &attributes) == 0 else { throw .notATerminal }
    self.descriptor = descriptor
    original = attributes
  }

  /// Lets Ctrl-S and Ctrl-Q through as keys, and tells ncurses that this is how the program's terminal is.
  ///
  /// Otherwise Ctrl-S freezes the screen until Ctrl-Q, and looks like a crash to whoever does not know.
  func switchFlowControlOff() {
    var attributes = termios()
    guard tcgetattr(descriptor, &attributes) == 0 else { return }
    attributes.c_iflag &= ~tcflag_t(IXON)
    tcsetattr(descriptor, TCSANOW, &attributes)
    def_prog_mode()
  }

  /// - Parameter discardingInput: drops what was typed and not read.
  func restore(discardingInput: Bool = false) {
    var attributes = original
    tcsetattr(descriptor, discardingInput ? TCSAFLUSH : TCSADRAIN, &attributes)
  }
}
