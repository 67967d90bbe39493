/// Something to be done, entered by hand; what rules ask for is worked out and not kept.
public struct DeskTask: Hashable, Sendable {
  /// What is to be done, in words the desk may read.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case call
    case read
    case other
  }

  public var kind: Kind
  public var due: Day
  /// Who is to do it; nil: whoever sits at the desk.
  public var assignee: String?
  public var author: UserKey
  /// The note it came with.
  public var note: NoteKey?
  /// Nil to who may not read it.
  public var text: String?

  public init(
    kind: Kind, due: Day, assignee: String?, author: UserKey, note: NoteKey? = nil, text: String? = nil
  ) {
    self.kind = kind
    self.due = due
    self.assignee = assignee
    self.author = author
    self.note = note
    self.text = text
  }
}
