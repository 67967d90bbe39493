import Domain

/// What somebody has typed in a form and not saved.
public struct Draft: Hashable, Sendable {
  /// The form and whom or what it is about, in stable words: `participant.42`.
  public var form: String
  /// Whom it is about, so that it goes with them; nil when that is nobody who is in the register.
  public var about: ParticipantKey?
  /// What is filled in, by the form's own names.
  public var fields: [String: String]
  public var cursor: Cursor?
  /// When it was last written, in milliseconds since 1970, UTC.
  public var at: Int64
  /// When the form was left without saving; nil when it was still open.
  public var leftAt: Int64?

  public init(
    form: String, about: ParticipantKey?, fields: [String: String], cursor: Cursor? = nil, at: Int64 = 0,
    leftAt: Int64? = nil
  ) {
    self.form = form
    self.about = about
    self.fields = fields
    self.cursor = cursor
    self.at = at
    self.leftAt = leftAt
  }

  /// Where in the form somebody was.
  public struct Cursor: Codable, Hashable, Sendable {
    public var field: String
    /// Characters before it.
    public var position: Int
    /// What was being looked for in a list of choices; nil when none was open.
    public var query: String?

    public init(field: String, position: Int, query: String? = nil) {
      self.field = field
      self.position = position
      self.query = query
    }
  }
}
