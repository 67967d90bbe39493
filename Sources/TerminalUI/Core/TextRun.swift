/// A piece of text in one style; a line of several styles is an array of them.
public struct TextRun: Hashable, Sendable, ExpressibleByStringLiteral {
  public var text: String
  public var style: Style

  public init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }

  public init(_ glyph: Character, _ style: Style = .plain) {
    self.init(String(glyph), style)
  }

  public init(stringLiteral value: String) {
    self.init(value)
  }
}

extension [TextRun] {
  /// How many columns it takes.
  public func columns(_ glyphs: GlyphSet) -> Int { reduce(0) { $0 + TextWidth.of(glyphs.presentable($1.text)) } }
}

extension Style {
  /// Text in this style: `Style.key("Enter")`.
  public func callAsFunction(_ text: String) -> TextRun { TextRun(text, self) }
}
