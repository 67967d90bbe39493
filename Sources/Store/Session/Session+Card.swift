import Domain
import GRDB

/// One person.
extension Session {
  /// Nil when nobody has the key now.
  public func card(_ person: ParticipantKey) throws(StoreError) -> ParticipantCard? {
    let found: ParticipantCard? = try reading { database, codes in
      try CardReader(database, codes).card(person)
    }
    guard var card = found else { return nil }
    card.entries = try entries(limit: .max, about: person)
    return card
  }

  /// The person with a number; nil when there is none.
  public func participantKey(number: ParticipantNumber) throws(StoreError) -> ParticipantKey? {
    try reading { database, _ in
      let statement = try PreparedStatement(database, "SELECT person FROM identity_now WHERE number = ?")
      statement.bind { $0.add(number.text) }
      return try statement.step() ? ParticipantKey(statement.integer(0)) : nil
    }
  }
}

/// Reads the facts of one person together with who entered each.
private final class CardReader {
  private let database: Database
  private let codes: ProgrammeCodes
  private let stamp: PreparedStatement
  /// Many facts of a card come from the same few entries.
  private var stamps: [Int64: Stamp] = [:]

  init(_ database: Database, _ codes: ProgrammeCodes) throws {
    self.database = database
    self.codes = codes
    stamp = try PreparedStatement(database, "SELECT actor, at FROM main.entry WHERE id = ?")
  }

  func card(_ person: ParticipantKey) throws -> ParticipantCard? {
    let identities: [KeptFact<IdentityFact>] = try all("f.person = ?", person.value)
    guard let identity = identities.first else { return nil }
    let links: [KeptFact<CaseLinkFact>] = try all("f.person = ?", person.value)
    let caseKey = links.first?.fact.caseKey
    let enrolments: [KeptFact<EnrolmentFact>] = try all(
      "f.person = ? ORDER BY coalesce(f.start_day, f.applied_day) DESC, f.enrolment DESC", person.value)
    return ParticipantCard(
      person: person, identity: try recorded(identity, identity.fact.participant), caseKey: caseKey,
      background: try caseKey.flatMap { try background($0) },
      enrolments: try enrolments.map { try card($0) }, lights: try caseKey.map { try lights($0) } ?? [],
      entries: [])
  }

  private func card(_ kept: KeptFact<EnrolmentFact>) throws -> EnrolmentCard {
    let key = kept.fact.key
    let steps: [KeptFact<StepPeriodFact>] = try all("f.enrolment = ? ORDER BY f.from_day", key.value)
    let contacts: [KeptFact<ContactFact>] = try all(
      "f.enrolment = ? ORDER BY f.from_day, f.role, f.name", key.value)
    return EnrolmentCard(
      key: key, enrolment: try recorded(kept, kept.fact.enrolment),
      steps: try steps.map { try recorded($0, $0.fact.period) },
      contacts: try contacts.map { try recorded($0, $0.fact.assignment) })
  }

  private func background(_ caseKey: CaseKey) throws -> Recorded<CaseBackground>? {
    let found: [KeptFact<BackgroundFact>] = try all("f.case_key = ?", caseKey.value)
    return try found.first.map { try recorded($0, $0.fact.background) }
  }

  private func lights(_ caseKey: CaseKey) throws -> [Recorded<LightsAssessment>] {
    let found: [KeptFact<LightsFact>] = try all("f.case_key = ? ORDER BY f.day DESC, f.voice", caseKey.value)
    return try found.map { try recorded($0, $0.fact.assessment) }
  }

  private func recorded<Kept, Fact>(_ kept: KeptFact<Kept>, _ fact: Fact) throws -> Recorded<Fact> {
    Recorded(fact: fact, row: kept.row, entered: try stamp(of: kept.entry))
  }

  private func stamp(of entry: Int64) throws -> Stamp {
    if let known = stamps[entry] { return known }
    stamp.bind(entry)
    defer { stamp.reset() }
    guard try stamp.step() else { throw StoreError.damaged(.value(table: "entry", row: entry)) }
    let found = Stamp(entry: entry, actor: stamp.text(0), at: stamp.integer(1))
    stamps[entry] = found
    return found
  }

  private func all<Fact: StoredFact>(_ condition: String, _ key: Int64) throws -> [KeptFact<Fact>] {
    try KeptFact.all(database, codes, where: condition, key)
  }
}
