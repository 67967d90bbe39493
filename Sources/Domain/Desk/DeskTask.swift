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
  /// Who is to do it; nil: the counsellors of ``unit``, else whoever sits at the desk.
  public var assignee: String?
  /// Whose counsellors are to do it, where nobody is named.
  public var unit: UnitKey?
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

  /// Whether it stands among the tasks of somebody: their own, to a counsellor those of their units, and those of whoever sits
  /// at the desk. A team lead answers for all, also for those of somebody who is not there any more.
  public func isFor(_ access: Access) -> Bool {
    if access.role == .teamLead { return true }
    if let assignee { return access.isContact(names: [assignee]) }
    return unit == nil || isForCounsellor(access)
  }

  /// Whether it waits for the counsellors of a unit, and somebody is one of them.
  public func isForCounsellor(_ access: Access) -> Bool {
    unit.map { access.role == .counsellor && (access.units.isEmpty || access.units.contains($0)) } ?? false
  }
}

/// Who is to do a task, as it is sent.
public enum TaskRecipient: Hashable, Sendable {
  /// Whoever sits at the desk.
  case desk
  /// By name.
  case colleague(String)
  /// Those of the unit that the person it is about is in.
  case counsellors
}

/// Where a message about somebody goes.
public struct MessageRoute: Hashable, Sendable {
  public var to: TaskRecipient
  /// The unit they are in; nil where there is none, and to who may not know.
  public var unit: UnitKey?
  /// Whether there are counsellors of a unit to turn to.
  public let hasCounsellors: Bool
  /// A contact person who is no user of the register, and so reads no message in it.
  public var outsider: String?

  /// To the contact person, where that is a user; else to the unit's counsellors; where there is no unit, to the desk.
  public init(contact: String?, isUser: Bool, unit: UnitKey?) {
    self.unit = unit
    hasCounsellors = unit != nil
    to = unit == nil ? .desk : .counsellors
    if let contact, isUser { to = .colleague(contact) } else { outsider = contact }
  }
}
