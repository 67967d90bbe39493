import Domain
import Ledger

/// Something about somebody that waits for the team meeting.
public struct AskedOfTeam: Sendable {
  public var person: ParticipantKey
  public var question: MeetingQuestion
  /// Where it stands, for whoever enters what was decided.
  public var row: RowID
}

extension FollowUpRoom {
  /// What waits for the team meeting about the people this user works with, the longest first.
  public func meeting() throws(StoreError) -> [AskedOfTeam] {
    try session.require(.enterFollowUpContact)
    return try session.reading { [today = session.today] coder in
      let (reach, apart) = (try ReachFilter(session, coder), try ServicesApart(session, coder))
      var asked: [ParticipantKey] = []
      try DigestPages(coder.database, coder.keys).each { part, other in
        var followed = Followed(ParticipantKey(part.person))
        other.call(into: &followed)
        if followed.asked != nil, !part.isErased, try reach.holds(followed.person) { asked.append(followed.person) }
      }
      let stamps = Stamps(coder)
      let found = try asked.flatMap { person in
        try stamps.followUp(of: person, on: today, coder).compactMap { recorded -> AskedOfTeam? in
          guard case .question(let question) = recorded.fact, question.isOpen else { return nil }
          return AskedOfTeam(person: person, question: question, row: recorded.row)
        }
      }
      return try found.filter { try apart.of($0.person)?.shows(.question($0.question)) ?? true }.sorted {
        ($0.question.day, $0.person.value) < ($1.question.day, $1.person.value)
      }
    }
  }

  /// Enters what the team decided, with the task that came of it: both or neither.
  ///
  /// - Parameter row: the question that was read.
  /// - Throws: ``RuleViolation/followUp(_:)``, ``RuleViolation/task(_:)``; ``StoreError/conflict(_:)`` when it has been decided
  ///   meanwhile.
  public func decide(
    _ asked: AskedOfTeam, _ decision: String, task: TaskDraft? = nil
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.enterFollowUpContact)
    var changes: [PlannedChange] = []
    if let task {
      // The desk's side comes first: what it belongs to is told inside the other's seal.
      changes.append(
        PlannedChange(kind: .taskSent) { change throws(StoreError) in
          change.about = asked.person
          try session.requireOpen(asked.person, change)
          try session.desk.send(task, about: asked.person, &change)
        })
    }
    changes.append(
      PlannedChange(kind: .followUpChanged) { change throws(StoreError) in
        change.about = asked.person
        try session.requireOpen(asked.person, change)
        var question = asked.question
        (question.decision, question.decided) = (decision, session.today)
        try require(.question(question), of: asked.person, besides: asked.row, change)
        try change.void(asked.row)
        try change.enter(MeetingQuestionFact(person: asked.person, question: question))
      })
    return try session.write(tied: changes)
  }
}
