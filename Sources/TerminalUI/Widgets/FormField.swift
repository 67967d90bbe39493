/// A line of a form: a label, something to fill in, and what is said about it.
public struct FormField: Sendable, Identifiable {
  /// What is filled in.
  public enum Content: Sendable {
    case text(TextField)
    case choice(ChoiceField)
    case date(DateField)
  }

  /// Stable: drafts are kept under it.
  public let id: String
  public let label: String
  /// A sentence for the message row while the field has the cursor.
  public let help: String
  public var content: Content
  /// What is wrong with it, in words; goes when the field is edited.
  public var error: String?

  public init(id: String, label: String, help: String = "", _ content: Content) {
    self.id = id
    self.label = label
    self.help = help
    self.content = content
  }

  /// A field for text.
  public static func text(
    _ id: String, _ label: String, help: String = "", value: String = "", maxLength: Int? = nil
  ) -> FormField {
    FormField(id: id, label: label, help: help, .text(TextField(value, maxLength: maxLength)))
  }

  /// A field for one of several; `value` is the id of an option.
  public static func choice(
    _ id: String, _ label: String, help: String = "", options: [ChoiceField.Option], value: String? = nil
  ) -> FormField {
    FormField(id: id, label: label, help: help, .choice(ChoiceField(options, selected: value)))
  }

  /// A field for a date.
  public static func date(
    _ id: String, _ label: String, help: String = "", value: String = "",
    read: @escaping @Sendable (String) -> DateField.Reading
  ) -> FormField {
    FormField(id: id, label: label, help: help, .date(DateField(value, read: read)))
  }

  /// What is filled in, as a draft keeps it: text as typed, of a choice its id.
  public var value: String {
    get {
      switch content {
      case .text(let field): field.text
      case .choice(let field): field.selected?.id ?? ""
      case .date(let field): field.text
      }
    }
    set {
      switch content {
      case .text(var field):
        field.text = newValue
        content = .text(field)
      case .choice(var field):
        field.select(newValue)
        content = .choice(field)
      case .date(var field):
        field.text = newValue
        content = .date(field)
      }
      error = nil
    }
  }

  /// What keeps the form from being sent: the error set, or a date that can't be read.
  public var problem: String? {
    if let error { return error }
    if case .date(let field) = content, case .problem(let sentence) = field.reading { return sentence }
    return nil
  }

  /// What the field understood, in words, when that is not what was typed.
  public var understood: String? {
    if case .date(let field) = content, case .understood(let words) = field.reading { return words }
    return nil
  }

  var isOpen: Bool {
    if case .choice(let field) = content { return field.isOpen }
    return false
  }

  /// Something is typed that no option matches.
  var isLookingInVain: Bool {
    if case .choice(let field) = content { return field.isOpen && field.matches.isEmpty }
    return false
  }

  mutating func handle(_ key: Key) -> Bool {
    edit { content in
      switch content {
      case .text(var field):
        defer { content = .text(field) }
        return field.handle(key)
      case .choice(var field):
        defer { content = .choice(field) }
        return field.handle(key)
      case .date(var field):
        defer { content = .date(field) }
        return field.handle(key)
      }
    }
  }

  mutating func insert(_ text: String) {
    _ = edit { content in
      switch content {
      case .text(var field):
        field.insert(text)
        content = .text(field)
      case .choice(var field):
        field.insert(text)
        content = .choice(field)
      case .date(var field):
        field.field.insert(text)
        content = .date(field)
      }
      return true
    }
  }

  /// Takes what is highlighted in an open list: the field is about to be left.
  mutating func accept() {
    guard case .choice(var field) = content, field.isOpen else { return }
    let before = value
    field.accept()
    content = .choice(field)
    if value != before { error = nil }
  }

  /// An error stands until the value is another.
  private mutating func edit(_ change: (inout Content) -> Bool) -> Bool {
    let before = value
    let isHandled = change(&content)
    if value != before { error = nil }
    return isHandled
  }
}
