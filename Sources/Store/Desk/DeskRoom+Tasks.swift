import Domain
import Ledger

/// A task that waits, with what this user may read of it.
public struct OpenTask: Hashable, Sendable {
  public var key: TaskKey
  public var person: ParticipantKey?
  public var task: DeskTask
  /// What is to be done, or what the note says that it came with.
  public var text: String?
}

/// An offer that nobody has said yes or no to.
public struct OpenOffer: Hashable, Sendable {
  public var person: ParticipantKey
  public var day: Day
  public var answers: [OfferAnswer]
}

/// Tasks entered by hand, and what the rules of tasks rest on.
extension DeskRoom {
  /// - Throws: ``RuleViolation/task(_:)``; ``StoreError/notAllowed(_:)``.
  public func sendTask(_ draft: TaskDraft, about person: ParticipantKey?) throws(StoreError) -> WriteReceipt {
    try session.require(.sendTask)
    return try session.write(.taskSent, about: person) { change throws(StoreError) in
      if let person {
        try session.requireOpen(person, change)
      }
      try enter(draft, about: person, &change)
    }
  }

  /// The same about somebody whose card is known to open, in a change of which it is a part.
  func send(_ draft: TaskDraft, about person: ParticipantKey, _ change: inout ChangeSet) throws(StoreError) {
    try session.require(.sendTask)
    try enter(draft, about: person, &change)
  }

  /// Ticks tasks off: one change, one entry, one undo.
  ///
  /// - Throws: ``StoreError/conflict(_:)`` when somebody has done one of them already, or it has been taken back, and
  ///   ``StoreError/notAllowed(_:)`` about somebody who is none of the user's; then nothing is written.
  public func finishTasks(_ keys: [TaskKey]) throws(StoreError) -> WriteReceipt {
    try session.require(.sendTask)
    return try session.write(.taskDone) { change throws(StoreError) in
      var people: Set<ParticipantKey?> = []
      for key in keys {
        let task = try change.fact(TaskFact.self, key).fact
        if let person = task.person { try session.requireReach(person, change.coder) }
        people.insert(task.person)
        try change.enter(TaskDoneFact(task: key, day: session.today))
      }
      // About one person, where all of them are.
      change.about = people.count == 1 ? people.first ?? nil : nil
    }
  }

  /// The tasks that wait and are this user's: their own, the desk's, and for a team lead everybody's; the first due first.
  public func openTasks() throws(StoreError) -> [OpenTask] {
    try session.reading(.seeToday) { coder in
      let reach = try ReachFilter(session, coder)
      let waiting = try TaskFact.all(
        coder,
        where: "f.task IN (SELECT task FROM task_now EXCEPT SELECT task FROM task_done_now) ORDER BY f.due_day, f.task")
      return try waiting.compactMap { kept in
        let fact = try kept.fact.withUnit(coder)
        guard fact.task.isFor(session.access), try fact.person.map({ try reach.holds($0) }) ?? true else { return nil }
        let text = reads(fact.task.author) ? try fact.task.text ?? noteText(fact.task.note, coder) : nil
        return OpenTask(key: fact.key, person: fact.person, task: fact.task, text: text)
      }
    }
  }

  /// Offers this user may phone about that wait for an answer.
  public func openOffers() throws(StoreError) -> [OpenOffer] {
    try session.reading(.seeToday) { coder in
      let reach = try ReachFilter(session, coder)
      let offers = try OfferFact.all(
        coder,
        where: """
          NOT EXISTS (SELECT 1 FROM offer_answer_now a
            WHERE a.enrolment = f.enrolment AND a.offer_day = f.day AND a.call = 0)
          ORDER BY f.day, f.enrolment
          """)
      return try offers.map(\.fact).compactMap { offer in
        // Whoever has begun, or is not to, has no offer any more.
        guard let enrolment = try EnrolmentFact.of(offer.enrolment, coder)?.fact,
          enrolment.enrolment.status.isBeforeStart,
          try reach.holds(enrolment.person)
        else { return nil }
        let answers = try OfferAnswerFact.all(
          coder, where: "f.enrolment = ? AND f.offer_day = ? ORDER BY f.call", offer.enrolment.value,
          Int64(offer.offer.day.number))
        return OpenOffer(person: enrolment.person, day: offer.offer.day, answers: answers.map(\.fact.answer))
      }
    }
  }

  /// Whether what somebody wrote is this user's to read: counsellors read all of it, everybody else what they wrote.
  private func reads(_ author: UserKey) -> Bool {
    AccessTable.sees(.notes, session.role) || author == session.access.user
  }

  private func noteText(_ key: NoteKey?, _ coder: FactCoder) throws -> String? {
    try key.flatMap { try NoteFact.of($0, coder) }.flatMap { reads($0.fact.note.author) ? $0.fact.note.text : nil }
  }
}
