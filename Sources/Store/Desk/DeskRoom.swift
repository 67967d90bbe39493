import Domain

/// What is to be done, as somebody enters it.
public struct TaskDraft: Hashable, Sendable {
  public var kind: DeskTask.Kind
  public var due: Day
  public var to: TaskRecipient
  public var text: String?

  public init(kind: DeskTask.Kind, due: Day, to: TaskRecipient, text: String? = nil) {
    self.kind = kind
    self.due = due
    self.to = to
    self.text = text
  }

  /// - Parameter assignee: a colleague's name; nil: whoever sits at the desk.
  public init(kind: DeskTask.Kind, due: Day, assignee: String?, text: String? = nil) {
    self.init(kind: kind, due: due, to: assignee.map { .colleague($0) } ?? .desk, text: text)
  }

  /// A colleague's name; nil where nobody is named.
  public var assignee: String? { if case .colleague(let name) = to { name } else { nil } }

  func task(by author: UserKey, note: NoteKey? = nil) -> DeskTask {
    DeskTask(kind: kind, due: due, assignee: assignee, author: author, note: note, text: text)
  }
}

/// The desk's day: notes and messages by telephone, tasks, appointments, and when people were last seen.
public struct DeskRoom: Sendable {
  let session: Session

  /// Writes a note about somebody and, in the same change, the task it becomes.
  ///
  /// - Throws: ``RuleViolation/note(_:)``, ``RuleViolation/task(_:)``; ``StoreError/notAllowed(_:)``.
  public func writeNote(
    _ kind: Note.Kind, _ text: String, about person: ParticipantKey, at time: TimeOfDay? = nil,
    sending draft: TaskDraft? = nil
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.writeNote)
    if draft != nil { try session.require(.sendTask) }
    let note = Note(day: session.today, time: time, kind: kind, author: session.access.user, text: text)
    if let problem = note.problem(today: session.today) { throw .rule(.note(problem)) }
    return try session.write(.noteWritten, about: person) { change throws(StoreError) in
      try session.requireOpen(person, change)
      let key: NoteKey = try change.newKey()
      try change.enter(NoteFact(key: key, person: person, note: note))
      if let draft { try enter(draft, with: key, about: person, &change) }
    }
  }

  /// What is for the counsellors of somebody who is in no unit is the desk's.
  func enter(
    _ draft: TaskDraft, with note: NoteKey? = nil, about person: ParticipantKey?, _ change: inout ChangeSet
  ) throws(StoreError) {
    let task = draft.task(by: session.access.user, note: note)
    if let problem = task.problem(about: person, today: session.today) { throw .rule(.task(problem)) }
    let key: TaskKey = try change.newKey()
    try change.enter(TaskFact(key: key, person: person, task: task))
    guard draft.to == .counsellors, let person else { return }
    let (coder, today) = (change.coder, session.today)
    if let unit = try storing({ try present(person, on: today, coder) })?.enrolment.unit {
      try change.enter(TaskUnitFact(task: key, unit: unit))
    }
  }
}

extension Session { public var desk: DeskRoom { DeskRoom(session: self) } }
