/// A key as the program knows it, whatever bytes the terminal sent.
public enum Key: Hashable, Sendable {
  /// A printable character, after NFC.
  case character(Character)
  /// Ctrl and a lower-case ASCII letter: `.control("s")`.
  case control(Character)
  case function(Int)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
}

/// What the terminal can tell the program.
public enum InputEvent: Hashable, Sendable {
  case key(Key)
  /// Text pasted in one piece (bracketed paste), cleaned; a form takes it as typed text, a menu ignores it.
  case paste(String)
  /// The window has a new size; ask for it and draw anew.
  case resize
  /// The program was stopped (Ctrl-Z) and goes on: read data and size anew, repaint everything.
  case resume
}
