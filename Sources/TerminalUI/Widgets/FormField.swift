/// A line of a form: a label, something to fill in, and what is said about it.
public struct FormField: Sendable, Identifiable {
  /// What is filled in.
  public enum Content: Sendable {
    case text(TextField)
    /// A text over several rows, wrapped at the borders of words; it scrolls when it is longer than them.
    case lines(TextField, rows: Int)
    case choice(ChoiceField)
    /// Text that is read as it is typed.
    case checked(CheckedField)
    /// Never shown and never kept with drafts: ``value`` is empty.
    case secret(SecretField)
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

  /// How many rows it takes where there is room.
  var rows: Int {
    if case .lines(_, let rows) = content { rows } else { 1 }
  }

  /// Nothing of it may be kept or shown.
  public var isSecret: Bool {
    if case .secret = content { true } else { false }
  }

  /// A field for one of several; `value` is the id of an option.
  public static func choice(
    _ id: String, _ label: String, help: String = "", options: [ChoiceField.Option], value: String? = nil
  ) -> FormField {
    FormField(id: id, label: label, help: help, .choice(ChoiceField(options, selected: value)))
  }

  /// A field for what nobody may see.
  public static func secret(_ id: String, _ label: String, help: String = "") -> FormField {
    FormField(id: id, label: label, help: help, .secret(SecretField()))
  }

  /// What is filled in, as a draft keeps it: text as typed, of a choice its id.
  public var value: String {
    get {
      switch content {
      case .text(let field), .lines(let field, _): field.text
      case .choice(let field): field.selected?.id ?? ""
      case .checked(let field): field.text
      case .secret: ""
      }
    }
    set {
      switch content {
      case .text(var field):
        field.text = newValue
        content = .text(field)
      case .lines(var field, let rows):
        field.text = newValue
        content = .lines(field, rows: rows)
      case .choice(var field):
        field.select(newValue)
        content = .choice(field)
      case .checked(var field):
        field.text = newValue
        content = .checked(field)
      case .secret: break
      }
      error = nil
    }
  }

  /// What keeps the form from being sent: the error set, or what can't be read.
  public var problem: String? { error ?? unreadable }

  /// What keeps its text from being read.
  public var unreadable: String? {
    if case .checked(let field) = content, case .problem(let sentence) = field.reading { return sentence }
    return nil
  }

  /// What the field understood, in words, when that is not what was typed.
  public var understood: String? {
    if case .checked(let field) = content, case .understood(let words) = field.reading { return words }
    return nil
  }

  /// The line of text in it, whatever else it is; nil of a choice and of a secret.
  var line: TextField? {
    switch content {
    case .text(let field), .lines(let field, _): field
    case .checked(let field): field.field
    case .choice, .secret: nil
    }
  }

  /// How full a text is, as long as that is worth saying.
  var counter: (text: String, isFull: Bool)? {
    switch content {
    case .text(let field), .lines(let field, _): field.counter.map { ($0, field.isFull) }
    case .choice, .checked, .secret: nil
    }
  }

  /// What there was no room for when something was typed or pasted last.
  public var cut: TextField.Cut? { line?.cut }

  /// How many columns it takes of what it holds, as it shows it.
  var columns: Int {
    switch content {
    case .text, .lines, .checked: TextWidth.of(line?.text ?? "")
    case .choice(let field): TextWidth.of(field.isOpen ? field.query.text : field.selected?.label ?? "")
    case .secret(let field): field.length
    }
  }

  /// How many options its list is to have room for; nil when it has none.
  var optionsToShow: Int? {
    guard case .choice(let field) = content else { return nil }
    return field.isFound ? ChoiceField.fewestShown : min(field.options.count, ChoiceField.fewestShown)
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

  /// Half typed, and more than one option matches.
  var isUndecided: Bool {
    if case .choice(let field) = content { return field.isOpen && !field.query.isEmpty && field.matches.count > 1 }
    return false
  }

  /// - Parameters:
  ///   - width: columns for a text of several lines.
  ///   - glyphs: what it is drawn with.
  mutating func handle(_ key: Key, width: Int, glyphs: GlyphSet) -> Bool {
    edit { content in
      switch content {
      case .text(var field):
        defer { content = .text(field) }
        return field.handle(key)
      case .lines(var field, let rows):
        defer { content = .lines(field, rows: rows) }
        return field.handle(key, width: width, glyphs: glyphs)
      case .choice(var field):
        defer { content = .choice(field) }
        return field.handle(key)
      case .checked(var field):
        defer { content = .checked(field) }
        return field.handle(key)
      case .secret(let field): return field.handle(key)
      }
    }
  }

  mutating func insert(_ text: String) {
    _ = edit { content in
      switch content {
      case .text(var field):
        field.insert(text)
        content = .text(field)
      case .lines(var field, let rows):
        field.insert(text)
        content = .lines(field, rows: rows)
      case .choice(var field):
        field.insert(text)
        content = .choice(field)
      case .checked(var field):
        field.insert(text)
        content = .checked(field)
      case .secret(let field): field.insert(text)
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

  /// The cursor goes to another field.
  mutating func leave() {
    accept()
    switch content {
    case .text(var field):
      field.leave()
      content = .text(field)
    case .lines(var field, let rows):
      field.leave()
      content = .lines(field, rows: rows)
    case .checked(var field):
      field.leave()
      content = .checked(field)
    case .choice, .secret: break
    }
  }

  /// An error stands until the value is another.
  private mutating func edit(_ change: (inout Content) -> Bool) -> Bool {
    let before = state
    let isHandled = change(&content)
    if state != before { error = nil }
    return isHandled
  }

  /// Differs from an earlier one when something was edited between.
  var state: String {
    if case .secret(let field) = content { String(field.edits) } else { value }
  }
}
