/// Fields down the left, most of them a line each, what is wrong or understood beside them.
///
/// Tab, Shift-Tab, up, down and Enter move, also out of a text of several lines, in which up and down go by lines first;
/// Enter on the last field or Ctrl-S submits; Esc leaves. Nothing typed is
/// lost by leaving: ``keptValues`` and ``cursor`` are what a draft keeps, ``values`` and ``place(_:)`` give it back.
///
/// ```swift
/// switch screen.form.handle(key) {
/// case .submitted: return screen.save()
/// case .left: return .back
/// case .changed: return .keepDraft(screen.form.keptValues)
/// case .moved, .ignored: return .stay
/// }
/// ```
public struct Form: Sendable {
  /// What a key did.
  public enum Result: Hashable, Sendable {
    /// A value is another now.
    case changed
    /// The cursor moved, or an option is being looked for.
    case moved
    /// Everything that can be read has been: save it. Errors of the rules are for the receiver to set.
    case submitted
    /// Esc: go back, keep the draft.
    case left
    case ignored
  }

  public private(set) var fields: [FormField]
  /// The index of the field with the cursor.
  public private(set) var focus: Int
  /// The last key left a field in which something stood that no option matches: the field is as it was before.
  public private(set) var gaveUp = false

  /// - Parameter fields: with ids that differ.
  public init(_ fields: [FormField]) {
    self.fields = fields
    focus = 0
  }

  // MARK: Values

  /// What is filled in, by field id.
  public var values: [String: String] {
    get { Dictionary(fields.map { ($0.id, $0.value) }) { first, _ in first } }
    set {
      for index in fields.indices {
        if let value = newValue[fields[index].id] { fields[index].value = value }
      }
    }
  }

  /// The value of a field; empty when there is no such field.
  public subscript(_ id: String) -> String {
    get { fields.first { $0.id == id }?.value ?? "" }
    set { if let index = fields.firstIndex(where: { $0.id == id }) { fields[index].value = newValue } }
  }

  /// The secret of a field; nil when the field is none.
  public func secret(_ id: String) -> SecretField? {
    guard case .secret(let field)? = fields.first(where: { $0.id == id })?.content else { return nil }
    return field
  }

  /// The field with the cursor; nil in a form without fields.
  public var focused: FormField? { fields.indices.contains(focus) ? fields[focus] : nil }

  /// What the message row says about the field with the cursor: what is wrong with it, else its help.
  public var message: TextRun {
    if let problem = focused?.problem { return TextRun("! " + problem, .error) }
    return TextRun(focused?.help ?? "", .muted)
  }

  /// Says what is wrong, by field id, and goes to the first such field; fields not named have no error then.
  public mutating func setErrors(_ errors: [String: String]) {
    for index in fields.indices { fields[index].error = errors[fields[index].id] }
    if let first = fields.firstIndex(where: { $0.error != nil }) { focus = first }
  }

  /// Changes what a field holds, or can.
  public mutating func edit(_ id: String, _ change: (inout FormField.Content) -> Void) {
    if let index = fields.firstIndex(where: { $0.id == id }) { change(&fields[index].content) }
  }

  /// Puts the cursor in a field.
  public mutating func focus(on id: String) {
    guard let index = fields.firstIndex(where: { $0.id == id }) else { return }
    move(to: index)
  }

  /// Something is typed in the field with the cursor that no option matches: there is nothing to take.
  public var isLookingInVain: Bool { focused?.isLookingInVain ?? false }

  // MARK: Keys

  /// Types, moves or submits.
  ///
  /// - Parameters:
  ///   - width: columns the form is drawn on: they decide which line of a text is above another.
  ///   - glyphs: what it is drawn with.
  public mutating func handle(_ key: Key, width: Int = 80, glyphs: GlyphSet = .unicode) -> Result {
    guard fields.indices.contains(focus) else {
      return key == .escape ? .left : key == .control("s") ? submit() : .ignored
    }
    gaveUp = false
    if key == .control("s") { return submit() }
    let edited = focus
    let wasLooking = isLookingInVain
    let before = fields[edited].state
    let wasOpen = fields[edited].isOpen
    var result = Result.moved
    let room = FormLayout(labels: fields.map(\.label), width: width, glyphs: glyphs).width(of: fields[edited])
    if !fields[edited].handle(key, width: room, glyphs: glyphs) {
      // Enter that takes an option of the last field has said nothing about saving.
      let onlyTakes = wasOpen && key == .enter && edited == fields.count - 1
      result = onlyTakes ? .moved : move(key)
    }
    gaveUp = wasLooking && !fields[edited].isOpen
    return result == .moved && fields[edited].state != before ? .changed : result
  }

  /// Types pasted text into the field with the cursor.
  public mutating func paste(_ text: String) -> Result {
    guard fields.indices.contains(focus), !text.isEmpty else { return .ignored }
    fields[focus].insert(text)
    return .changed
  }

  private mutating func move(_ key: Key) -> Result {
    switch key {
    case .enter where focus == fields.count - 1: return submit()
    case .enter, .down: move(to: min(focus + 1, fields.count - 1))
    case .up: move(to: max(0, focus - 1))
    case .tab: move(to: (focus + 1) % fields.count)
    case .backTab: move(to: (focus + fields.count - 1) % fields.count)
    case .pageUp: move(to: 0)
    case .pageDown: move(to: fields.count - 1)
    case .escape: return .left
    default: return .ignored
    }
    return .moved
  }

  private mutating func move(to index: Int) {
    if fields.indices.contains(focus) {
      if index == focus { fields[focus].accept() } else { fields[focus].leave() }
    }
    focus = index
  }

  private mutating func submit() -> Result {
    // Text that names no option must not be taken for the option chosen before.
    if isLookingInVain { return .moved }
    // Of several that match, the first is shown as taken before anything is saved with it.
    if let focused, focused.isUndecided {
      fields[focus].accept()
      return .changed
    }
    if fields.indices.contains(focus) { fields[focus].accept() }
    if let wrong = fields.firstIndex(where: { $0.problem != nil }) {
      focus = wrong
      return .moved
    }
    return .submitted
  }
}
