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
    } catch {
      guard case .unknownTerminal = error, !term.isEmpty,
        (try? verify(CursesTerminal.assumedTerm, output: output)) != nil
      else {
        throw error
      }
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

  /// Whether the terminal understands bracketed paste; one that does not would show the switch.
  static func hasBracketedPaste(_ term: String) -> Bool {
    if nc_capability("BE") != nil { return true }
    let families = [
      "xterm", "screen", "tmux", "rxvt", "alacritty", "foot", "kitty", "konsole", "gnome", "vte", "st-", "wezterm",
      "ghostty", "iterm", "mintty", "putty", "contour",
    ]
    return term == "st" || families.contains { term.hasPrefix($0) }
  }

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
}
