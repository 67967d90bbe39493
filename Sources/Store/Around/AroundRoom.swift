import Domain
import Ledger

/// Who stands around somebody, and what may be told to whom.
public struct AroundRoom: Sendable {
  let session: Session

  /// Enters something, or corrects it. A consent that comes to reach less far says since when.
  ///
  /// - Parameter row: the row of what is corrected; nil for something new.
  /// - Throws: ``RuleViolation/surrounding(_:)``; ``LedgerError/unchanged``; ``StoreError/conflict(_:)`` when it stands there
  ///   already, or what is corrected has been changed meanwhile.
  public func enter(
    _ told: Surrounding, about person: ParticipantKey, replacing row: RowID? = nil
  ) throws(StoreError) -> WriteReceipt {
    try session.require(told.action)
    let word = row == nil ? told.wordEntered : told.wordChanged
    return try session.write(word, about: person) { change throws(StoreError) in
      try session.requireOpen(person, change)
      var told = told
      if let row {
        let known = try self.told(at: row, change)
        guard known.person == person, type(of: known) == type(of: told.fact(of: person)) else {
          throw .rule(.notInRegister)
        }
        if known.tells == told { throw .ledger(.unchanged) }
        if case .consent(var consent) = told, case .consent(let before) = known.tells,
          consent.isNarrower(than: before)
        {
          consent.narrowed = session.today
          told = .consent(consent)
        }
        try change.void(row)
      }
      try require(told, of: person, change)
      try change.enter(told.fact(of: person))
    }
  }

  /// Takes a consent back, from a day on: it may be done in the middle of a call.
  public func withdraw(_ row: RowID, on day: Day) throws(StoreError) -> WriteReceipt {
    try session.require(.enterConsent)
    return try session.write(.consentWithdrawn) { change throws(StoreError) in
      guard var fact = try told(at: row, change) as? ConsentFact else { throw .rule(.notInRegister) }
      try session.requireOpen(fact.person, change)
      change.about = fact.person
      if fact.consent.withdrawn != nil { throw .ledger(.unchanged) }
      fact.consent.withdrawn = day
      try require(fact.tells, of: fact.person, change)
      try change.void(row)
      try change.enter(fact)
    }
  }

  /// Strikes something that should not have been entered, or that is so no longer: the trail stays.
  public func strike(_ row: RowID) throws(StoreError) -> WriteReceipt {
    guard session.access.may(.enterConsent) || session.access.may(.enterNetwork) else {
      throw .notAllowed(.role(.enterNetwork))
    }
    let known = try session.reading { coder in
      try CaseRow.all(coder, where: "f.id = ?", row.id).first.flatMap {
        try Surrounding.told(by: $0.fact, id: row.id, coder)?.tells
      }
    }
    return try session.write(known?.wordStruck ?? .networkStruck) { change throws(StoreError) in
      let fact = try told(at: row, change)
      try session.require(fact.tells.action)
      try session.requireReach(fact.person, change.coder)
      change.about = fact.person
      try change.void(row)
    }
  }

  /// Prints a form for somebody to sign, to a text file that only its owner may read or by the register's own command, and puts
  /// that in the journal. Nothing is consented to by it.
  ///
  /// - Throws: ``StoreError/notAllowed(_:)`` for who may not open all of the card: their name stands on it.
  @discardableResult
  public func printForm(
    _ lines: [String], of person: ParticipantKey, to place: PrintPlace
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.enterConsent)
    guard try session.openCard(person, isWhole: true) != nil else { throw .rule(.notInRegister) }
    return try session.print(lines, to: place, .consentFormPrinted, about: person) { EntryDetail(file: $0) }
  }

  /// Those who have been told what is kept about them; nobody for whoever may not know.
  public func informed() throws(StoreError) -> Set<ParticipantKey> {
    try session.require(.seeParticipants)
    guard AccessTable.sees(.consentTexts, session.role) else { return [] }
    return try session.reading { coder in
      var people: Set<ParticipantKey> = []
      try CaseRows.all(InformationFact.self, coder) { _, person, _ in people.insert(person) }
      return people
    }
  }

  /// Those of whom a consent runs out within ``Consent/daysOfWarning`` days, and nothing follows it; nobody for whoever may not
  /// know.
  public func runningOut() throws(StoreError) -> Set<ParticipantKey> {
    try session.require(.seeParticipants)
    guard AccessTable.sees(.consentTexts, session.role) else { return [] }
    return try session.reading { [today = session.today] coder in
      var consents: [ParticipantKey: [Surrounding]] = [:]
      try CaseRows.all(ConsentFact.self, coder) { fact, person, _ in consents[person, default: []].append(fact.tells) }
      let ending = consents.filter { _, told in
        MissingAround.list(told, today: today).contains { if case .consentRunsOut = $0 { true } else { false } }
      }
      let reach = try ReachFilter(session, coder)
      return Set(
        try ending.keys.filter { person in try !session.access.seesNameOnly(of: person) && reach.holds(person) })
    }
  }

  // MARK: Inside a change

  private func told(at row: RowID, _ change: borrowing ChangeSet) throws(StoreError) -> any FamilyFact<Surrounding> {
    let kept: CaseRow = try change.read(row)
    let coder = change.coder
    guard let fact = try storing({ try Surrounding.told(by: kept, id: row.id, coder) }) else {
      throw .rule(.notInRegister)
    }
    return fact
  }

  private func require(
    _ told: Surrounding, of person: ParticipantKey, _ change: borrowing ChangeSet
  ) throws(StoreError) {
    let identity = try change.fact(IdentityFact.self, person).fact
    let problems = told.problems(today: session.today, birthYear: identity.participant.birthYear)
    if !problems.isEmpty { throw .rule(.surrounding(problems)) }
  }
}

extension Session { public var around: AroundRoom { AroundRoom(session: self) } }

// The journal's words: they tell of what kind it was, and never what was said or about whom.

extension Surrounding {
  fileprivate var wordEntered: EntryKind {
    if case .lawFirst = self { return .lawFirstEntered }
    return action == .enterConsent ? .consentEntered : .networkEntered
  }

  fileprivate var wordChanged: EntryKind { action == .enterConsent ? .consentChanged : .networkChanged }
  fileprivate var wordStruck: EntryKind { action == .enterConsent ? .consentStruck : .networkStruck }
}
