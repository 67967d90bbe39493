import Domain
import Ledger

/// What has been ticked off, or no longer is, on the checklist of the step somebody is in.
public struct ChecklistChange: Hashable, Sendable {
  public var step: StepNumber
  /// By the words of the list; those that are not here stay as they are.
  public var ticks: [String: Bool]

  public init(step: StepNumber, ticks: [String: Bool]) {
    self.step = step
    self.ticks = ticks
  }
}

extension FollowUpPlanRoom {
  /// Ticks off, or takes ticks away, without anybody being moved.
  ///
  /// - Throws: ``LedgerError/unchanged`` when all of it is so already.
  public func tick(
    _ change: ChecklistChange, on enrolment: EnrolmentKey, of person: ParticipantKey
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.enterFollowUpPlan)
    return try session.write(.followUpPlanChanged, about: person) { changes throws(StoreError) in
      try session.requireOpen(person, changes)
      if try !put(change, on: enrolment, of: person, &changes) { throw .ledger(.unchanged) }
    }
  }

  /// - Returns: false when all of it is so already.
  func put(
    _ change: ChecklistChange, on enrolment: EnrolmentKey, of person: ParticipantKey, _ changes: inout ChangeSet
  ) throws(StoreError) -> Bool {
    if try changes.fact(EnrolmentFact.self, enrolment).fact.person != person { throw .rule(.notInRegister) }
    let coder = changes.coder
    let present = try storing {
      try CaseRows(coder.database, coder).facts(ChecklistTickFact.self, of: person)
        .filter { $0.fact.tick.enrolment == enrolment && $0.fact.tick.step == change.step }
    }
    var isChanged = false
    for (words, isTicked) in change.ticks.sorted(by: { $0.key < $1.key }) {
      let kept = present.first { $0.fact.tick.words == words }
      switch (kept, isTicked) {
      case (nil, true):
        let tick = ChecklistTick(enrolment: enrolment, step: change.step, words: words, day: session.today)
        try changes.enter(ChecklistTickFact(person: person, tick: tick))
      case (let kept?, false): try changes.void(kept.row)
      default: continue
      }
      isChanged = true
    }
    return isChanged
  }

  /// What the checklist of a step asks for, of one enrolment and whoever has it: no more than is told of as missing. Nil for who
  /// is not told of that, or may not open the card.
  public func readiness(
    of person: ParticipantKey, on enrolment: EnrolmentKey, in step: StepNumber?
  ) throws(StoreError) -> Readiness? {
    try session.require(.seeParticipants)
    let today = session.today
    guard AccessTable.sees(.missing, session.role), !session.access.seesNameOnly(of: person) else { return nil }
    return try session.reading { coder in
      guard try session.isKnown(person, coder.database), try session.decision(for: person, coder).opens,
        let kept = try EnrolmentFact.of(enrolment, coder), kept.fact.person == person
      else { return nil }
      let stamps = Stamps(coder)
      let plan = try stamps.plan(of: person, coder)
      let contacts = try ContactFact.all(coder, where: "f.enrolment = ?", enrolment.value).map(\.fact.assignment)
      let lights = try CaseRows(coder.database, coder).facts(LightsFact.self, of: person).map(\.fact.assessment)
      return Readiness(
        contact: contacts.first { $0.role == .primary && $0.isInForce(on: today) }?.name,
        latestLights: lights.filter { $0.voice == .worker }.map(\.date).max(),
        plannedEnd: kept.fact.enrolment.plannedEnd, plan: plan.plan,
        around: try stamps.surroundings(of: person, coder).map(\.fact), ticked: plan.ticked(on: enrolment, in: step))
    }
  }
}

extension CardPlan {
  /// The words ticked off in a step; none before the first.
  public func ticked(on enrolment: EnrolmentKey, in step: StepNumber?) -> Set<String> {
    Set(ticks.map(\.fact).filter { $0.enrolment == enrolment && $0.step == step }.map(\.words))
  }
}
