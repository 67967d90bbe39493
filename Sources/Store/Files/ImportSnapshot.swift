import Domain
import Ledger

/// A fact that the register has, with the row to void when a file says otherwise.
struct Known<Fact: StoredFact>: Sendable {
  var fact: Fact
  var row: Int64

  /// All kinds of the case side lie in one table.
  var id: RowID { RowID(form: Fact.form.isOnCaseSide ? CaseRow.form : Fact.form, id: row) }
}

/// What the register holds of a kind, read once before a file is checked against it.
struct ImportSnapshot {
  /// The newest entry; what has come after it was not seen.
  let head: Int64
  private let coder: FactCoder

  init(_ coder: FactCoder) throws {
    self.coder = coder
    head = try coder.database.number("SELECT max(id) FROM entry") ?? 0
  }

  func names() throws -> RegisterNames {
    let endings = try ProgrammeEndings(coder.database).byCode.compactMap { code, ending in
      coder.idByCode[code].map { ($0, ending) }
    }
    var units: [(key: UnitKey, unit: Unit)] = []
    try each(UnitFact.self) { known in units.append((known.fact.key, known.fact.unit)) }
    return RegisterNames(endings: Dictionary(endings) { first, _ in first }, units: units)
  }

  func people() throws -> [ParticipantNumber: Known<IdentityFact>] {
    var people: [ParticipantNumber: Known<IdentityFact>] = [:]
    try each(IdentityFact.self, where: "f.number_code IS NOT NULL") { known in
      people[known.fact.participant.number] = known
    }
    return people
  }

  /// Everybody with their number and, where it is known, the year they were born.
  func eachPerson(_ body: (ParticipantKey, ParticipantNumber, Int?) -> Void) throws {
    try DigestPages(coder.database, coder.keys).eachIdentity { person, identity, other in
      let number = ParticipantNumber(stored: String(decoding: identity.number, as: UTF8.self))
      body(person, number, other.birthYear > 0 ? Int(other.birthYear) : nil)
    }
  }

  /// When somebody died. Only a last enrolment can have ended so: of all others the reason stays sealed.
  func deaths() throws -> [ParticipantKey: Day] {
    let last = """
      f.end_day IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM enrolment_now o WHERE o.person = f.person AND o.start_day > f.end_day)
      """
    let ended: [ParticipantKey: [Known<EnrolmentFact>]] = try grouped(where: last, by: \.person)
    return ended.compactMapValues { $0.map(\.fact.enrolment).death }
  }

  /// The facts of a kind by what only one of them has.
  func facts<Fact: StoredFact, Key: Hashable>(by key: (Fact) -> Key) throws -> [Key: Known<Fact>] {
    var facts: [Key: Known<Fact>] = [:]
    try each(Fact.self) { known in facts[key(known.fact)] = known }
    return facts
  }

  /// The same by what several may have.
  func grouped<Fact: StoredFact, Key: Hashable>(
    where condition: String = "1", by key: (Fact) -> Key
  ) throws -> [Key: [Known<Fact>]] {
    var facts: [Key: [Known<Fact>]] = [:]
    try each(Fact.self, where: condition) { known in facts[key(known.fact), default: []].append(known) }
    return facts
  }

  /// What happened on the way, by person: read once, whatever the kind.
  func followUps() throws -> [ParticipantKey: [KeptFollowUp]] {
    var found: [ParticipantKey: [KeptFollowUp]] = [:]
    for kept in try CaseRow.all(coder, where: "1 ORDER BY f.id") {
      guard let fact = try FollowUp.told(by: kept.fact, id: kept.row.id, coder) else { continue }
      found[kept.fact.person, default: []].append(
        KeptFollowUp(told: fact.tells, row: kept.row, entry: kept.entry))
    }
    return found
  }

  /// Who stands around people, and what may be told to whom: read once, whatever the kind.
  func surroundings(_ body: (ParticipantKey, Surrounding, RowID) -> Void) throws {
    for kept in try CaseRow.all(coder, where: "1 ORDER BY f.id") {
      guard let fact = try Surrounding.told(by: kept.fact, id: kept.row.id, coder) else { continue }
      body(kept.fact.person, fact.tells, kept.row)
    }
  }

  func groups() throws -> [Known<GroupFact>] {
    var groups: [Known<GroupFact>] = []
    try each(GroupFact.self) { known in groups.append(known) }
    return groups.sorted { ($0.fact.group.name, $0.fact.key) < ($1.fact.group.name, $1.fact.key) }
  }

  private func each<Fact: StoredFact>(
    _ type: Fact.Type, where condition: String = "1", _ body: (Known<Fact>) throws -> Void
  ) throws {
    if Fact.form.isOnCaseSide {
      return try CaseRows.all(type, coder) { fact, _, row in try body(Known(fact: fact, row: row)) }
    }
    try coder.database.each("SELECT \(Fact.selection("f")) FROM \(Fact.form.table)_now f WHERE \(condition)") {
      try body(Known(fact: try Fact($0, from: Fact.firstColumn, coder), row: $0.integer(0)))
    }
  }
}
