extension String {
  /// The text in ASCII, for terminals that can show nothing else: `Åse Bjørnø` becomes `Aase Bjoernoe`.
  ///
  /// Widths change (`å` becomes two characters), so measure afterwards. A character without an ASCII likeness
  /// becomes `?`; marks on a letter go.
  public func transliterated() -> String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    var ascii = ""
    ascii.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      if scalar.isASCII {
        ascii.unicodeScalars.append(scalar)
      } else if TextWidth.of(scalar) > 0 {
        ascii += Transliteration.ascii(scalar)
      }
    }
    return ascii
  }

  /// The text for comparing what is typed with what is shown: lower case, without diacritics (`Åpne` → `apne`).
  public func folded() -> String {
    let lower = lowercased()
    if lower.utf8.allSatisfy({ $0 < 0x80 }) { return lower }
    var folded = ""
    for scalar in lower.unicodeScalars {
      if scalar.isASCII {
        folded.unicodeScalars.append(scalar)
      } else if scalar == "å" {
        folded += "a"
      } else if scalar == "ø" {
        folded += "o"
      } else if TextWidth.of(scalar) > 0 {
        let plain = Transliteration.ascii(scalar)
        if plain == "?" { folded.unicodeScalars.append(scalar) } else { folded += plain.lowercased() }
      }
    }
    return folded
  }
}

/// The ASCII likeness of single characters.
enum Transliteration {
  static func ascii(_ scalar: Unicode.Scalar) -> String {
    let value = Int(scalar.value)
    if value >= 0xC0 && value <= 0x17F { return letters[value - 0xC0] }
    if let symbol = symbols[scalar] { return symbol }
    // A letter further off is asked for its base: ế → e, Ǩ → K. Latin Extended Additional stands in the same order
    // as its own alphabet, so the name says it.
    if value < 0x250 || value >= 0x1E00 && value <= 0x1EFF { return baseLetter(scalar) }
    return "?"
  }

  /// `LATIN SMALL LETTER E WITH CIRCUMFLEX AND ACUTE` → `e`.
  private static func baseLetter(_ scalar: Unicode.Scalar) -> String {
    guard let name = scalar.properties.name else { return "?" }
    let words = name.split(separator: " ")
    guard words.count >= 4, words[0] == "LATIN", words[2] == "LETTER", words[3].utf8.count <= 2 else { return "?" }
    return words[1] == "SMALL" ? words[3].lowercased() : String(words[3])
  }

  /// U+00C0 to U+017F in order.
  private static let letters: [String] = """
    A A A A A Aa AE C E E E E I I I I D N O O O O O x Oe U U U U Y Th ss \
    a a a a a aa ae c e e e e i i i i d n o o o o o / oe u u u u y th y \
    A a A a A a C c C c C c C c D d D d E e E e E e E e E e G g G g G g G g H h H h I i I i I i I i I i IJ ij J j K k k \
    L l L l L l L l L l N n N n N n 'n N n O o O o O o OE oe R r R r R r S s S s S s S s T t T t T t \
    U u U u U u U u U u U u W w Y y Y Z z Z z Z z s
    """.split(separator: " ").map(String.init)

  /// Signs that keep their width where they can, so that columns keep theirs.
  private static let symbols: [Unicode.Scalar: String] = [
    "\u{A0}": " ", "\u{2007}": " ", "\u{2009}": " ", "\u{202F}": " ", "\u{3000}": "  ",
    "¡": "!", "¿": "?", "¢": "c", "£": "GBP", "¤": "$", "€": "EUR", "¥": "JPY", "§": "S", "©": "(c)", "®": "(r)",
    "™": "(tm)", "ª": "a", "º": "o", "°": "o", "±": "+-", "²": "2", "³": "3", "¹": "1", "µ": "u", "¶": "P",
    "¼": "1/4", "½": "1/2", "¾": "3/4", "·": "-", "•": "*", "¦": "|", "¨": "\"", "´": "'", "¸": ",", "¯": "-",
    "¬": "-", "«": "\"", "»": "\"", "“": "\"", "”": "\"", "„": "\"", "‟": "\"", "‘": "'", "’": "'", "‚": "'",
    "‛": "'", "‹": "<", "›": ">", "′": "'", "″": "\"", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-",
    "−": "-", "ʼ": "'", "ʻ": "'", "ẞ": "SS", "…": "...", "‰": "o/oo", "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~",
    "∞": "inf", "×": "x", "÷": "/",
    "←": "<", "→": ">", "↑": "^", "↓": "v", "↔": "<>", "⇒": "=>", "✓": "x", "✗": "-",
    "●": "o", "▲": "^", "■": "#", "○": "o", "◌": "o", "□": "#", "▶": ">", "◀": "<", "▼": "v",
    "─": "-", "━": "=", "│": "|", "┃": "|", "┌": "+", "┐": "+", "└": "+", "┘": "+", "├": "+", "┤": "+", "┬": "+",
    "┴": "+", "┼": "+", "╋": "+", "═": "=", "║": "|",
    "░": ".", "▒": ":", "▓": "%", "█": "#",
    "▁": "1", "▂": "2", "▃": "3", "▄": "4", "▅": "5", "▆": "6", "▇": "7",
  ]
}
