import Domain
import Ledger

/// Somebody who is to be asked how it went.
public struct AfterEndDue: Hashable, Sendable {
  public var person: ParticipantKey
  public var enrolment: EnrolmentKey
  public var end: Day
  public var month: Int
  public var attempt: Int
  public var due: Day
}

/// An end, what was said at it, and what came of asking.
public struct AfterEndRecord: Hashable, Sendable {
  public var enrolment: EnrolmentKey
  public var end: Day
  /// Nil where nobody asked at the end.
  public var record: AfterEnd?
}

/// After the end: whether somebody may be asked, and asking them.
public struct AfterEndRoom: Sendable {
  let session: Session

  /// Enters what somebody said when they were asked at the end, or later; nil takes it away.
  public func enter(
    mayAsk: Bool?, of person: ParticipantKey, after enrolment: EnrolmentKey
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.enterFollowUpContact)
    return try session.write(.afterEndAsked, about: person) { change throws(StoreError) in
      try session.requireOpen(person, change)
      try put(mayAsk, of: person, after: enrolment, &change)
    }
  }

  /// The same in a change of which it is a part.
  func put(
    _ mayAsk: Bool?, of person: ParticipantKey, after enrolment: EnrolmentKey, _ change: inout ChangeSet
  ) throws(StoreError) {
    let kept = try AfterEndRoom.asked(person, enrolment, change)
    if kept?.fact.mayAsk == mayAsk { throw .ledger(.unchanged) }
    if let kept { try change.void(kept.row) }
    guard let mayAsk else { return }
    try change.enter(AfterEndFact(person: person, enrolment: enrolment, mayAsk: mayAsk, day: session.today))
  }

  /// What came of a try; which try it is follows from those before.
  ///
  /// - Throws: ``RuleViolation/afterEnd(_:)``.
  public func enter(
    _ answer: AfterEnd.Answer, on day: Day, month: Int, of person: ParticipantKey, after enrolment: EnrolmentKey
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.enterFollowUpContact)
    return try session.write(.afterEndCalled, about: person) { change throws(StoreError) in
      try session.requireOpen(person, change)
      let kept = try change.fact(EnrolmentFact.self, enrolment).fact
      if kept.person != person { throw .rule(.notInRegister) }
      let coder = change.coder
      let record =
        try storing {
          try AfterEnd.records(of: person, CaseRows(coder.database, coder))[enrolment]
        } ?? AfterEnd(mayAsk: false)
      let attempt = record.calls.count { $0.month == month } + 1
      let call = AfterEnd.Call(month: month, attempt: attempt, day: day, answer: answer)
      let problems = record.problems(of: call, end: kept.enrolment.end, today: session.today)
      if !problems.isEmpty { throw .rule(.afterEnd(problems)) }
      try change.enter(AfterEndCallFact(person: person, enrolment: enrolment, call: call))
    }
  }

  /// Every end of somebody, the newest first, with what was asked.
  public func records(of person: ParticipantKey) throws(StoreError) -> [AfterEndRecord] {
    try session.require(.enterFollowUpContact)
    return try session.reading { coder in
      try session.requireReach(person, coder)
      let records = try AfterEnd.records(of: person, CaseRows(coder.database, coder))
      return try EnrolmentFact.all(coder, where: "f.person = ? AND f.end_day IS NOT NULL", person.value)
        .map(\.fact).filter { $0.enrolment.status.counts && $0.enrolment.endReason != .died }
        .compactMap { fact in
          fact.enrolment.end.map { AfterEndRecord(enrolment: fact.key, end: $0, record: records[fact.key]) }
        }.sorted { $1.end < $0.end }
    }
  }

  /// Those to be asked now whose contact person this user was: nobody of the dead, and nobody who is back.
  public func due() throws(StoreError) -> [AfterEndDue] {
    try session.require(.seeToday)
    guard AccessTable.sees(.followUpContacts, session.role) else { return [] }
    return try session.reading { [today = session.today] coder in
      guard coder.keys.holdsClinical else { return [] }
      let own = try coder.colleagues.numbers(of: session.access.name)
      guard !own.isEmpty, let earliest = AfterEnd.months.first, let latest = AfterEnd.months.last else { return [] }
      let (reach, cases) = (try ReachFilter(session, coder), try CaseRows(coder.database, coder))
      let names = own.map(String.init).joined(separator: ", ")
      let ended = try EnrolmentFact.all(
        coder,
        where: """
          f.end_day IS NOT NULL AND coalesce(f.end_day, f.planned_end_day) BETWEEN
            \(today.addingMonths(-latest - 2).number) AND \(today.addingMonths(-earliest).number + 3)
          AND EXISTS (SELECT 1 FROM contact_now c WHERE c.enrolment = f.enrolment
            AND c.role = '\(ContactAssignment.Role.primary.rawValue)' AND c.colleague IN (\(names)))
          ORDER BY f.end_day
          """)
      return try ended.compactMap { kept in
        guard let end = kept.fact.enrolment.end, kept.fact.enrolment.status.counts,
          let record = try AfterEnd.records(of: kept.fact.person, cases)[kept.fact.key],
          let next = record.next(after: end, today: today), try reach.holds(kept.fact.person)
        else { return nil }
        let all = try EnrolmentFact.all(coder, where: "f.person = ?", kept.fact.person.value).map(\.fact.enrolment)
        if all.death != nil || all.contains(where: { $0.participates(on: today) }) { return nil }
        return AfterEndDue(
          person: kept.fact.person, enrolment: kept.fact.key, end: end, month: next.month, attempt: next.attempt,
          due: next.due)
      }
    }
  }

  private static func asked(
    _ person: ParticipantKey, _ enrolment: EnrolmentKey, _ change: borrowing ChangeSet
  ) throws(StoreError) -> KeptFact<AfterEndFact>? {
    let coder = change.coder
    return try storing {
      try CaseRows(coder.database, coder).facts(AfterEndFact.self, of: person).last { $0.fact.enrolment == enrolment }
    }
  }
}

extension Session { public var afterEnd: AfterEndRoom { AfterEndRoom(session: self) } }
