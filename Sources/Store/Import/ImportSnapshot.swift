import Domain
import Ledger

/// What the register holds of a kind, read once before a file is checked against it.
struct ImportSnapshot {
  /// The newest entry; what has come after it was not seen.
  let head: Int64
  private let database: Database
  private let coder: FactCoder

  init(_ database: Database, _ keys: Keyring) throws {
    self.database = database
    let statement = try PreparedStatement(database, "SELECT coalesce(max(id), 0) FROM entry")
    head = try statement.step() ? statement.integer(0) : 0
    coder = try FactCoder(database, keys)
  }

  func names() throws -> RegisterNames {
    let programmes = try ProgrammeEndings(database).byCode.compactMap { code, ending in
      coder.idByCode[code].map { RegisterNames.KnownProgramme(id: $0, ending: ending) }
    }
    var units: [(key: UnitKey, unit: Unit)] = []
    try each(UnitFact.self) { _, fact in units.append((fact.key, fact.unit)) }
    return RegisterNames(programmes: programmes, units: units)
  }

  func people() throws -> [ParticipantNumber: KnownPerson] {
    var people: [ParticipantNumber: KnownPerson] = [:]
    try each(IdentityFact.self, where: "f.number_code IS NOT NULL") { row, fact in
      people[fact.participant.number] = KnownPerson(fact: fact, row: row)
    }
    return people
  }

  func keys() throws -> [ParticipantNumber: ParticipantKey] {
    var keys: [ParticipantNumber: ParticipantKey] = [:]
    try eachNumber { number, person in keys[number] = person }
    return keys
  }

  private func eachNumber(_ body: (ParticipantNumber, ParticipantKey) -> Void) throws {
    try DigestPages(database, coder.keys).each { part, _ in
      if part.isErased { return }
      guard let identity = IdentityBytes(part.identity) else {
        throw StoreError.ledger(.damaged(.value(table: "current", row: part.person)))
      }
      body(
        ParticipantNumber(stored: String(decoding: identity.number, as: UTF8.self)), ParticipantKey(part.person))
    }
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

  func lights() throws -> [LightsPlanner.Key: KnownLights] {
    var lights: [LightsPlanner.Key: KnownLights] = [:]
    try CaseRows.all(LightsFact.self, database, coder) { fact, person, row in
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

  /// With those whose time in them has no end.
  func groups() throws -> [KnownGroup] {
    var groups: [GroupKey: KnownGroup] = [:]
    try each(GroupFact.self) { row, fact in groups[fact.key] = KnownGroup(key: fact.key, group: fact.group, row: row) }
    try each(MembershipFact.self, where: "f.to_day IS NULL") { _, fact in
      groups[fact.group]?.members.insert(fact.person)
    }
    return groups.values.sorted { ($0.group.name, $0.key) < ($1.group.name, $1.key) }
  }

  func marks() throws -> [AttendancePlanner.Key: KnownMark] {
    var marks: [AttendancePlanner.Key: KnownMark] = [:]
    try each(AttendanceFact.self) { row, fact in
      let key = AttendancePlanner.Key(group: fact.group, day: fact.attendance.day, person: fact.person)
      marks[key] = KnownMark(attendance: fact.attendance, row: row)
    }
    return marks
  }

  // MARK: Reading

  private func each<Fact: StoredFact>(
    _ type: Fact.Type, where condition: String = "1", _ body: (Int64, Fact) throws -> Void
  ) throws {
    try eachRow("SELECT \(Fact.selection("f")) FROM \(Fact.form.table)_now f WHERE \(condition)") { row in
      try body(row.integer(0), try Fact(row, from: Fact.firstColumn, coder))
    }
  }

  private func eachRow(_ sql: String, _ body: (PreparedStatement) throws -> Void) throws {
    let statement = try PreparedStatement(database, sql)
    while try statement.step() { try body(statement) }
  }
}
