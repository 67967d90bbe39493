import Domain
import GRDB

/// What the register holds of a kind, read once before a file is checked against it.
struct ImportSnapshot {
  /// The newest entry; what has come after it was not seen.
  let head: Int64
  private let database: Database
  private let codes: ProgrammeCodes

  init(_ database: Database) throws {
    self.database = database
    let statement = try PreparedStatement(database, "SELECT coalesce(max(id), 0) FROM entry")
    head = try statement.step() ? statement.integer(0) : 0
    codes = try ProgrammeCodes(database)
  }

  func names() throws -> RegisterNames {
    let programmes = codes.endingByCode.compactMap { code, ending in
      codes.idByCode[code].map { RegisterNames.KnownProgramme(id: $0, ending: ending) }
    }
    var units: [(key: UnitKey, unit: Unit)] = []
    try each(UnitFact.self) { _, fact in units.append((fact.key, fact.unit)) }
    return RegisterNames(programmes: programmes, units: units)
  }

  func people() throws -> [ParticipantNumber: KnownPerson] {
    var caseKeys: [ParticipantKey: CaseKey] = [:]
    try each(CaseLinkFact.self) { _, fact in caseKeys[fact.person] = fact.caseKey }
    var backgrounds: [CaseKey: (row: Int64, background: CaseBackground)] = [:]
    try each(BackgroundFact.self) { row, fact in backgrounds[fact.caseKey] = (row, fact.background) }
    var people: [ParticipantNumber: KnownPerson] = [:]
    try each(IdentityFact.self) { row, fact in
      let caseKey = caseKeys[fact.person]
      let background = caseKey.flatMap { backgrounds[$0] }
      people[fact.participant.number] = KnownPerson(
        keys: KnownPerson.Keys(
          person: fact.person, row: row, caseKey: caseKey, backgroundRow: background?.row),
        participant: fact.participant, background: background?.background)
    }
    return people
  }

  func cases() throws -> [ParticipantNumber: KnownCase] {
    var people: [ParticipantNumber: KnownCase] = [:]
    try eachRow(
      """
      SELECT i.number, i.person, l.case_key FROM identity_now i JOIN case_link_now l ON l.person = i.person
      """
    ) { row in
      people[ParticipantNumber(stored: row.text(0))] = KnownCase(
        person: ParticipantKey(row.integer(1)), caseKey: CaseKey(row.integer(2)))
    }
    return people
  }

  func keys() throws -> [ParticipantNumber: ParticipantKey] {
    var keys: [ParticipantNumber: ParticipantKey] = [:]
    try eachRow("SELECT number, person FROM identity_now") { row in
      keys[ParticipantNumber(stored: row.text(0))] = ParticipantKey(row.integer(1))
    }
    return keys
  }

  func enrolments() throws -> [ParticipantKey: [KnownEnrolment]] {
    var enrolments: [ParticipantKey: [KnownEnrolment]] = [:]
    try each(EnrolmentFact.self) { row, fact in
      enrolments[fact.person, default: []].append(
        KnownEnrolment(key: fact.key, enrolment: fact.enrolment, row: row))
    }
    return enrolments
  }

  func contacts() throws -> [EnrolmentKey: [KnownContact]] {
    var contacts: [EnrolmentKey: [KnownContact]] = [:]
    try each(ContactFact.self) { row, fact in
      contacts[fact.enrolment, default: []].append(KnownContact(assignment: fact.assignment, row: row))
    }
    return contacts
  }

  func steps() throws -> [EnrolmentKey: [KnownStep]] {
    var steps: [EnrolmentKey: [KnownStep]] = [:]
    try each(StepPeriodFact.self) { row, fact in
      steps[fact.enrolment, default: []].append(KnownStep(period: fact.period, row: row))
    }
    return steps
  }

  func lights(_ people: [ParticipantNumber: KnownCase]) throws -> [LightsPlanner.Key: KnownLights] {
    var persons: [CaseKey: ParticipantKey] = [:]
    for known in people.values { persons[known.caseKey] = known.person }
    var lights: [LightsPlanner.Key: KnownLights] = [:]
    try each(LightsFact.self) { row, fact in
      guard let person = persons[fact.caseKey] else { return }
      let key = LightsPlanner.Key(person: person, date: fact.assessment.date, voice: fact.assessment.voice)
      lights[key] = KnownLights(lights: fact.assessment.lights, row: row)
    }
    return lights
  }

  func mapping() throws -> [MappingPlanner.RoundUnit: [KnownRecord]] {
    var records: [MappingPlanner.RoundUnit: [KnownRecord]] = [:]
    try each(MappingRecord.self) { row, record in
      records[MappingPlanner.RoundUnit(round: record.round, unit: record.unit), default: []].append(
        KnownRecord(record: record, row: row))
    }
    return records
  }

  // MARK: Reading

  private func each<Fact: StoredFact>(_ type: Fact.Type, _ body: (Int64, Fact) throws -> Void) throws {
    try eachRow("SELECT \(Fact.selection("f")) FROM \(Fact.table.rawValue)_now f") { row in
      try body(row.integer(0), try Fact(row, from: Fact.firstColumn, codes))
    }
  }

  private func eachRow(_ sql: String, _ body: (PreparedStatement) throws -> Void) throws {
    let statement = try PreparedStatement(database, sql)
    while try statement.step() { try body(statement) }
  }
}
