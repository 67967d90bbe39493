import Domain
import Ledger

/// Somebody's plan as it stands, each part with who entered it.
public struct CardPlan: Hashable, Sendable {
  /// In the order they were agreed on.
  public var goals: [Recorded<PlanGoal>] = []
  public var basis: Recorded<PlanBasis>?
  public var reasons: [Recorded<RedLightReason>] = []
  /// Those that last first, then by their first day, the newest first.
  public var occupations: [Recorded<Occupation>] = []
  public var safety: Recorded<SafetyPlan>?
  /// What has been ticked off on checklists, in the order it was.
  public var ticks: [Recorded<ChecklistTick>] = []

  public var plan: FollowUpPlan {
    FollowUpPlan(goals: goals.map(\.fact), basis: basis?.fact, reasons: reasons.map(\.fact))
  }
}

/// Oppfølgingsplan: goals, what there is to build on, and why lights are red.
public struct FollowUpPlanRoom: Sendable {
  let session: Session

  /// Enters a goal, or what has become of one.
  ///
  /// - Parameter row: the row of what is changed; nil for a new one.
  /// - Throws: ``RuleViolation/plan(_:)``; ``LedgerError/unchanged``; ``StoreError/conflict(_:)`` when the goal stands there
  ///   already, or what is changed has been changed meanwhile.
  public func enter(_ goal: PlanGoal, of person: ParticipantKey, replacing row: RowID? = nil) throws(StoreError)
    -> WriteReceipt
  {
    try write(goal.problems(today: session.today), of: person) { change throws(StoreError) in
      try change.put(GoalFact(person: person, goal: goal), in: row)
    }
  }

  /// Enters what there is to build on; nothing in it takes it away.
  public func enter(_ basis: PlanBasis, of person: ParticipantKey, replacing row: RowID? = nil) throws(StoreError)
    -> WriteReceipt
  {
    let isEmpty = row != nil && basis.problems == [.saysNothing]
    return try write(isEmpty ? [] : basis.problems, of: person) { change throws(StoreError) in
      if isEmpty, let row {
        try change.take(PlanBasisFact.self, of: person, in: row)
      } else {
        try change.put(PlanBasisFact(person: person, basis: basis), in: row)
      }
    }
  }

  /// Enters what is to be done when it is dangerous; nothing in it takes it away.
  public func enter(_ safety: SafetyPlan, of person: ParticipantKey, replacing row: RowID? = nil) throws(StoreError)
    -> WriteReceipt
  {
    let problems = safety.problems(today: session.today)
    let isEmpty = row != nil && problems == [.saysNothing]
    return try write(isEmpty ? [] : problems, of: person) { change throws(StoreError) in
      if isEmpty, let row {
        try change.take(SafetyPlanFact.self, of: person, in: row)
      } else {
        try change.put(SafetyPlanFact(person: person, safety: safety), in: row)
      }
    }
  }

  /// Why lights are red, an area each; nothing takes the line of an area away.
  ///
  /// - Parameter read: the lines as they were read: when one is no longer in force somebody has been first.
  public func enter(
    reasons: [LifeDomain: String], of person: ParticipantKey, replacing read: [Recorded<RedLightReason>]
  ) throws(StoreError) -> WriteReceipt {
    let today = session.today
    return try write([], of: person) { change throws(StoreError) in
      for area in LifeDomain.allCases {
        guard let why = reasons[area] else { continue }
        let before = read.last { $0.fact.area == area }
        if why == before?.fact.why ?? "" { continue }
        if let before { try change.take(RedLightReasonFact.self, of: person, in: before.row) }
        let reason = RedLightReason(area, why, on: today)
        if reason.problems(today: today).isEmpty {
          try change.enter(RedLightReasonFact(person: person, reason: reason))
        }
      }
    }
  }

  /// Enters a place of work, practice or learning, or what has become of one.
  ///
  /// - Throws: ``RuleViolation/occupation(_:)``; ``LedgerError/unchanged``; ``StoreError/conflict(_:)``.
  public func enter(
    _ occupation: Occupation, of person: ParticipantKey, replacing row: RowID? = nil
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.enterFollowUpPlan)
    if !occupation.problems.isEmpty { throw .rule(.occupation(occupation.problems)) }
    return try write([], of: person) { change throws(StoreError) in
      try change.put(OccupationFact(person: person, occupation: occupation), in: row)
    }
  }

  /// Strikes one that should not have been entered.
  public func strike(occupation row: RowID, of person: ParticipantKey) throws(StoreError) -> WriteReceipt {
    try write([], of: person) { change throws(StoreError) in
      try change.take(OccupationFact.self, of: person, in: row)
    }
  }

  /// Strikes a goal that should not have been entered: the trail stays.
  public func strike(goal row: RowID, of person: ParticipantKey) throws(StoreError) -> WriteReceipt {
    try write([], of: person) { change throws(StoreError) in
      try change.take(GoalFact.self, of: person, in: row)
    }
  }

  // MARK: Inside a change

  private func write(
    _ problems: [PlanProblem], of person: ParticipantKey,
    _ body: (inout ChangeSet) throws(StoreError) -> Void
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.enterFollowUpPlan)
    if !problems.isEmpty { throw .rule(.plan(problems)) }
    return try session.write(.followUpPlanChanged, about: person) { change throws(StoreError) in
      try session.requireOpen(person, change)
      try body(&change)
    }
  }
}

extension Session { public var followUpPlan: FollowUpPlanRoom { FollowUpPlanRoom(session: self) } }

extension Stamps {
  /// Somebody's plan; nothing for who may not read that side.
  func plan(of person: ParticipantKey, _ coder: FactCoder) throws -> CardPlan {
    let rows = try CaseRows(coder.database, coder)
    return CardPlan(
      goals: try rows.facts(GoalFact.self, of: person).map { try recorded($0, $0.fact.goal) }
        .sorted { ($0.fact.set, $0.row.id) < ($1.fact.set, $1.row.id) },
      basis: try rows.facts(PlanBasisFact.self, of: person).last.map { try recorded($0, $0.fact.basis) },
      reasons: try rows.facts(RedLightReasonFact.self, of: person).map { try recorded($0, $0.fact.reason) },
      occupations: try rows.facts(OccupationFact.self, of: person).map { try recorded($0, $0.fact.occupation) }
        .sorted { one, other in
          (one.fact.to == nil ? 0 : 1, other.fact.from, other.row.id)
            < (other.fact.to == nil ? 0 : 1, one.fact.from, one.row.id)
        },
      safety: try rows.facts(SafetyPlanFact.self, of: person).last.map { try recorded($0, $0.fact.safety) },
      ticks: try rows.facts(ChecklistTickFact.self, of: person).map { try recorded($0, $0.fact.tick) })
  }
}
