internal import CNcurses
import Glibc
import TerminalUI

/// What terminfo says about a kind of terminal.
enum TerminalDescription {
  /// The kind to draw for, found before anything is written to the terminal: its own, or the one that is assumed.
  static func usable(_ term: String, output: Int32) throws(TerminalError) -> String {
    do throws(TerminalError) {
      try verify(term, output: output)
      return term
    } catch let own {
      guard case .unknownTerminal = own, !term.isEmpty else { throw own }
      // Where not even that is known, the terminal's own kind is what is told.
      do throws(TerminalError) { try verify(CursesTerminal.assumedTerm, output: output) } catch { throw own }
      return CursesTerminal.assumedTerm
    }
  }

  private static func verify(_ term: String, output: Int32) throws(TerminalError) {
    guard !term.isEmpty else { throw .unknownTerminal("") }
    var reason: Int32 = 0
    let result = setupterm(term, output, &reason)
    defer { nc_forget_terminal() }
    // 0 is "not found, or too generic"; a hard-copy terminal gives 1 with an error.
    guard result == OK else { throw reason == 1 ? .unsupportedTerminal(term) : .unknownTerminal(term) }
    guard nc_capability("cup") != nil, nc_capability("clear") != nil else { throw .unsupportedTerminal(term) }
  }

  /// Whether the terminal understands bracketed paste, and questions about its colours; one that does not would show
  /// the switch.
  static func isLikeXterm(_ term: String) -> Bool {
    if nc_capability("BE") != nil { return true }
    let families = [
      "xterm", "screen", "tmux", "rxvt", "alacritty", "foot", "kitty", "konsole", "gnome", "vte", "st-", "wezterm",
      "ghostty", "iterm", "mintty", "putty", "contour",
    ]
    return term == "st" || families.contains { term.hasPrefix($0) }
  }

  /// What the background is, and then what kind of terminal it is, which every one answers.
  static let backgroundQuestion = "\u{1B}]11;?\u{7}\u{1B}[c"

  static let pasteOn = "\u{1B}[?2004h"
  static let pasteOff = "\u{1B}[?2004l"

  /// The bytes that bring the current terminal back to where a shell can go on, for the crash guard: no ncurses then.
  static func restoreSequence(bracketedPaste: Bool, mouse: Bool) -> String {
    var parts = [capability("sgr0"), capability("op")]
    if mouse { parts.append("\u{1B}[?1006l\u{1B}[?1000l") }
    if bracketedPaste { parts.append(pasteOff) }
    // Cleared, since not every terminal has a second screen and some keep what stood on it.
    parts += [capability("clear"), capability("rmcup")]
    parts += [capability("rmkx"), capability("cnorm")]
    return parts.compactMap(\.self).joined()
  }

  private static func capability(_ name: String) -> String? {
    nc_capability(name).map { stripped(String(cString: $0)) }
  }

  /// Without padding (`$<5>`), which is for `tputs` and would be shown.
  static func stripped(_ capability: String) -> String {
    var result = ""
    var rest = capability[...]
    while let start = rest.firstRange(of: "$<"), let end = rest[start.upperBound...].firstIndex(of: ">") {
      result += rest[..<start.lowerBound]
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }
}

extension CursesTerminal {
  /// What a terminal is taken for whose own kind terminfo does not know: new ones call themselves by names that older machines
  /// have never heard of, and all of them understand this.
  public static let assumedTerm = "xterm-256color"
}

extension ColorDepth {
  /// What the current terminal can do; call after `start_color`.
  static var ofCurrentTerminal: ColorDepth {
    guard has_colors(), nc_pair_count() > 1 else { return .none }
    return switch nc_color_count() {
    case 256...: .twoFiftySix
    case 16...: .sixteen
    case 8...: .eight
    default: .none
    }
  }
}

extension Background {
  /// What `COLORFGBG` says: "foreground;background" in palette numbers, as rxvt and its heirs set it.
  static func declared(_ value: String?) -> Background {
    guard let last = value?.split(separator: ";").last, let number = Int(last) else { return .unknown }
    return switch number {
    case 0...6, 8: .dark
    case 7, 9...15: .light
    default: .unknown
    }
  }

  /// What the terminal answers when it is asked: `11;rgb:ffff/ffff/ffff`, of one to four digits each. Nil when it is no
  /// such answer.
  static func answered(_ answer: [UInt8]) -> Background? {
    let parts = String(decoding: answer.filter { $0 != 0x1B }, as: UTF8.self).split(separator: ":")
    guard parts.count == 2, parts[0] == "11;rgb" || parts[0] == "11;rgba" else { return nil }
    let colors = parts[1].split(separator: "/").prefix(3).compactMap { digits in
      UInt16(digits, radix: 16).map { Double($0) / Double(1 << (4 * digits.utf8.count) - 1) }
    }
    guard colors.count == 3 else { return nil }
    // How light it is to the eye; half of what black and white stand equally far from is light already.
    let lightness = zip(colors, [0.2126, 0.7152, 0.0722]).reduce(0) { $0 + $1.0 * $1.0 * $1.1 }
    return lightness < 0.2 ? .dark : .light
  }
}
