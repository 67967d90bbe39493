import Domain
import Ledger

/// What one form after a talk holds: the contact, what became of the goals that were talked over, the next appointment, a task.
public struct TalkedOver: Hashable, Sendable {
  /// A goal as it was read, and what was said of it.
  public struct Goal: Hashable, Sendable {
    public var row: RowID
    public var status: PlanGoal.Status

    public init(row: RowID, status: PlanGoal.Status) {
      self.row = row
      self.status = status
    }
  }

  public var contact: FollowUpContact
  /// Only those that were talked over.
  public var goals: [Goal]
  public var next: Appointment?
  public var task: TaskDraft?

  public init(contact: FollowUpContact, goals: [Goal] = [], next: Appointment? = nil, task: TaskDraft? = nil) {
    self.contact = contact
    self.goals = goals
    self.next = next
    self.task = task
  }
}

extension EntryKind {
  /// After a talk: the contact and the goals. The appointment and the task that came of it are an entry of their own, on the
  /// other side, and neither is taken back without the other.
  public static let talkHeld = EntryKind("talk_held", .change, .enterFollowUpContact)
}

extension FollowUpRoom {
  /// Enters all that came of a talk, or nothing.
  ///
  /// - Throws: ``RuleViolation/followUp(_:)``, ``RuleViolation/appointment(_:)``, ``RuleViolation/task(_:)``;
  ///   ``StoreError/conflict(_:)`` when a goal has been changed meanwhile.
  public func enterTalk(_ talk: TalkedOver, with person: ParticipantKey) throws(StoreError) -> WriteReceipt {
    try session.require(.enterFollowUpContact)
    if !talk.goals.isEmpty { try session.require(.enterFollowUpPlan) }
    var changes: [PlannedChange] = []
    if talk.next != nil || talk.task != nil {
      let day = talk.next?.day.iso
      // The desk's side comes first: what it belongs to is told inside the other's seal.
      changes.append(
        PlannedChange(
          kind: day == nil ? .taskSent : .appointmentChanged, detail: day.map { EntryDetail(day: $0, added: 1) }
        ) { change throws(StoreError) in
          change.about = person
          try session.requireOpen(person, change)
          if let next = talk.next { try session.desk.make(next, with: person, &change) }
          if let task = talk.task { try session.desk.send(task, about: person, &change) }
        })
    }
    changes.append(
      PlannedChange(kind: .talkHeld) { change throws(StoreError) in
        change.about = person
        try session.requireOpen(person, change)
        try require(.contact(talk.contact), of: person, besides: nil, change)
        try change.enter(FollowUpContactFact(person: person, contact: talk.contact))
        for goal in talk.goals {
          var fact = try change.take(GoalFact.self, of: person, in: goal.row)
          fact.goal = fact.goal.evaluated(on: talk.contact.day, as: goal.status)
          try change.enter(fact)
        }
      })
    return try session.write(tied: changes)
  }
}
