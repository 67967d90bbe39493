/// A field whose text is read as it is typed and answers with what it understood: `to` → "to 26.11.2026".
///
/// What a date looks like is not known here: the reading is done by the closure, in the language and on the day of
/// whoever made it.
public struct DateField: Sendable {
  /// What the text means.
  public enum Reading: Hashable, Sendable {
    /// Nothing typed.
    case empty
    /// The date in words, shown beside the field.
    case understood(String)
    /// A sentence saying what is wrong, or which of two it is.
    case problem(String)
  }

  public var field: TextField
  private let read: @Sendable (String) -> Reading

  public init(_ text: String = "", read: @escaping @Sendable (String) -> Reading) {
    field = TextField(text, maxLength: 40)
    self.read = read
  }

  public var text: String {
    get { field.text }
    set { field.text = newValue }
  }

  /// What is understood of the text as it stands.
  public var reading: Reading {
    field.text.allSatisfy(\.isWhitespace) ? .empty : read(field.text)
  }

  /// Edits by a key; false when it is not for the field.
  public mutating func handle(_ key: Key) -> Bool { field.handle(key) }
}
