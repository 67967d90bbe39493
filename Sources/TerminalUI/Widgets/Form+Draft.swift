/// What a draft keeps of a form besides its values: where somebody was in it.
extension Form {
  /// The place in a form where typing goes on.
  public struct Cursor: Hashable, Sendable {
    /// The field's id.
    public var field: String
    /// Characters before the cursor.
    public var position: Int
    /// What is being looked for in an open list of choices; nil when none is open.
    public var query: String?

    public init(field: String, position: Int, query: String? = nil) {
      self.field = field
      self.position = position
      self.query = query
    }
  }

  /// ``values`` without what is secret: what a draft may keep.
  public var keptValues: [String: String] {
    Dictionary(fields.filter { !$0.isSecret }.map { ($0.id, $0.value) }) { first, _ in first }
  }

  /// Where the cursor is; nil in a form without fields. Of a secret field not even the length is told.
  public var cursor: Cursor? {
    guard let focused else { return nil }
    switch focused.content {
    case .secret: return Cursor(field: focused.id, position: 0)
    case .text(let field), .lines(let field, _): return Cursor(field: focused.id, position: field.cursor)
    case .checked(let field): return Cursor(field: focused.id, position: field.field.cursor)
    case .choice(let field):
      return Cursor(field: focused.id, position: field.query.cursor, query: field.isOpen ? field.query.text : nil)
    }
  }

  /// Puts the cursor where it was; a field that is no longer there leaves it where it is.
  public mutating func place(_ cursor: Cursor) {
    focus(on: cursor.field)
    guard focused?.id == cursor.field else { return }
    edit(cursor.field) { content in
      switch content {
      case .text(var field):
        field.moveCursor(to: cursor.position)
        content = .text(field)
      case .lines(var field, let rows):
        field.moveCursor(to: cursor.position)
        content = .lines(field, rows: rows)
      case .checked(var field):
        field.goOn(at: cursor.position)
        content = .checked(field)
      case .secret: return
      case .choice(var field):
        guard let query = cursor.query else { return }
        field.look(for: query, cursor: cursor.position)
        content = .choice(field)
      }
    }
  }
}
