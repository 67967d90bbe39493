/// The signs of the program by what they mean, in Unicode or in ASCII. Every one is exactly one column wide.
public enum GlyphSet: Hashable, Sendable, CaseIterable {
  case unicode
  /// For terminals whose locale is explicitly not UTF-8; text is transliterated as well.
  case ascii

  private func pick(_ unicode: Character, _ ascii: Character) -> Character {
    self == .unicode ? unicode : ascii
  }

  // MARK: Lights: always glyph and word and colour, never colour alone

  /// Green light.
  public var lightGreen: Character { pick("●", "o") }
  /// Yellow light; this glyph stands for nothing else.
  public var lightYellow: Character { pick("▲", "^") }
  /// Red light.
  public var lightRed: Character { pick("■", "#") }
  /// Not assessed.
  public var lightNone: Character { pick("·", ".") }

  // MARK: Rules

  public var horizontal: Character { pick("─", "-") }
  public var vertical: Character { pick("│", "|") }
  public var cross: Character { pick("┼", "+") }
  public var teeLeft: Character { pick("├", "+") }
  public var teeRight: Character { pick("┤", "+") }
  public var teeDown: Character { pick("┬", "+") }
  public var teeUp: Character { pick("┴", "+") }
  /// The line of a journey.
  public var heavyHorizontal: Character { pick("━", "=") }
  /// Where one step of a journey ends and the next begins.
  public var heavyCross: Character { pick("╋", "+") }

  // MARK: Bars: the heaviest shade is the gravest

  public var shadeLight: Character { pick("░", ".") }
  public var shadeMedium: Character { pick("▒", ":") }
  public var shadeFull: Character { pick("█", "#") }
  /// The part of a bar nobody knows anything about.
  public var shadeMissing: Character { pick("·", " ") }

  /// A step of a sparkline.
  /// - Parameter level: 1 (lowest) to 8 (highest); anything outside is brought inside.
  public func spark(_ level: Int) -> Character {
    let levels: [Character] = self == .unicode ? Self.blocks : Self.digits
    return levels[min(max(level, 1), 8) - 1]
  }

  private static let blocks: [Character] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let digits: [Character] = ["1", "2", "3", "4", "5", "6", "7", "8"]

  // MARK: Marks

  /// Text was cut here.
  public var ellipsis: Character { pick("…", "~") }
  /// Between the places of a path.
  public var breadcrumb: Character { pick("›", ">") }
  /// In front of the row that keys act upon.
  public var selection: Character { ">" }
  public var check: Character { pick("✓", "x") }
  /// Of a row that something is to be done with, among others.
  public var mark: Character { "*" }
  public var separator: Character { pick("·", "-") }
  public var bullet: Character { pick("•", "*") }
  /// Sorted from least to most.
  public var ascending: Character { pick("↑", "^") }
  /// Sorted from most to least.
  public var descending: Character { pick("↓", "v") }
  public var arrowLeft: Character { pick("←", "<") }
  public var arrowRight: Character { pick("→", ">") }
  public var arrowUp: Character { pick("↑", "^") }
  public var arrowDown: Character { pick("↓", "v") }

  /// Any text in this set: cleaned, and for ``ascii`` transliterated. Measure what comes out, not what went in.
  public func presentable(_ text: String) -> String {
    self == .unicode ? text.cleaned() : text.cleaned().transliterated()
  }
}
