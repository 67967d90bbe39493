/// One column of one row on the screen.
///
/// A character that is two columns wide stands in its left cell (`width` 2); the cell to its right is a
/// ``Cell/continuation`` (`width` 0) and draws nothing.
public struct Cell: Hashable, Sendable {
  /// A cleaned grapheme cluster: never a control, format or bidi character.
  public var character: Character
  public var style: Style
  /// Columns the character takes: 1, 2, or 0 for a continuation.
  public var width: UInt8

  public init(_ character: Character, style: Style = .plain, width: UInt8 = 1) {
    self.character = character
    self.style = style
    self.width = width
  }

  public static let blank = Cell(" ")
  public static let continuation = Cell(" ", width: 0)
}
