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

  public enum Problem: Error, Hashable, Sendable {
    /// Neither about anybody nor anything said of it: nobody could do it.
    case saysNothing
    /// A task is for a day to come.
    case dueBeforeToday
  }

  public func problem(about person: ParticipantKey?, today: Day) -> Problem? {
    if due < today { return .dueBeforeToday }
    let isSaid = note != nil || text?.contains { !$0.isWhitespace } == true
    return isSaid || (person != nil && kind == .call) ? nil : .saysNothing
  }

  /// Whether it stands among the tasks of somebody: their own, and those of whoever sits at the desk. A team lead answers for
  /// all, also for those of somebody who is not there any more.
  public func isFor(_ access: Access) -> Bool {
    guard access.role != .teamLead, let assignee else { return true }
    return access.isContact(names: [assignee])
  }
}
