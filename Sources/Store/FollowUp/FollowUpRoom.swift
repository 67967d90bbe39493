import Domain
import Ledger
import Resources

/// What happens on the way: treatment, uro, relapse and back, contacts. Nothing of it ends an enrolment or moves a step.
public struct FollowUpRoom: Sendable {
  let session: Session

  /// Enters something about somebody, or corrects it. A death is entered with the enrolment it ends, and not here.
  ///
  /// - Parameter row: the row of what is corrected; nil for something new.
  /// - Throws: ``RuleViolation/followUp(_:)``; ``LedgerError/unchanged``; ``StoreError/conflict(_:)`` when it stands there already,
  ///   or what is corrected has been changed meanwhile.
  public func enter(
    _ told: FollowUp, about person: ParticipantKey, replacing row: RowID? = nil
  ) throws(StoreError) -> WriteReceipt {
    try session.require(told.action)
    if case .event(let event) = told, event.kind == .died { throw .notAllowed(.role(.reportDeath)) }
    let fact = told.fact(of: person)
    return try session.write(row == nil ? .followUpEntered : .followUpChanged, about: person) {
      change throws(StoreError) in
      try session.requireOpen(person, change)
      try require(told, of: person, besides: row, change)
      if let row {
        let known = try self.told(at: row, change)
        guard known.person == person, type(of: known) == type(of: fact) else { throw .rule(.notInRegister) }
        try session.require(known.tells.action)
        if known.tells == told { throw .ledger(.unchanged) }
        try change.void(row)
      }
      try change.enter(fact)
    }
  }

  /// Enters several things about somebody as one change, each as ``enter(_:about:replacing:)`` would.
  public func enter(_ told: [FollowUp], about person: ParticipantKey) throws(StoreError) -> WriteReceipt {
    for told in told { try session.require(told.action) }
    return try session.write(.followUpEntered, about: person) { change throws(StoreError) in
      try session.requireOpen(person, change)
      for told in told {
        try require(told, of: person, besides: nil, change)
        try change.enter(told.fact(of: person))
      }
    }
  }

  /// After the talk: what a concern came to. A relapse is entered in the same change; that there was no ground strikes the concern.
  ///
  /// - Parameters:
  ///   - row: the concern that was read.
  ///   - outcome: nil: no ground.
  ///   - relapse: with ``Concern/Outcome/relapse``.
  public func settle(
    concern row: RowID, as outcome: Concern.Outcome?, relapse: Relapse? = nil
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.enterRelapse)
    return try session.write(outcome == nil ? .followUpStruck : .followUpChanged) { change throws(StoreError) in
      guard var fact = try told(at: row, change) as? ConcernFact else { throw .rule(.notInRegister) }
      try session.requireOpen(fact.person, change)
      change.about = fact.person
      try change.void(row)
      guard let outcome else { return }
      fact.concern.cameTo = outcome
      try change.enter(fact)
      guard outcome == .relapse, let relapse else { return }
      try require(.relapse(relapse), of: fact.person, besides: nil, change)
      try change.enter(RelapseFact(person: fact.person, relapse: relapse))
    }
  }

  /// Strikes something that should not have been entered: the trail stays.
  public func strike(_ row: RowID) throws(StoreError) -> WriteReceipt {
    try session.require(.enterFollowUpContact)
    return try session.write(.followUpStruck) { change throws(StoreError) in
      let fact = try told(at: row, change)
      try session.require(fact.tells.action)
      try session.requireReach(fact.person, change.coder)
      change.about = fact.person
      try change.void(row)
    }
  }

  /// A damaged catalogue knows nothing, and then nothing of it is entered.
  private static let catalogue: (kinds: [HoldingKind], instruments: [Instrument]) =
    switch Catalogue.shared {
    case .success(let catalogue): (catalogue.holdings, catalogue.instruments)
    case .failure: ([], [])
    }

  // MARK: Inside a change

  private func told(at row: RowID, _ change: borrowing ChangeSet) throws(StoreError) -> any FamilyFact<FollowUp> {
    let kept: CaseRow = try change.read(row)
    let coder = change.coder
    guard let fact = try storing({ try FollowUp.told(by: kept, id: row.id, coder) }) else {
      throw .rule(.notInRegister)
    }
    return fact
  }

  func require(
    _ told: FollowUp, of person: ParticipantKey, besides row: RowID?, _ change: borrowing ChangeSet
  ) throws(StoreError) {
    let coder = change.coder
    let known = try storing { try FollowUp.all(of: person, coder) }.filter { $0.row != row }.map(\.told)
    let enrolments = try change.all(EnrolmentFact.self, where: "f.person = ?", person.value).map(\.fact.enrolment)
    let (kinds, instruments) = FollowUpRoom.catalogue
    var problems = try storing { try ladderProblems(told, of: person, coder) }
    problems +=
      told.problems(today: session.today) + told.problems(kinds: kinds, instruments: instruments)
      + told.problems(beside: known, death: enrolments.death ?? known.death)
    if !problems.isEmpty { throw .rule(.followUp(problems)) }
  }

  private func ladderProblems(
    _ told: FollowUp, of person: ParticipantKey, _ coder: FactCoder
  ) throws -> [FollowUp.Problem] {
    guard case .ladder(let step) = told else { return [] }
    let parties = try ToldPages(coder.database, coder.keys).parties(of: person)
    return step.problems(
      mayBeTold: MayBeTold(parties, on: step.day).parties,
      try Stamps(coder).surroundings(of: person, coder).map(\.fact))
  }
}

extension Session { public var followUp: FollowUpRoom { FollowUpRoom(session: self) } }
