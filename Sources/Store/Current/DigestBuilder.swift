import Domain
import GRDB

/// Works out a person's digest from the facts: the slow path, and the only one. The writer runs it for those a change
/// touched, the check for everyone, reading as of an entry for everyone as they stood then.
///
/// Without the clinical key the lights are left as they are: somebody at the desk changes none.
struct DigestBuilder {
  private let coder: FactCoder
  private let identity: PreparedStatement
  private let enrolments: PreparedStatement
  private let steps: PreparedStatement
  private let contacts: PreparedStatement
  private let cases: CaseRows

  init(_ database: Database, _ coder: FactCoder) throws {
    self.coder = coder
    identity = try PreparedStatement(database, "SELECT id, person, sealed FROM identity_now WHERE person = ?")
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
      SELECT colleague, from_day, to_day FROM contact_now WHERE enrolment = ? AND role = 'primary'
      ORDER BY from_day, colleague
      """)
    cases = try CaseRows(database, coder)
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
    if parts.contains(.identity) || old == nil {
      digest.identity =
        try coder.keys.open(
          identity.bytes(2), .identity, IdentityFact.form.sealPlace, key: person, table: IdentityFact.form.table,
          row: identity.integer(0)) ?? []
    }
    if parts.contains(.enrolments) {
      var writer = DigestWriter()
      for enrolment in try enrolments(of: person) { enrolment.write(to: &writer) }
      digest.enrolments = writer.bytes
    }
    if parts.contains(.lights), coder.keys.holdsClinical {
      digest.lights = LightsDigest.write(try lights(of: person))
    }
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
          status: try enrolments.word(3, EnrolmentFact.form, row: enrolments.integer(8)),
          start: enrolments.optionalDay(5),
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
        throw StoreError.damaged(.value(table: StepPeriodFact.form.table, row: steps.integer(3)))
      }
      found.append(StepPeriod(step: number, from: steps.day(1), to: steps.optionalDay(2)))
    }
    return found
  }

  private func contacts(of enrolment: EnrolmentKey) throws -> [ContactDigest] {
    var found: [ContactDigest] = []
    contacts.bind(enrolment.value)
    defer { contacts.reset() }
    while try contacts.step() {
      found.append(
        ContactDigest(colleague: contacts.integer(0), from: contacts.day(1), to: contacts.optionalDay(2)))
    }
    return found
  }

  /// By a worker, in order of time.
  private func lights(of person: Int64) throws -> [LightsDigest] {
    try cases.facts(LightsFact.self, of: ParticipantKey(person)).map(\.fact.assessment)
      .filter { $0.voice == .worker }.map { LightsDigest(date: $0.date, lights: $0.lights) }
      .sorted { $0.date < $1.date }
  }
}
