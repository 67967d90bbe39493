import Domain

/// What facts point at, seen from inside a change: whose they are, and that nothing is left pointing at what is gone.
///
/// A stable key never goes away, but the fact that says what it stands for may be voided. A change that leaves a step of
/// an enrolment nobody has, or lights of somebody who is not in the register, is refused.
package struct References {
  private let database: Database
  private let coder: FactCoder
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

  /// No more keys of a kind than this are remembered as standing.
  private static let remembered = 100_000

  package init(_ database: Database, _ coder: FactCoder) {
    self.database = database
    self.coder = coder
  }

  private var definitions: Definitions { database.definitions }

  // MARK: - Whose a fact is

  /// - Throws: a conflict when what the key stands for is gone.
  package mutating func require(_ key: String, _ value: Int64, orErased: Bool = false) throws {
    // The code of a programme is looked up when it is bound.
    if key == KeyKind.programme.rawValue || standing[key]?.contains(value) ?? false { return }
    guard let form = definitions.defining(key) else { return }
    guard try isInForce(form, key, value, orErased: orErased) else {
      throw try Conflicts(database).gone(form, key: value)
    }
    if standing[key, default: []].count > References.remembered { standing[key] = [] }
    standing[key, default: []].insert(value)
  }

  /// The person a fact to be entered is about; nil for one about nobody.
  package mutating func person(of fact: some StoredFact) throws -> Int64? {
    let form = type(of: fact).form
    func number(_ name: String) -> Int64? {
      if case .number(let value) = ValueCollector(fact).values[name] { value } else { nil }
    }
    switch form.whose {
    case .nobody: return nil
    case .person: return number("person")
    case .enrolment:
      return try owner(KeyKind.enrolment.rawValue, number)
    case .through(let key):
      return try owner(key, number)
    }
  }

  private mutating func owner(_ key: String, _ number: (String) -> Int64?) throws -> Int64? {
    guard let target = definitions.defining(key) else { return nil }
    return try number(key).flatMap { try owner(of: $0, target, key) }
  }

  private mutating func owner(of key: Int64, _ form: FactForm, _ column: String) throws -> Int64? {
    if let lastOwner, lastOwner.form == form, lastOwner.key == key { return lastOwner.person }
    guard let owner = form.owner("f", definitions) else { return nil }
    let person = try database.number(
      "SELECT \(owner) FROM main.\(form.table) f WHERE f.\(column) = ? AND f.voided IS NULL", key)
    lastOwner = (form, key, person)
    return person
  }

  /// The person a row is about, and what of theirs it feeds; nil for rows about nobody.
  package mutating func person(of row: RowID) throws -> (person: Int64, feeds: ProjectionSet)? {
    if row.form == CaseRow.form {
      guard let fact = try CaseRow.any(row.id, coder), let form = definitions.onCaseSide[fact.kind] else { return nil }
      return (fact.person.value, definitions.feeds(form))
    }
    guard let owner = row.form.owner("f", definitions) else { return nil }
    let statement =
      try owners[row.form]
      ?? PreparedStatement(database, "SELECT \(owner) FROM main.\(row.form.table) f WHERE f.id = ?")
    owners[row.form] = statement
    return try statement.number(row.id).map { ($0, definitions.feeds(row.form)) }
  }

  // MARK: - Nothing left hanging

  mutating func willVoid(_ row: RowID) throws {
    lastOwner = nil
    guard let key = row.form.ownKey?.name else { return }
    standing[key] = nil
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
  /// - Parameter casesFollow: whether what lies on the case side of whoever is taken out goes in the next entry.
  package mutating func check(entry: Int64, casesFollow: Bool = false) throws {
    for (key, values) in voided {
      guard let form = definitions.defining(key) else { continue }
      let gone = try values.filter { try !isInForce(form, key, $0, orErased: true) }
      if gone.isEmpty { continue }
      for (pointing, column) in definitions.pointers(at: key) {
        let statement = try PreparedStatement(
          database, "SELECT entered FROM main.\(pointing.table) WHERE \(column) = ? AND voided IS NULL LIMIT 1")
        for value in gone {
          guard let other = try statement.number(value) else { continue }
          if other == entry { throw LedgerError.notInRegister }
          throw LedgerError.inTheWay(entry: other)
        }
      }
      if key == KeyKind.person.rawValue, !casesFollow { try requireNoCase(of: gone) }
    }
    for (key, values) in needed {
      guard let form = definitions.defining(key) else { continue }
      for value in values where try !isInForce(form, key, value, orErased: true) {
        throw try Conflicts(database).gone(form, key: value)
      }
    }
  }

  /// Nothing on the case side is about somebody who is taken out of the register. Whoever may not read that side takes nobody
  /// out once anything has been entered there since: that it was about somebody else is not theirs to know.
  private func requireNoCase(of people: Set<Int64>) throws {
    guard coder.keys.holdsClinical else {
      guard let who = definitions.defining(KeyKind.person.rawValue) else { return }
      let since = try PreparedStatement(
        database,
        """
        SELECT max(c.entered) FROM main.\(CaseRow.table) c
        WHERE c.entered > (SELECT min(entered) FROM main.\(who.table) WHERE person = ?)
        """)
      for person in people {
        if let entry = try since.number(person) { throw LedgerError.inTheWay(entry: entry) }
      }
      return
    }
    let rows = try CaseRows(database, coder, source: "(SELECT * FROM main.\(CaseRow.table) WHERE voided IS NULL)")
    for person in people {
      try rows.each(of: ParticipantKey(person)) { _, _, entry in
        throw LedgerError.inTheWay(entry: entry)
      }
    }
  }

  private func value(of column: String, in row: RowID) throws -> Int64? {
    try database.number("SELECT \(column) FROM main.\(row.form.table) WHERE id = ?", row.id)
  }

  private mutating func isInForce(
    _ form: FactForm, _ key: String, _ value: Int64, orErased: Bool = false
  ) throws -> Bool {
    // Whoever has been erased is nobody that anything new could be about.
    let also = orErased ? "" : form.notErased.map { " AND \($0)" } ?? ""
    let sql = "SELECT 1 FROM main.\(form.table) WHERE \(key) = ? AND voided IS NULL\(also) LIMIT 1"
    let statement = try inForce[sql] ?? PreparedStatement(database, sql)
    inForce[sql] = statement
    return try statement.hasRow(value)
  }
}
