import Domain
import Ledger

/// Two records of one person become one: a team lead says which is kept, and what stands where they differ.
///
/// Everything that a definition says is a person's moves along, entered anew under keys of the kept person's, so that no row of the
/// case side shares anything with what it was. The record that went is voided, its number leads to the person who was kept, and the
/// log takes all of it back.
public struct MergeRoom: Sendable {
  let session: Session

  /// What it comes to. Both cards are opened for it, whole, and that stands in the journal.
  ///
  /// - Throws: ``StoreError/notAllowed(_:)`` where either card does not open or keeps anything back;
  ///   ``RuleViolation/mergedWithSelf``; ``RuleViolation/notInRegister``.
  public func plan(keeping kept: ParticipantKey, other: ParticipantKey) throws(StoreError) -> MergePlan {
    try session.require(.mergeParticipants)
    if kept == other { throw .rule(.mergedWithSelf) }
    for person in [kept, other] where try session.openCard(person, isWhole: true) == nil {
      throw .rule(.notInRegister)
    }
    // What the desk has put in lies where no one knows whom it is about, until it is taken in.
    if session.register.options.changes {
      try session.followUp.takeReports()
      _ = try session.people.takeInDropped()
    }
    return try session.reading { coder in
      guard let own = try IdentityFact.of(kept, coder), let theirs = try IdentityFact.of(other, coder) else {
        throw StoreError.rule(.notInRegister)
      }
      var moves: [MergePlan.Part: Int] = [:]
      for kind in Facts.all where kind.form != IdentityFact.form {
        let count = try MergeRoom.count(kind, of: other, coder)
        if count > 0 { moves[MergePlan.Part(kind.form), default: 0] += count }
      }
      return MergePlan(
        kept: kept, other: other,
        identity: IdentityMerge(
          kept: IdentityMerge.Record(own.fact.participant, own.fact.background),
          other: IdentityMerge.Record(theirs.fact.participant, theirs.fact.background)),
        moves: moves, conflicts: try MergeConflicts(coder, keeping: kept, other: other).all(), keptRow: own.row,
        otherRow: theirs.row)
    }
  }

  private static func count<Fact: RegisterFact>(
    _ type: Fact.Type, of person: ParticipantKey, _ coder: FactCoder
  ) throws -> Int {
    if Fact.form.isOnCaseSide { return try CaseRows(coder.database, coder).facts(type, of: person).count }
    guard let whose = Fact.form.ofPerson(coder.database.definitions) else { return 0 }
    return Int(
      try coder.database.number("SELECT count(*) FROM \(Fact.form.table)_now WHERE \(whose)", person.value) ?? 0)
  }

  /// Makes them one.
  ///
  /// - Throws: ``RuleViolation/mergeUnsettled`` while something is to be chosen or put right; ``StoreError/conflict(_:)`` where
  ///   somebody has changed who either is meanwhile.
  public func merge(
    _ plan: MergePlan, choosing choices: [IdentityMerge.Field: IdentityMerge.Side]
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.mergeParticipants)
    guard let merged = plan.identity.merged(choices) else { throw .rule(.mergeUnsettled) }
    let problems = merged.participant.problems(today: session.today)
    if !problems.isEmpty { throw .rule(.participant(problems)) }
    let move = PersonMove(from: plan.other, to: plan.kept)
    let detail = EntryDetail(name: plan.identity.other.participant.number.text)
    let open = PlannedChange(kind: .participantsMerged, detail: detail) { change throws(StoreError) in
      change.about = plan.kept
      try requireNothingInTheWay(plan, change.coder)
      var identity: IdentityFact = try change.giveWay(plan.keptRow)
      let _: IdentityFact = try change.giveWay(plan.otherRow)
      (identity.participant, identity.background) = (merged.participant, merged.background)
      try change.enter(identity)
      try move.moveOpen(&change)
      change.ledger.casesFollow = true
    }
    let cases = PlannedChange(kind: .participantsMerged, detail: detail) { change throws(StoreError) in
      change.about = plan.kept
      try move.moveCases(&change)
    }
    let hasCases = try session.reading { coder in
      var hasAny = false
      try CaseRows(coder.database, coder).each(of: plan.other) { _, _, _ in hasAny = true }
      return hasAny
    }
    return try session.write(tied: hasCases ? [open, cases] : [open])
  }

  /// Inside the transaction: somebody may have entered something since the plan was made.
  private func requireNothingInTheWay(_ plan: MergePlan, _ coder: FactCoder) throws(StoreError) {
    for person in [plan.kept, plan.other] {
      let decision: CardDecision = try storing { try session.decision(for: person, coder) }
      if decision != .open { throw decision.error ?? .notAllowed(.outOfScope) }
    }
    let conflicts = try storing { try MergeConflicts(coder, keeping: plan.kept, other: plan.other).all() }
    if !conflicts.isEmpty { throw .rule(.mergeUnsettled) }
  }
}

extension Session { public var merge: MergeRoom { MergeRoom(session: self) } }
