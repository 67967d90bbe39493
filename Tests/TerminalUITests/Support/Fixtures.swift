import TerminalUI

/// Names as they come from imports and from people with a sense of humour.
enum Hostile {
  static let names = [
    "Hansen, Åse", "Thanh, 阮文", "\u{1B}[31mRød\u{1B}[0m", "To\nlinjer", "Familien 👨‍👩‍👧‍👦", "\u{202E}snesnaH",
    "Zal\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}go", "\u{301}først", "Flagg 🇳🇴", "👍🏽", "क्षत्रिय", "한국어",
    "\u{1112}\u{1161}\u{11AB}",
    "\u{E000}privat", "tab\tog\u{0}null", "", " ", "⚠\u{FE0F}", "a\u{1161}", "\u{200B}\u{2028}", "Ａｂｃ", "\u{9B}31m",
    String(repeating: "lang ", count: 60), String(repeating: "阮", count: 90),
  ]
}

/// Same sequence in every run, so that a failure can be repeated.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  mutating func pick<Element>(_ elements: [Element], or fallback: Element) -> Element {
    elements.randomElement(using: &self) ?? fallback
  }

  /// Mostly small, sometimes nothing at all.
  mutating func size() -> Size {
    Size(width: Int.random(in: 0...70, using: &self), height: Int.random(in: 0...14, using: &self))
  }

  mutating func key() -> Key {
    let keys: [Key] = [
      .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end, .pageUp,
      .pageDown, .control("s"), .control("u"), .control("w"), .function(9), .character("j"), .character("k"),
      .character("g"), .character("G"), .character(" "), .character("å"), .character("阮"), .character("e"),
      .character("👨‍👩‍👧"), .character("\u{301}"),
    ]
    return pick(keys, or: .enter)
  }
}

/// Draws on a canvas of the size and gives the rows.
func drawn(
  _ width: Int, _ height: Int, glyphs: GlyphSet = .unicode, _ draw: (inout Canvas) -> Void
) -> [String] {
  var canvas = Canvas(size: Size(width: width, height: height), glyphs: glyphs)
  draw(&canvas)
  return canvas.frame().rows
}

extension Frame {
  /// True when every row fills the width exactly, no wide character is cut, and the cursor is inside.
  var isSound: Bool {
    guard cells.count == size.width * size.height else { return false }
    let exact = rows.allSatisfy { TextWidth.of($0) == size.width }
    let whole = (0..<size.height).allSatisfy { y in
      (0..<size.width).allSatisfy { x in
        let cell = self[x, y]
        switch cell.width {
        case 2: return x + 1 < size.width && self[x + 1, y].width == 0
        case 0: return x > 0 && self[x - 1, y].width == 2
        default: return TextWidth.of(String(cell.character)) == 1
        }
      }
    }
    let inside = cursor.x >= 0 && cursor.y >= 0 && cursor.x < max(1, size.width) && cursor.y < max(1, size.height)
    return exact && whole && inside
  }
}

extension FormField {
  /// A field for a text of several lines, over so many rows where there is room.
  static func lines(
    _ id: String, _ label: String, help: String = "", value: String = "", maxLength: Int, rows: Int
  ) -> FormField {
    FormField(id: id, label: label, help: help, .lines(TextField(value, maxLength: maxLength), rows: max(1, rows)))
  }

  /// A field for a date, or anything else that is read as it is typed.
  static func checked(
    _ id: String, _ label: String, help: String = "", value: String = "", maxLength: Int = 40,
    isTypedOver: Bool = true, read: @escaping @Sendable (String) -> CheckedField.Reading
  ) -> FormField {
    let field = CheckedField(value, maxLength: maxLength, isTypedOver: isTypedOver, read: read)
    return FormField(id: id, label: label, help: help, .checked(field))
  }
}
