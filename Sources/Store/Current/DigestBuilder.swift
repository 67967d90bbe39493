import Domain
import Ledger

/// Works out people's digests from the facts: the slow path, and the only one. The writer runs it for those a change
/// touched, the check for everyone, reading as of an entry for everyone as they stood then.
///
/// Without the clinical key what lies on that side is left as it is: somebody at the desk changes nothing of it.
struct DigestBuilder {
  private let coder: FactCoder
  private let identity: KeyedStatement
  private let form = IdentityFact.form
  private let enrolment: KeyedStatement
  private let step: KeyedStatement
  private let contact: KeyedStatement
  private let cases: CaseRows
  // Of those who were loaded.
  private var identities: [Int64: (seal: [UInt8], background: [UInt8])] = [:]
  private var enrolments: [Int64: [EnrolmentDigest]] = [:]
  /// Of the case side: those that were out of date, by their place.
  private var columns: [Int64: [Int: [UInt8]]] = [:]

  init(_ database: Database, _ coder: FactCoder) throws {
    self.coder = coder
    identity = try KeyedStatement(
      database, "SELECT id, person, sealed, clinical, birth_code IS NULL FROM identity_now WHERE", "person")
    enrolment = try KeyedStatement(
      database,
      """
      SELECT id, enrolment, programme, unit, status, applied_day, start_day, end_day, planned_end_day, person
      FROM enrolment_now WHERE
      """, "person")
    step = try KeyedStatement(
      database, "SELECT id, enrolment, step, from_day, to_day FROM step_period_now WHERE", "enrolment")
    contact = try KeyedStatement(
      database, "SELECT enrolment, colleague, from_day, to_day FROM contact_now WHERE role = 'primary' AND", "enrolment"
    )
    cases = try CaseRows(database, coder)
  }

  /// Reads the facts of those whose digests are asked for next.
  /// - Parameter parts: what is out of date of any of them.
  mutating func load(_ people: [Int64], _ parts: ProjectionSet = .all) throws {
    (identities, enrolments, columns) = ([:], [:], [:])
    try identity.each(of: people) { row in
      let (id, person) = (row.integer(0), row.integer(1))
      let seal = try coder.keys.open(
        row.bytes(2), .identity, form.sealPlace, key: person, table: form.table, row: id)
      identities[person] = (seal ?? [], try background(row, 3))
    }
    if parts.contains(.enrolments) { try loadEnrolments(people) }
    if coder.keys.holdsClinical { try loadColumns(people, parts) }
  }

  /// Nil for a key that is nobody now: the person was entered and taken back.
  ///
  /// - Parameters:
  ///   - person: one of those who were loaded.
  ///   - parts: what is out of date.
  ///   - old: what the rest is taken from; nil for a person who is new.
  func digest(
    of person: Int64, _ parts: ProjectionSet = .all, since old: PersonDigest? = nil
  ) -> PersonDigest? {
    guard let identity = identities[person] else { return nil }
    // A new person's facts are in the same change, and each has said which part it is of.
    var digest = old ?? PersonDigest()
    if parts.contains(.identities) || old == nil { digest.identity = identity.seal }
    if parts.contains(.backgrounds) || old == nil, coder.keys.holdsClinical { digest.background = identity.background }
    if parts.contains(.enrolments) {
      var writer = DigestWriter()
      for enrolment in enrolments[person] ?? [] { enrolment.write(to: &writer) }
      digest.enrolments = writer.bytes
    }
    if digest.columns.isEmpty { digest.columns = CaseColumns.all.map { _ in [] } }
    for (place, bytes) in columns[person] ?? [:] { digest.columns[place] = bytes }
    return digest
  }

  private func background(_ row: PreparedStatement, _ column: Int32) throws -> [UInt8] {
    let (id, person) = (row.integer(0), row.integer(1))
    // Nothing is shown of what waits to be taken in.
    guard coder.keys.holdsClinical, row.integer(4) == 0,
      let plain = try coder.keys.openEither(
        row.bytes(column), .clinical, form.sealPlace, key: person, table: form.table, row: id)
    else { return [] }
    return plain.withUnsafeBytes { bytes in
      var (participant, reader) = (Participant.erased, SealReader(bytes, nil))
      participant.otherFields(&reader)
      return CasePart.write(participant)
    }
  }

  /// In order of their keys.
  private mutating func loadEnrolments(_ people: [Int64]) throws {
    var found: [EnrolmentDigest] = []
    var owners: [Int64] = []
    var places: [Int64: Int] = [:]
    try enrolment.each(of: people) { row in
      places[row.integer(1)] = found.count
      owners.append(row.integer(9))
      found.append(
        EnrolmentDigest(
          key: EnrolmentKey(row.integer(1)), programme: row.integer(2),
          unit: row.optionalInteger(3).map { UnitKey($0) },
          dates: EnrolmentDates(
            status: try row.word(4, EnrolmentFact.form, row: row.integer(0)), start: row.optionalDay(6),
            end: row.optionalDay(7)),
          applied: row.optionalDay(5), plannedEnd: row.optionalDay(8)))
    }
    let keys = found.map(\.key.value)
    try step.each(of: keys) { row in
      guard let place = places[row.integer(1)] else { return }
      guard let number = StepNumber(Int(row.integer(2))) else {
        throw StoreError.ledger(.damaged(.value(table: StepPeriodFact.form.table, row: row.integer(0))))
      }
      found[place].steps.append(StepPeriod(step: number, from: row.day(3), to: row.optionalDay(4)))
    }
    try contact.each(of: keys) { row in
      guard let place = places[row.integer(0)] else { return }
      found[place].contacts.append(
        ContactDigest(colleague: row.integer(1), from: row.day(2), to: row.optionalDay(3)))
    }
    for (var enrolment, person) in zip(found, owners) {
      enrolment.steps.sort { $0.from < $1.from }
      enrolment.contacts.sort { ($0.from, $0.colleague) < ($1.from, $1.colleague) }
      enrolments[person, default: []].append(enrolment)
    }
    for person in enrolments.keys { enrolments[person]?.sort { $0.key < $1.key } }
  }

  private mutating func loadColumns(_ people: [Int64], _ parts: ProjectionSet) throws {
    let stale = CaseColumns.all.enumerated().filter { parts.contains($0.element.projection.id) }
    if stale.isEmpty { return }
    for person in people {
      let cases = try PersonCases(of: ParticipantKey(person), cases, coder)
      columns[person] = Dictionary(
        uniqueKeysWithValues: try stale.map { ($0.offset, try $0.element.bytes(of: cases)) })
    }
  }
}
