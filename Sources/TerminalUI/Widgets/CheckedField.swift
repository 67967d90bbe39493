/// A field whose text is read as it is typed and answers with what it understood: `to` → "to 26.11.2026".
///
/// What a date or a telephone number looks like is not known here: the reading is done by the closure, in the language and on
/// the day of whoever made it.
public struct CheckedField: Sendable {
  /// What the text means.
  public enum Reading: Hashable, Sendable {
    /// Nothing typed, or nothing to say of it.
    case empty
    /// What it is in words, shown beside the field.
    case understood(String)
    /// A sentence saying what is wrong, or which of two it is.
    case problem(String)
  }

  public var field: TextField
  /// What stands there was not typed since the cursor came: the first letter takes its place, as it does in what is selected.
  private var isFresh = true
  private let isTypedOver: Bool
  private let read: @Sendable (String) -> Reading

  /// - Parameters:
  ///   - isTypedOver: what stands there gives way to the first letter, since nobody writes a date on; false for what one may
  ///     want to go on with, such as a telephone number.
  ///   - read: asked for what is not blank.
  public init(
    _ text: String = "", maxLength: Int = 40, isTypedOver: Bool = true, read: @escaping @Sendable (String) -> Reading
  ) {
    field = TextField(text, maxLength: maxLength)
    self.isTypedOver = isTypedOver
    self.read = read
  }

  public var text: String {
    get { field.text }
    set {
      field.text = newValue
      isFresh = true
    }
  }

  /// What is understood of the text as it stands.
  public var reading: Reading {
    field.text.allSatisfy(\.isWhitespace) ? .empty : read(field.text)
  }

  /// Edits by a key; false when it is not for the field.
  public mutating func handle(_ key: Key) -> Bool {
    if case .character = key, isFresh, isTypedOver { field.clear() }
    let isHandled = field.handle(key)
    if isHandled { isFresh = false }
    return isHandled
  }

  /// Takes pasted text as typed.
  mutating func insert(_ text: String) {
    if isFresh, isTypedOver { field.clear() }
    field.insert(text)
    isFresh = false
  }

  /// The cursor has gone: when it comes again, what stands there is somebody's choice of before.
  mutating func leave() {
    field.leave()
    isFresh = true
  }

  /// Goes on typing where it was broken off.
  mutating func goOn(at position: Int) {
    field.moveCursor(to: position)
    isFresh = false
  }
}
