import TerminalUI

/// What just happened, for the message row. It stays until the next key.
public struct Message: Hashable, Sendable {
  public var text: String
  public var style: Style
  /// What one key does about it as long as it stands; the key is named at its right.
  public var offer: Offer?

  /// By the change it is about.
  public enum Offer: Hashable, Sendable {
    case undo(Int64), redo(Int64)
  }

  public init(_ text: String, style: Style = .message, offer: Offer? = nil) {
    self.text = text
    self.style = style
    self.offer = offer
  }

  public static func warning(_ text: String) -> Message { Message(text, style: .warning) }
  public static func error(_ text: String) -> Message { Message(text, style: .error) }
}
