import Domain
import Ledger

/// A new enrolment with what is usually known on the same form.
public struct EnrolmentDraft: Hashable, Sendable {
  public var enrolment: Enrolment
  /// Begins with the enrolment; needs a start.
  public var firstStep: StepNumber?
  /// The primary contact's name.
  public var contact: String?

  public init(enrolment: Enrolment, firstStep: StepNumber? = nil, contact: String? = nil) {
    self.enrolment = enrolment
    self.firstStep = firstStep
    self.contact = contact
  }
}

/// Enrolments and the steps and contact persons on them.
public struct EnrolmentsRoom: Sendable {
  let session: Session

  /// Enrols somebody in a programme.
  public func enrol(_ person: ParticipantKey, _ draft: EnrolmentDraft) throws(StoreError) -> WriteReceipt {
    try session.require(.enrol)
    let detail = EntryDetail(
      day: (draft.enrolment.start ?? draft.enrolment.applied)?.iso, programme: draft.enrolment.programme,
      status: draft.enrolment.status.rawValue)
    return try session.write(.enrolled, about: person, detail: detail) { change throws(StoreError) in
      try session.requireReach(person, change.coder)
      try enter(draft, of: person, &change)
    }
  }

  /// Changes an enrolment: its status, days, unit, reason, outcome. The programme stays: that is another enrolment.
  ///
  /// The first step begins with the enrolment, so it follows when the start is corrected.
  ///
  /// - Parameter row: the enrolment that was read; when it is no longer in force somebody has been first.
  /// - Parameter mayAsk: what was said when it ended to being asked later; nil: not asked. It lies on the other side, and comes
  ///   and goes with the change.
  public func changeEnrolment(
    _ enrolment: Enrolment, row: RowID, mayAsk: Bool? = nil
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.changeEnrolment)
    guard let mayAsk else {
      return try session.write(.enrolmentChanged) { change throws(StoreError) in
        _ = try put(enrolment, row: row, &change)
      }
    }
    var ended: EnrolmentFact?
    return try session.write(tied: [
      PlannedChange(kind: .enrolmentChanged) { change throws(StoreError) in
        ended = try put(enrolment, row: row, &change)
      },
      PlannedChange(kind: .afterEndAsked) { change throws(StoreError) in
        guard let ended else { throw .rule(.notInRegister) }
        change.about = ended.person
        change.enrolment = ended.key
        try session.afterEnd.put(mayAsk, of: ended.person, after: ended.key, &change)
      },
    ])
  }

  private func put(
    _ enrolment: Enrolment, row: RowID, _ change: inout ChangeSet
  ) throws(StoreError) -> EnrolmentFact {
    let fact: EnrolmentFact = try change.read(row)
    try session.requireReach(fact.person, change.coder)
    let present = fact.enrolment
    if present == enrolment { throw .ledger(.unchanged) }
    if present.programme != enrolment.programme { throw .rule(.programmeIsFixed) }
    try require(enrolment, insteadOf: present, try change.ending(of: enrolment.programme))
    try requireDays(enrolment, of: fact.person, besides: fact.key, change.coder)
    try change.void(row)
    try change.enter(EnrolmentFact(key: fact.key, person: fact.person, enrolment: enrolment))
    try moveFirstStep(of: fact.key, from: present.start, to: enrolment.start, &change)
    if enrolment.endReason == .died, present.endReason != .died {
      try session.intake.leaveWaitingLists(fact.person, &change)
    }
    change.about = fact.person
    change.enrolment = fact.key
    change.detail = EntryDetail(programme: enrolment.programme, status: enrolment.status.rawValue)
    return fact
  }

  /// Another enrolment of somebody in the same programme that runs on the same days; nil when nothing is in the way.
  /// - Parameter key: the one that is changed.
  public func inTheWay(
    of enrolment: Enrolment, _ person: ParticipantKey, besides key: EnrolmentKey?
  ) throws(StoreError) -> EnrolmentDates? {
    try session.reading(.enrol) { coder in
      try session.requireReach(person, coder)
      return try overlap(of: enrolment, person, besides: key, coder)
    }
  }

  /// Moves an enrolment to another step: the present period ends the day before, the new one begins.
  ///
  /// - Parameter present: the period that was on the screen; nil when there was none.
  /// - Throws: ``RuleViolation/step(_:)``; ``StoreError/conflict(_:)`` when somebody has moved it meanwhile.
  public func move(
    _ enrolment: EnrolmentKey, _ move: StepMove, present: Recorded<StepPeriod>?, ticking: ChecklistChange? = nil
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.moveStep)
    guard let ticking, !ticking.ticks.isEmpty else {
      return try session.write(.stepMoved) { change throws(StoreError) in
        _ = try put(move, on: enrolment, present: present, &change)
      }
    }
    try session.require(.enterFollowUpPlan)
    var moved: ParticipantKey?
    return try session.write(tied: [
      PlannedChange(kind: .stepMoved) { change throws(StoreError) in
        moved = try put(move, on: enrolment, present: present, &change)
      },
      PlannedChange(kind: .followUpPlanChanged) { change throws(StoreError) in
        guard let moved else { throw .rule(.notInRegister) }
        change.about = moved
        _ = try session.followUpPlan.put(ticking, on: enrolment, of: moved, &change)
      },
    ])
  }

  private func put(
    _ move: StepMove, on enrolment: EnrolmentKey, present: Recorded<StepPeriod>?, _ change: inout ChangeSet
  ) throws(StoreError) -> ParticipantKey {
    let kept = try change.fact(EnrolmentFact.self, enrolment)
    try session.requireReach(kept.fact.person, change.coder)
    if let present {
      let fact: StepPeriodFact = try change.read(present.row)
      if fact.enrolment != enrolment || fact.period != present.fact { throw .rule(.notInRegister) }
    }
    let problems = move.problems(present: present?.fact, enrolment: kept.fact.enrolment, today: session.today)
    if !problems.isEmpty { throw .rule(.step(problems)) }
    try requireRoom(for: move, beside: present?.row, on: enrolment, &change)
    let (closed, opened) = move.applied(to: present?.fact)
    if let present, let closed {
      try change.void(present.row)
      try change.enter(StepPeriodFact(enrolment: enrolment, period: closed))
    }
    try change.enter(StepPeriodFact(enrolment: enrolment, period: opened))
    change.about = kept.fact.person
    change.enrolment = enrolment
    change.detail = EntryDetail(
      fromStep: present?.fact.step.value, toStep: move.to.value, day: move.date.iso,
      programme: kept.fact.enrolment.programme)
    return kept.fact.person
  }

  // MARK: - Inside a change

  func enter(_ draft: EnrolmentDraft, of person: ParticipantKey, _ change: inout ChangeSet) throws(StoreError) {
    let enrolment = draft.enrolment
    try require(enrolment, insteadOf: nil, try change.ending(of: enrolment.programme))
    try requireDays(enrolment, of: person, besides: nil, change.coder)
    try change.requireAlive(person, on: enrolment.applied, enrolment.start)
    let key = try change.newEnrolment(of: person)
    change.enrolment = key
    try change.enter(EnrolmentFact(key: key, person: person, enrolment: enrolment))
    if let step = draft.firstStep {
      guard let start = enrolment.start, enrolment.participates(on: start) else {
        throw .rule(.step([.notParticipating]))
      }
      try change.enter(StepPeriodFact(enrolment: key, period: StepPeriod(step: step, from: start)))
    }
    if let contact = draft.contact, !contact.isEmpty {
      try NameRule.require(contact)
      // Before the start, somebody is there for the one who waits.
      let from = enrolment.start.map { min($0, session.today) } ?? session.today
      try change.enter(ContactFact(enrolment: key, assignment: ContactAssignment(name: contact, from: from)))
    }
  }

  private func require(
    _ enrolment: Enrolment, insteadOf present: Enrolment?, _ ending: Programme.Ending
  ) throws(StoreError) {
    let problems = EnrolmentRules.problems(of: enrolment, ending: ending, today: session.today)
    if !problems.isEmpty { throw .rule(.enrolment(problems)) }
    guard let present else { return }
    if present.status == .registeredInError { throw .rule(.transition(.locked)) }
    if present.status == enrolment.status { return }
    let inForce = present.status(on: session.today, ending: ending)
    if let problem = EnrolmentRules.problem(from: inForce, to: enrolment.status) { throw .rule(.transition(problem)) }
  }

  /// - Throws: ``RuleViolation/enrolmentOverlaps(_:)``.
  func requireDays(
    _ enrolment: Enrolment, of person: ParticipantKey, besides key: EnrolmentKey?, _ coder: FactCoder
  ) throws(StoreError) {
    if let other = try storing({ try overlap(of: enrolment, person, besides: key, coder) }) {
      throw .rule(.enrolmentOverlaps(other))
    }
  }

  private func overlap(
    of enrolment: Enrolment, _ person: ParticipantKey, besides key: EnrolmentKey?, _ coder: FactCoder
  ) throws -> EnrolmentDates? {
    let others = try EnrolmentFact.all(coder, where: "f.person = ?", person.value).map(\.fact).filter {
      // With the same first day it is the same enrolment: that is a conflict, which tells who entered it.
      $0.key != key && $0.enrolment.programme == enrolment.programme && $0.enrolment.firstDay != enrolment.firstDay
    }
    return EnrolmentRules.overlap(of: enrolment.dates, with: others.map(\.enrolment.dates))
  }

  private func moveFirstStep(
    of enrolment: EnrolmentKey, from old: Day?, to new: Day?, _ change: inout ChangeSet
  ) throws(StoreError) {
    guard let old, let new, old != new, let first = try change.steps(of: enrolment).first else { return }
    if first.fact.period.from == old, new <= first.fact.period.to ?? new {
      var period = first.fact.period
      period.from = new
      try change.void(first.row)
      try change.enter(StepPeriodFact(enrolment: enrolment, period: period))
    } else if first.fact.period.from < new {
      throw .rule(.stepBeforeStart(first.fact.period.from))
    }
  }

  /// Another period that reaches into the new one was entered by somebody else, or by an import.
  private func requireRoom(
    for move: StepMove, beside present: RowID?, on enrolment: EnrolmentKey, _ change: inout ChangeSet
  ) throws(StoreError) {
    let other = try change.steps(of: enrolment).last {
      $0.row != present && ($0.fact.period.to.map { $0 >= move.date } ?? true)
    }
    if let other { throw try change.conflict(with: other.entry) }
  }
}

extension Session { public var enrolments: EnrolmentsRoom { EnrolmentsRoom(session: self) } }
