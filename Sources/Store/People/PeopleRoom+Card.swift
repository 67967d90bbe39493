import Domain
import Ledger

/// One person.
extension PeopleRoom {
  /// Opens somebody's card: the journal knows of it first.
  ///
  /// - Returns: what this user may see of the person; nil when nobody has the key now, and for a protected person who is
  ///   not to be known of.
  /// - Throws: ``StoreError/notAllowed(_:)``.
  public func card(_ person: ParticipantKey) throws(StoreError) -> ParticipantCard? {
    try session.require(.seeCard)
    guard try session.isKnown(person) else { return nil }
    try session.noteCard(person)
    let decision = try session.decision(for: person)
    if decision == .refusedStrictlyConfidential { return nil }
    if let error = decision.error { throw error }
    let found: ParticipantCard? = try session.reading { database, coder in
      try CardReader(database, coder).card(person, today: session.today)
    }
    guard var card = found else { return nil }
    card.decision = decision
    if session.access.may(.seeCardLog) { card.entries = try session.journal.history(of: person, limit: .max) }
    return card.shown(to: session.access, decision, on: session.today)
  }

  /// Nødtilgang: for an hour the card of somebody out of scope opens. The reason stands in the journal, and the team lead sees
  /// it.
  ///
  /// - Throws: ``RuleViolation/emergencyReason(_:)``; ``StoreError/notAllowed(_:)`` for a role without it.
  @discardableResult
  public func openInEmergency(_ person: ParticipantKey, reason: String) throws(StoreError) -> WriteReceipt {
    try session.require(.emergencyAccess)
    if let problem = EmergencyAccess.problem(reason: reason) { throw .rule(.emergencyReason(problem)) }
    if session.access.relatives.contains(person) { throw .notAllowed(.relative) }
    return try session.register.note(
      by: session, kind: .emergencyAccess, about: person, detail: EntryDetail(reason: reason))
  }

  /// The person with a number; nil when there is none, and for one this user is not to know of: somebody out of scope whose
  /// card nothing would open looks as a number nobody has.
  public func participantKey(number: ParticipantNumber) throws(StoreError) -> ParticipantKey? {
    try session.require(.seeParticipants)
    guard let person = try owner(of: number) else { return nil }
    switch try session.decision(for: person) {
    case .open, .openShownNameOnly, .needsEmergency, .refusedRelative: return person
    case .refusedOutOfScope, .refusedStrictlyConfidential: return nil
    }
  }

  /// Whether a number is somebody's, whoever it is: a new one has to be another.
  public func isTaken(_ number: ParticipantNumber, besides person: ParticipantKey? = nil) throws(StoreError) -> Bool {
    try session.require(.addParticipant)
    let owner = try owner(of: number)
    return owner != nil && owner != person
  }

  /// The first number free for a new person from this one on: itself, or one further on that follows a number somebody
  /// has. Whose the taken ones are is not told, nor how many there are; few are looked at, so that many cost little.
  ///
  /// - Returns: nil when there is none of the kind.
  public func freeNumber(from first: ParticipantNumber) throws(StoreError) -> ParticipantNumber? {
    if try !isTaken(first) { return first }
    // Ever longer steps to one that is free, then halving back to where the taken ones end.
    var taken = 0
    var free = 1
    while true {
      guard let number = first.advanced(by: free) else { return nil }
      if try !isTaken(number) { break }
      taken = free
      free *= 2
    }
    while free - taken > 1 {
      let middle = taken + (free - taken) / 2
      guard let number = first.advanced(by: middle) else { return nil }
      if try isTaken(number) { taken = middle } else { free = middle }
    }
    return first.advanced(by: free)
  }

  private func owner(of number: ParticipantNumber) throws(StoreError) -> ParticipantKey? {
    try session.reading { database, coder in
      let statement = try PreparedStatement(database, "SELECT person FROM identity_now WHERE number_code = ?")
      let code = try coder.code(of: number)
      statement.bind { $0.add(code: code) }
      return try statement.step() ? ParticipantKey(statement.integer(0)) : nil
    }
  }
}

/// Reads the facts of one person together with who entered each.
private final class CardReader {
  private let database: Database
  private let coder: FactCoder
  private let stamps: Stamps

  init(_ database: Database, _ coder: FactCoder) throws {
    self.database = database
    self.coder = coder
    stamps = try Stamps(database, coder)
  }

  func card(_ person: ParticipantKey, today: Day) throws -> ParticipantCard? {
    let identities: [KeptFact<IdentityFact>] = try all("f.person = ?", person.value)
    guard let identity = identities.first else { return nil }
    let enrolments: [KeptFact<EnrolmentFact>] = try all(
      "f.person = ? ORDER BY coalesce(f.start_day, f.applied_day) DESC, f.enrolment DESC", person.value)
    return ParticipantCard(
      person: person, identity: try recorded(identity, identity.fact.participant),
      background: try background(identity), enrolments: try enrolments.map { try card($0) }, lights: try lights(person),
      appointments: try appointments(person, from: today), notes: try notes(person),
      absences: try absences(person, from: today), loans: try loans(of: person),
      entries: [])
  }

  private func card(_ kept: KeptFact<EnrolmentFact>) throws -> EnrolmentCard {
    let key = kept.fact.key
    let steps: [KeptFact<StepPeriodFact>] = try all("f.enrolment = ? ORDER BY f.from_day", key.value)
    let contacts: [KeptFact<ContactFact>] = try all(
      "f.enrolment = ? ORDER BY f.from_day, f.role, f.colleague", key.value)
    return EnrolmentCard(
      key: key, enrolment: try recorded(kept, kept.fact.enrolment),
      steps: try steps.map { try recorded($0, $0.fact.period) },
      contacts: try contacts.map { try recorded($0, $0.fact.assignment) })
  }

  /// One that says nothing is as good as none.
  private func background(_ identity: KeptFact<IdentityFact>) throws -> Recorded<CaseBackground>? {
    let background = identity.fact.background
    return background == CaseBackground() ? nil : try recorded(identity, background)
  }

  private func lights(_ person: ParticipantKey) throws -> [Recorded<LightsAssessment>] {
    let found = try CaseRows(database, coder).facts(LightsFact.self, of: person)
    return try found.map { try recorded($0, $0.fact.assessment) }.sorted { left, right in
      left.fact.date == right.fact.date
        ? left.fact.voice.rawValue < right.fact.voice.rawValue : left.fact.date > right.fact.date
    }
  }

  private func appointments(_ person: ParticipantKey, from today: Day) throws -> [Recorded<AppointmentFact>] {
    let found: [KeptFact<AppointmentFact>] = try KeptFact.all(
      database, coder, where: "f.person = ? AND f.day >= ? ORDER BY f.day, f.minute, f.appointment", person.value,
      Int64(today.number))
    return try found.map { try recorded($0, $0.fact) }
  }

  private func notes(_ person: ParticipantKey) throws -> [Recorded<NoteFact>] {
    let found: [KeptFact<NoteFact>] = try all("f.person = ? ORDER BY f.day DESC, f.note DESC", person.value)
    return try found.map { try recorded($0, $0.fact) }
  }

  private func absences(_ person: ParticipantKey, from today: Day) throws -> [Recorded<Absence>] {
    let found: [KeptFact<AbsenceFact>] = try KeptFact.all(
      database, coder, where: "f.person = ? AND (f.to_day IS NULL OR f.to_day >= ?) ORDER BY f.from_day", person.value,
      Int64(today.number))
    return try found.map { try recorded($0, $0.fact.absence) }
  }

  private func loans(of person: ParticipantKey) throws -> [BorrowedGear] {
    let loans: [KeptFact<LoanFact>] = try all(
      "f.person = ? AND f.returned_day IS NULL ORDER BY f.due_day, f.id", person.value)
    return try loans.compactMap { kept in
      let gear: [KeptFact<GearFact>] = try all("f.gear = ?", kept.fact.loan.gear.value)
      return gear.first.map { BorrowedGear(name: $0.fact.gear.name, loan: kept.fact.loan, row: kept.row) }
    }
  }

  private func recorded<Kept, Fact>(_ kept: KeptFact<Kept>, _ fact: Fact) throws -> Recorded<Fact> {
    try stamps.recorded(kept, fact)
  }

  private func all<Fact: StoredFact>(_ condition: String, _ key: Int64) throws -> [KeptFact<Fact>] {
    try KeptFact.all(database, coder, where: condition, key)
  }
}
