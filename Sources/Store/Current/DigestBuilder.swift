import Domain
import GRDB

/// One row of `current`: a person's enrolments and worker's lights in a form that a list of everyone can be built from
/// by one scan.
struct PersonDigest: Equatable {
  var enrolments: [UInt8] = []
  /// Apart from the enrolments: only counsellors may see it.
  var lights: [UInt8] = []
}

/// Works out a person's digest from the facts: the slow path, and the only one. The writer runs it for those a change
/// touched, the check for everyone, reading as of an entry for everyone as they stood then.
struct DigestBuilder {
  private let identity: PreparedStatement
  private let enrolments: PreparedStatement
  private let steps: PreparedStatement
  private let contacts: PreparedStatement
  private let lights: PreparedStatement

  init(_ database: Database) throws {
    identity = try PreparedStatement(database, "SELECT 1 FROM identity_now WHERE person = ?")
    enrolments = try PreparedStatement(
      database,
      """
      SELECT enrolment, programme, unit, status, applied_day, start_day, end_day, planned_end_day, id
      FROM enrolment_now WHERE person = ?
      """)
    steps = try PreparedStatement(
      database, "SELECT step, from_day, to_day, id FROM step_period_now WHERE enrolment = ? ORDER BY from_day")
    contacts = try PreparedStatement(
      database,
      """
      SELECT name, from_day, to_day FROM contact_now WHERE enrolment = ? AND role = 'primary'
      ORDER BY from_day, name
      """)
    lights = try PreparedStatement(
      database,
      """
      SELECT l.day, l.letters, l.id FROM case_link_now k CROSS JOIN lights_now l ON l.case_key = k.case_key
      WHERE k.person = ? AND l.voice = 'worker' ORDER BY l.day
      """)
  }

  /// Nil for a key that is nobody now: the person was entered and taken back.
  ///
  /// - Parameters:
  ///   - parts: what is out of date.
  ///   - old: what the rest is taken from; nil for a person who is new.
  func digest(
    of person: Int64, _ parts: TouchedPeople.Parts = .all, since old: PersonDigest? = nil
  ) throws -> PersonDigest? {
    identity.bind(person)
    defer { identity.reset() }
    guard try identity.step() else { return nil }
    // A new person's facts are in the same change, and each has said which part it is of.
    var digest = old ?? PersonDigest()
    if parts.contains(.enrolments) {
      var writer = DigestWriter()
      for enrolment in try enrolments(of: person) { enrolment.write(to: &writer) }
      digest.enrolments = writer.bytes
    }
    if parts.contains(.lights) { digest.lights = LightsDigest.write(try lights(of: person)) }
    return digest
  }

  /// In order of their keys.
  private func enrolments(of person: Int64) throws -> [EnrolmentDigest] {
    var found: [EnrolmentDigest] = []
    enrolments.bind(person)
    defer { enrolments.reset() }
    while try enrolments.step() {
      var enrolment = EnrolmentDigest(
        key: EnrolmentKey(enrolments.integer(0)), programme: enrolments.integer(1),
        unit: enrolments.optionalInteger(2).map { UnitKey($0) },
        dates: EnrolmentDates(
          status: try enrolments.word(3, .enrolment, row: enrolments.integer(8)), start: enrolments.optionalDay(5),
          end: enrolments.optionalDay(6)),
        applied: enrolments.optionalDay(4), plannedEnd: enrolments.optionalDay(7))
      enrolment.steps = try steps(of: enrolment.key)
      enrolment.contacts = try contacts(of: enrolment.key)
      found.append(enrolment)
    }
    if found.count > 1 { found.sort { $0.key < $1.key } }
    return found
  }

  private func steps(of enrolment: EnrolmentKey) throws -> [StepPeriod] {
    var found: [StepPeriod] = []
    steps.bind(enrolment.value)
    defer { steps.reset() }
    while try steps.step() {
      guard let number = StepNumber(Int(steps.integer(0))) else {
        throw StoreError.damaged(.value(table: FactTable.stepPeriod.rawValue, row: steps.integer(3)))
      }
      found.append(StepPeriod(step: number, from: steps.day(1), to: steps.optionalDay(2)))
    }
    return found
  }

  private func contacts(of enrolment: EnrolmentKey) throws -> [ContactAssignment] {
    var found: [ContactAssignment] = []
    contacts.bind(enrolment.value)
    defer { contacts.reset() }
    while try contacts.step() {
      found.append(
        ContactAssignment(name: contacts.text(0), from: contacts.day(1), to: contacts.optionalDay(2)))
    }
    return found
  }

  private func lights(of person: Int64) throws -> [LightsDigest] {
    var found: [LightsDigest] = []
    lights.bind(person)
    defer { lights.reset() }
    while try lights.step() {
      found.append(LightsDigest(date: lights.day(0), lights: try lights.lights(1, .lights, row: lights.integer(2))))
    }
    return found
  }
}
