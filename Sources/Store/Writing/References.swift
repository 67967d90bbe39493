import Domain
import GRDB

/// What facts point at, seen from inside a change: whose they are, and that nothing is left pointing at what is gone.
///
/// A stable key never goes away, but the fact that says what it stands for may be voided. A change that leaves a step of
/// an enrolment nobody has, or lights of somebody who is not in the register, is refused.
struct References {
  private let database: Database
  private let coder: FactCoder
  private let unit: PreparedStatement
  private var programmeOfUnit: [Int64: Int64] = [:]
  private var owners: [FactForm: PreparedStatement] = [:]
  private var inForce: [String: PreparedStatement] = [:]
  /// Steps and contacts come enrolment by enrolment.
  private var lastOwner: (form: FactForm, key: Int64, person: Int64?)?
  /// Keys that have been found to stand; a roll call asks for its group many times.
  private var standing: [String: Set<Int64>] = [:]
  /// Keys whose fact this change has voided, by the name of the key.
  private var voided: [String: Set<Int64>] = [:]
  /// Keys that facts entered again point at.
  private var needed: [String: Set<Int64>] = [:]

  /// Whoever has been erased is nobody that anything new could be about.
  private static let notErased = "number_code IS NOT NULL"
  /// No more keys of a kind than this are remembered as standing.
  private static let remembered = 100_000

  init(_ database: Database, _ coder: FactCoder) throws {
    self.database = database
    self.coder = coder
    unit = try PreparedStatement(database, "SELECT programme FROM main.unit WHERE unit = ? AND voided IS NULL")
  }

  // MARK: - Whose a fact is

  /// - Throws: a conflict when what the key stands for is gone.
  mutating func require(_ key: String, _ value: Int64, orErased: Bool = false) throws {
    // The code of a programme is looked up when it is bound.
    if key == "programme" || standing[key]?.contains(value) ?? false { return }
    guard let form = Facts.defining(key) else { return }
    guard try isInForce(form, key, value, orErased: orErased) else {
      throw try Conflicts(database, coder).gone(form, key: value)
    }
    if standing[key, default: []].count > References.remembered { standing[key] = [] }
    standing[key, default: []].insert(value)
  }

  /// A fact of the kind may say what a key stands for that was looked for in vain.
  mutating func didEnter(_ form: FactForm) {
    if form == UnitFact.form { programmeOfUnit = [:] }
  }

  mutating func programme(ofUnit key: Int64) throws -> Int64 {
    if let programme = programmeOfUnit[key] { return programme }
    guard let programme = try one(unit, key) else {
      throw try Conflicts(database, coder).gone(UnitFact.form, key: key)
    }
    programmeOfUnit[key] = programme
    return programme
  }

  /// The person a fact to be entered is about; nil for one about nobody.
  mutating func person(of fact: some StoredFact) throws -> Int64? {
    let form = type(of: fact).form
    func number(_ name: String) -> Int64? {
      if case .number(let value) = ValueCollector(fact).values[name] { value } else { nil }
    }
    switch form.whose {
    case .nobody: return nil
    case .person: return number("person")
    case .enrolment:
      return try number("enrolment").flatMap { try owner(of: $0, EnrolmentFact.form, "enrolment") }
    case .through(let key):
      guard let target = Facts.defining(key) else { return nil }
      return try number(key).flatMap { try owner(of: $0, target, key) }
    }
  }

  private mutating func owner(of key: Int64, _ form: FactForm, _ column: String) throws -> Int64? {
    if let lastOwner, lastOwner.form == form, lastOwner.key == key { return lastOwner.person }
    guard let owner = form.owner("f") else { return nil }
    let statement = try PreparedStatement(
      database, "SELECT \(owner) FROM main.\(form.table) f WHERE f.\(column) = ? AND f.voided IS NULL")
    let person = try one(statement, key)
    lastOwner = (form, key, person)
    return person
  }

  /// The person a row is about, and what of theirs it feeds; nil for rows about nobody.
  mutating func person(of row: RowID) throws -> (person: Int64, feeds: ProjectionSet)? {
    if row.form == CaseRow.form {
      let kept: [KeptFact<CaseRow>] = try KeptFact.any(database, coder, row: row.id)
      guard let fact = kept.first?.fact, let form = Facts.onCaseSide[fact.kind] else { return nil }
      return (fact.person.value, form.feeds)
    }
    guard let owner = row.form.owner("f") else { return nil }
    let statement =
      try owners[row.form]
      ?? PreparedStatement(database, "SELECT \(owner) FROM main.\(row.form.table) f WHERE f.id = ?")
    owners[row.form] = statement
    return try one(statement, row.id).map { ($0, row.form.feeds) }
  }

  // MARK: - Nothing left hanging

  mutating func willVoid(_ row: RowID) throws {
    lastOwner = nil
    guard let key = row.form.ownKey?.name else { return }
    standing[key] = nil
    if row.form == UnitFact.form { programmeOfUnit = [:] }
    if let value = try value(of: key, in: row) { voided[key, default: []].insert(value) }
  }

  mutating func didCopy(_ row: RowID) throws {
    if row.form == CaseRow.form {
      if let person = try person(of: row)?.person { needed["person", default: []].insert(person) }
      return
    }
    for key in row.form.pointers {
      if let value = try value(of: key, in: row) { needed[key, default: []].insert(value) }
    }
  }

  /// - Throws: a conflict naming what still points at a key this change took away, or what took away a key that a fact
  ///   entered again points at.
  mutating func check(entry: Int64) throws {
    for (key, values) in voided {
      guard let form = Facts.defining(key) else { continue }
      let gone = try values.filter { try !isInForce(form, key, $0, orErased: true) }
      if gone.isEmpty { continue }
      for (pointing, column) in Facts.pointers(at: key) {
        let statement = try PreparedStatement(
          database, "SELECT entered FROM main.\(pointing.table) WHERE \(column) = ? AND voided IS NULL LIMIT 1")
        for value in gone {
          guard let other = try one(statement, value) else { continue }
          if other == entry { throw StoreError.rule(.notInRegister) }
          throw try Conflicts(database, coder).of(entry: other)
        }
      }
      if key == "person" { try requireNoCase(of: gone) }
    }
    for (key, values) in needed {
      guard let form = Facts.defining(key) else { continue }
      for value in values where try !isInForce(form, key, value, orErased: true) {
        throw try Conflicts(database, coder).gone(form, key: value)
      }
    }
  }

  /// Nothing on the case side is about somebody who is taken out of the register. Whoever may not read that side takes nobody
  /// out once anything has been entered there since: that it was about somebody else is not theirs to know.
  private func requireNoCase(of people: Set<Int64>) throws {
    guard coder.keys.holdsClinical else {
      let since = try PreparedStatement(
        database,
        """
        SELECT max(c.entered) FROM main.\(CaseRow.table) c
        WHERE c.entered > (SELECT min(entered) FROM main.identity WHERE person = ?)
        """)
      for person in people {
        since.bind(person)
        let entry = try since.step() ? since.optionalInteger(0) : nil
        since.reset()
        if let entry { throw try Conflicts(database, coder).of(entry: entry) }
      }
      return
    }
    let rows = try CaseRows(database, coder, source: "(SELECT * FROM main.\(CaseRow.table) WHERE voided IS NULL)")
    for person in people {
      try rows.each(of: ParticipantKey(person)) { _, _, entry in
        throw try Conflicts(database, coder).of(entry: entry)
      }
    }
  }

  private func value(of column: String, in row: RowID) throws -> Int64? {
    try one(PreparedStatement(database, "SELECT \(column) FROM main.\(row.form.table) WHERE id = ?"), row.id)
  }

  private mutating func isInForce(
    _ form: FactForm, _ key: String, _ value: Int64, orErased: Bool = false
  ) throws -> Bool {
    let also = form == IdentityFact.form && !orErased ? " AND \(References.notErased)" : ""
    let sql = "SELECT 1 FROM main.\(form.table) WHERE \(key) = ? AND voided IS NULL\(also) LIMIT 1"
    let statement = try inForce[sql] ?? PreparedStatement(database, sql)
    inForce[sql] = statement
    return try one(statement, value) != nil
  }

  private func one(_ statement: PreparedStatement, _ key: Int64) throws -> Int64? {
    statement.bind(key)
    defer { statement.reset() }
    return try statement.step() ? statement.optionalInteger(0) : nil
  }
}
