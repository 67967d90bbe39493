import GRDB

/// What facts point at, seen from inside a change: whose they are, and that nothing is left pointing at what is gone.
///
/// A stable key never goes away, but the fact that says what it stands for may be voided. A change that leaves a step of
/// an enrolment nobody has, or lights of a case that is nobody's, is refused.
struct References {
  private let database: Database
  private let identity: PreparedStatement
  private let enrolment: PreparedStatement
  private let caseLink: PreparedStatement
  private let unit: PreparedStatement
  private var lastEnrolment: (key: Int64, person: Int64)?
  private var programmeOfUnit: [Int64: Int64] = [:]
  private var owners: [FactTable: PreparedStatement] = [:]
  /// Keys whose fact this change has voided.
  private var voided: [Definition: Set<Int64>] = [:]
  /// Keys that facts entered again point at.
  private var needed: [Definition: Set<Int64>] = [:]

  init(_ database: Database) throws {
    self.database = database
    identity = try PreparedStatement(database, "SELECT 1 FROM main.identity WHERE person = ? AND voided IS NULL")
    enrolment = try PreparedStatement(
      database, "SELECT person FROM main.enrolment WHERE enrolment = ? AND voided IS NULL")
    caseLink = try PreparedStatement(
      database, "SELECT person FROM main.case_link WHERE case_key = ? AND voided IS NULL")
    unit = try PreparedStatement(database, "SELECT programme FROM main.unit WHERE unit = ? AND voided IS NULL")
  }

  // MARK: - Whose a fact is

  func requirePerson(_ person: Int64) throws {
    if try one(identity, person) == nil { throw try Conflicts(database).gone(.identity, key: person) }
  }

  mutating func person(ofEnrolment key: Int64) throws -> Int64 {
    // Steps and contacts come enrolment by enrolment.
    if let lastEnrolment, lastEnrolment.key == key { return lastEnrolment.person }
    guard let person = try one(enrolment, key) else { throw try Conflicts(database).gone(.enrolment, key: key) }
    lastEnrolment = (key, person)
    return person
  }

  func person(ofCase key: Int64) throws -> Int64 {
    guard let person = try one(caseLink, key) else { throw try Conflicts(database).gone(.caseLink, key: key) }
    return person
  }

  mutating func programme(ofUnit key: Int64) throws -> Int64 {
    if let programme = programmeOfUnit[key] { return programme }
    guard let programme = try one(unit, key) else { throw try Conflicts(database).gone(.unit, key: key) }
    programmeOfUnit[key] = programme
    return programme
  }

  mutating func forget(unit key: Int64) { programmeOfUnit[key] = nil }

  /// The person a row is about; nil for rows about nobody.
  mutating func person(of row: RowID) throws -> Int64? {
    guard let sql = References.owner[row.table] else { return nil }
    let statement = try owners[row.table] ?? PreparedStatement(database, sql)
    owners[row.table] = statement
    return try one(statement, row.id)
  }

  private static let owner: [FactTable: String] = [
    .identity: "SELECT person FROM main.identity WHERE id = ?",
    .caseLink: "SELECT person FROM main.case_link WHERE id = ?",
    .enrolment: "SELECT person FROM main.enrolment WHERE id = ?",
    .stepPeriod:
      "SELECT k.person FROM main.step_period f JOIN main.enrolment_key k ON k.key = f.enrolment WHERE f.id = ?",
    .contact: "SELECT k.person FROM main.contact f JOIN main.enrolment_key k ON k.key = f.enrolment WHERE f.id = ?",
    .background: ownerOfCase(.background), .lights: ownerOfCase(.lights),
  ]

  /// A case has been one person's at most, whether the link is in force or not; each half has an index of its own.
  private static func ownerOfCase(_ table: FactTable) -> String {
    let half = "SELECT k.person FROM main.\(table.rawValue) f JOIN main.case_link k ON k.case_key = f.case_key"
    return """
      \(half) WHERE f.id = ?1 AND k.voided IS NULL
      UNION ALL \(half) WHERE f.id = ?1 AND k.voided IS NOT NULL LIMIT 1
      """
  }

  // MARK: - Nothing left hanging

  /// A kind of key: the table whose fact says what it stands for, and the columns that point at it.
  struct Definition: Hashable {
    let table: FactTable
    let column: String
    let pointers: [Pointer]
  }

  struct Pointer: Hashable {
    let table: FactTable
    let column: String
  }

  static let definitions = [
    Definition(
      table: .programme, column: "programme",
      pointers: [Pointer(table: .unit, column: "programme"), Pointer(table: .enrolment, column: "programme")]),
    Definition(
      table: .unit, column: "unit",
      pointers: [Pointer(table: .enrolment, column: "unit"), Pointer(table: .mappingRecord, column: "unit")]),
    Definition(
      table: .identity, column: "person",
      pointers: [Pointer(table: .caseLink, column: "person"), Pointer(table: .enrolment, column: "person")]),
    Definition(
      table: .caseLink, column: "case_key",
      pointers: [Pointer(table: .background, column: "case_key"), Pointer(table: .lights, column: "case_key")]),
    Definition(
      table: .enrolment, column: "enrolment",
      pointers: [
        Pointer(table: .stepPeriod, column: "enrolment"), Pointer(table: .contact, column: "enrolment"),
      ]),
  ]

  mutating func willVoid(_ row: RowID) throws {
    lastEnrolment = nil
    guard let definition = References.definitions.first(where: { $0.table == row.table }) else { return }
    if row.table == .unit { programmeOfUnit = [:] }
    if let key = try value(of: definition.column, in: row) { voided[definition, default: []].insert(key) }
  }

  mutating func didCopy(_ row: RowID) throws {
    for definition in References.definitions {
      for pointer in definition.pointers where pointer.table == row.table {
        if let key = try value(of: pointer.column, in: row) { needed[definition, default: []].insert(key) }
      }
    }
  }

  /// - Throws: a conflict naming what still points at a key this change took away, or what took away a key that a fact
  ///   entered again points at.
  func check(entry: Int64) throws {
    for (definition, keys) in voided {
      let defined = try inForce(definition.table, definition.column)
      for pointer in definition.pointers {
        let pointing = try PreparedStatement(
          database,
          """
          SELECT entered FROM main.\(pointer.table.rawValue) WHERE \(pointer.column) = ? AND voided IS NULL LIMIT 1
          """)
        for key in keys where try one(defined, key) == nil {
          guard let other = try one(pointing, key) else { continue }
          if other == entry { throw StoreError.rule(.notInRegister) }
          throw try Conflicts(database).of(entry: other)
        }
      }
    }
    for (definition, keys) in needed {
      let defined = try inForce(definition.table, definition.column)
      for key in keys where try one(defined, key) == nil {
        throw try Conflicts(database).gone(definition.table, key: key)
      }
    }
  }

  private func inForce(_ table: FactTable, _ column: String) throws -> PreparedStatement {
    try PreparedStatement(
      database, "SELECT 1 FROM main.\(table.rawValue) WHERE \(column) = ? AND voided IS NULL LIMIT 1")
  }

  private func value(of column: String, in row: RowID) throws -> Int64? {
    try one(PreparedStatement(database, "SELECT \(column) FROM main.\(row.table.rawValue) WHERE id = ?"), row.id)
  }

  private func one(_ statement: PreparedStatement, _ key: Int64) throws -> Int64? {
    statement.bind(key)
    defer { statement.reset() }
    return try statement.step() ? statement.optionalInteger(0) : nil
  }
}
