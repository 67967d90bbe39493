import TerminalUI

/// What just happened, for the message row. It stays until the next key.
public struct Message: Hashable, Sendable {
  public var text: String
  public var style: Style
  /// `u Angre` stands at its right.
  public var canBeUndone: Bool

  public init(_ text: String, style: Style = .message, canBeUndone: Bool = false) {
    self.text = text
    self.style = style
    self.canBeUndone = canBeUndone
  }

  public static func warning(_ text: String) -> Message { Message(text, style: .warning) }
  public static func error(_ text: String) -> Message { Message(text, style: .error) }
}
