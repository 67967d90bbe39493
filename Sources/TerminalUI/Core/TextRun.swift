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

extension Style {
  /// Text in this style: `Style.key("Enter")`.
  public func callAsFunction(_ text: String) -> TextRun { TextRun(text, self) }
}
