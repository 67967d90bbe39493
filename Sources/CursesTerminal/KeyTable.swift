internal import CNcurses
import TerminalUI

/// ncurses' numbers of keys, and sequences that descriptions forget.
enum KeyTable {
  /// Beyond ncurses' own numbers and those it hands out for extended capabilities.
  static let pasteBegins: Int32 = 0x7000
  static let pasteEnds: Int32 = 0x7001

  /// The key with this number; nil when it means nothing to the program.
  ///
  /// With Shift a key is what it is without: harmless, and what a finger resting on Shift expects.
  static func key(_ code: Int32) -> Key? {
    switch code {
    case KEY_UP, KEY_SR: .up
    case KEY_DOWN, KEY_SF: .down
    case KEY_LEFT, KEY_SLEFT: .left
    case KEY_RIGHT, KEY_SRIGHT: .right
    case KEY_HOME, KEY_SHOME, KEY_FIND, KEY_A1: .home
    case KEY_END, KEY_SEND, KEY_SELECT, KEY_LL, KEY_C1: .end
    case KEY_PPAGE, KEY_SPREVIOUS, KEY_A3: .pageUp
    case KEY_NPAGE, KEY_SNEXT, KEY_C3: .pageDown
    case KEY_ENTER: .enter
    case KEY_BTAB: .backTab
    case KEY_BACKSPACE: .backspace
    case KEY_DC, KEY_SDC: .delete
    case KEY_IC, KEY_SIC: .insert
    case KEY_F0 + 1...KEY_F0 + 63: .function(Int(code - KEY_F0))
    default: nil
    }
  }

  /// Teaches the current terminal what it may send although its description does not say so.
  ///
  /// Many a terminal is not quite what `TERM` claims: arrows come in two forms, and a vt100 has no F9 but the window
  /// that calls itself one sends it. What the description does say is left alone.
  static func teachSequences() {
    define("\u{1B}[200~", pasteBegins)
    define("\u{1B}[201~", pasteEnds)
    for introducer in ["\u{1B}[", "\u{1B}O"] {
      for (final, code) in [
        ("A", KEY_UP), ("B", KEY_DOWN), ("C", KEY_RIGHT), ("D", KEY_LEFT), ("H", KEY_HOME), ("F", KEY_END),
      ] { define(introducer + final, code) }
    }
    define("\u{1B}[Z", KEY_BTAB)
    define("\u{1B}OM", KEY_ENTER)
    for (final, number) in zip(["P", "Q", "R", "S"], Int32(1)...) { define("\u{1B}O" + final, KEY_F0 + number) }
    for (parameter, code) in [
      (1, KEY_HOME), (2, KEY_IC), (3, KEY_DC), (4, KEY_END), (5, KEY_PPAGE), (6, KEY_NPAGE), (7, KEY_HOME),
      (8, KEY_END),
    ] { define("\u{1B}[\(parameter)~", code) }
    let functionParameters = [11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 23, 24]
    for (parameter, number) in zip(functionParameters, Int32(1)...) {
      define("\u{1B}[\(parameter)~", KEY_F0 + number)
    }
  }

  private static func define(_ sequence: String, _ code: Int32) {
    // 0: unknown so far. Beyond KEY_MAX: a key that only the extended part of a description names. Negative: the
    // beginning of a known one, or the other way round.
    let known = key_defined(sequence)
    if known == 0 || known > KEY_MAX { define_key(sequence, code) }
  }
}
