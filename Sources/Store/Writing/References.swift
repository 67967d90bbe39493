import Domain
import GRDB

/// What facts point at, seen from inside a change: whose they are, and that nothing is left pointing at what is gone.
///
/// A stable key never goes away, but the fact that says what it stands for may be voided. A change that leaves a step of
/// an enrolment nobody has, or lights of a case that is nobody's, is refused.
struct References {
  private let database: Database
  private let coder: FactCoder
  private let identity: PreparedStatement
  private let enrolment: PreparedStatement
  private let caseLink: PreparedStatement
  private let standingLink: PreparedStatement
  private let unit: PreparedStatement
  private var lastEnrolment: (key: Int64, person: Int64)?
  private var programmeOfUnit: [Int64: Int64] = [:]
  private var owners: [FactTable: PreparedStatement] = [:]
  /// Keys whose fact this change has voided.
  private var voided: [Definition: Set<Int64>] = [:]
  /// Keys of things that have been found to stand; a roll call asks for its group many times.
  private var standing: [FactTable: Set<Int64>] = [:]
  /// Keys that facts entered again point at.
  private var needed: [Definition: Set<Int64>] = [:]

  init(_ database: Database, _ coder: FactCoder) throws {
    self.database = database
    self.coder = coder
    // Whoever has been erased is nobody that anything new could be about.
    identity = try PreparedStatement(
      database, "SELECT 1 FROM main.identity WHERE person = ? AND voided IS NULL AND number_code IS NOT NULL")
    enrolment = try PreparedStatement(
      database, "SELECT person FROM main.enrolment WHERE enrolment = ? AND voided IS NULL")
    // Each half has an index of its own.
    let link = "SELECT person FROM main.case_link WHERE case_code = ?1"
    caseLink = try PreparedStatement(
      database, "\(link) AND voided IS NULL UNION ALL \(link) AND voided IS NOT NULL LIMIT 1")
    standingLink = try PreparedStatement(
      database, "SELECT person FROM main.case_link WHERE case_code = ? AND voided IS NULL")
    unit = try PreparedStatement(database, "SELECT programme FROM main.unit WHERE unit = ? AND voided IS NULL")
  }

  // MARK: - Whose a fact is

  func requirePerson(_ person: Int64) throws {
    if try one(identity, person) == nil { throw try Conflicts(database, coder).gone(.identity, key: person) }
  }

  mutating func person(ofEnrolment key: Int64) throws -> Int64 {
    // Steps and contacts come enrolment by enrolment.
    if let lastEnrolment, lastEnrolment.key == key { return lastEnrolment.person }
    guard let person = try one(enrolment, key) else { throw try Conflicts(database, coder).gone(.enrolment, key: key) }
    lastEnrolment = (key, person)
    return person
  }

  func person(ofCase key: Int64) throws -> Int64 {
    guard let person = try owner(ofCase: key, mustStand: true) else {
      throw try Conflicts(database, coder).gone(.caseLink, key: key)
    }
    return person
  }

  mutating func programme(ofUnit key: Int64) throws -> Int64 {
    if let programme = programmeOfUnit[key] { return programme }
    guard let programme = try one(unit, key) else { throw try Conflicts(database, coder).gone(.unit, key: key) }
    programmeOfUnit[key] = programme
    return programme
  }

  /// - Throws: a conflict when what the key of a table stands for is gone.
  mutating func require(_ table: FactTable, _ key: Int64) throws {
    if standing[table]?.contains(key) ?? false { return }
    guard let definition = References.definitions.first(where: { $0.table == table }) else { return }
    guard try one(inForce(table, definition.column), key) != nil else {
      throw try Conflicts(database, coder).gone(table, key: key)
    }
    standing[table, default: []].insert(key)
  }

  mutating func forget(unit key: Int64) { programmeOfUnit[key] = nil }

  /// A case has been one person's at most, whether the link is in force or not.
  private func owner(ofCase key: Int64, mustStand: Bool) throws -> Int64? {
    let code = try coder.code(of: CaseKey(key))
    let statement = mustStand ? standingLink : caseLink
    statement.bind { $0.add(code: code) }
    defer { statement.reset() }
    return try statement.step() ? statement.integer(0) : nil
  }

  /// The person a row is about; nil for rows about nobody, and for a case whose link was erased.
  mutating func person(of row: RowID) throws -> Int64? {
    if row.table == .background || row.table == .lights {
      guard let caseKey = try value(of: "case_key", in: row) else { return nil }
      return try owner(ofCase: caseKey, mustStand: false)
    }
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
    .membership: "SELECT person FROM main.membership WHERE id = ?",
    .attendance: "SELECT person FROM main.attendance WHERE id = ?",
    .absence: "SELECT person FROM main.absence WHERE id = ?",
    .enquiry: "SELECT person FROM main.enquiry WHERE id = ?",
    .offer: "SELECT k.person FROM main.offer f JOIN main.enrolment_key k ON k.key = f.enrolment WHERE f.id = ?",
    .offerAnswer:
      "SELECT k.person FROM main.offer_answer f JOIN main.enrolment_key k ON k.key = f.enrolment WHERE f.id = ?",
    .passForward:
      "SELECT k.person FROM main.pass_forward f JOIN main.enrolment_key k ON k.key = f.enrolment WHERE f.id = ?",
    .appointment: "SELECT person FROM main.appointment WHERE id = ?",
    .note: "SELECT person FROM main.note WHERE id = ?",
    .task: "SELECT person FROM main.task WHERE id = ?",
    .orderPerson: "SELECT person FROM main.order_person WHERE id = ?",
    .loan: "SELECT person FROM main.loan WHERE id = ?",
  ]

  // MARK: - Nothing left hanging

  /// A kind of key: the table whose fact says what it stands for, and the columns that point at it.
  struct Definition: Hashable {
    let table: FactTable
    let column: String
    /// The key is in the table's seal, and found by its code.
    var isSealed = false
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
      pointers: [
        Pointer(table: .enrolment, column: "unit"), Pointer(table: .mappingRecord, column: "unit"),
        Pointer(table: .userUnit, column: "unit"), Pointer(table: .group, column: "unit"),
        Pointer(table: .site, column: "unit"), Pointer(table: .goods, column: "unit"),
        Pointer(table: .gear, column: "unit"),
      ]),
    Definition(
      table: .user, column: "user",
      pointers: [
        Pointer(table: .userUnit, column: "user"), Pointer(table: .userPerson, column: "user"),
      ]),
    Definition(
      table: .identity, column: "person",
      pointers: [
        Pointer(table: .caseLink, column: "person"), Pointer(table: .enrolment, column: "person"),
        Pointer(table: .userPerson, column: "person"), Pointer(table: .membership, column: "person"),
        Pointer(table: .attendance, column: "person"), Pointer(table: .absence, column: "person"),
        Pointer(table: .enquiry, column: "person"), Pointer(table: .appointment, column: "person"),
        Pointer(table: .note, column: "person"), Pointer(table: .task, column: "person"),
        Pointer(table: .orderPerson, column: "person"), Pointer(table: .loan, column: "person"),
      ]),
    Definition(
      table: .caseLink, column: "case_key", isSealed: true,
      pointers: [Pointer(table: .background, column: "case_key"), Pointer(table: .lights, column: "case_key")]),
    Definition(
      table: .enrolment, column: "enrolment",
      pointers: [
        Pointer(table: .stepPeriod, column: "enrolment"), Pointer(table: .contact, column: "enrolment"),
        Pointer(table: .offer, column: "enrolment"), Pointer(table: .offerAnswer, column: "enrolment"),
        Pointer(table: .passForward, column: "enrolment"),
      ]),
    Definition(
      table: .group, column: "day_group",
      pointers: [
        Pointer(table: .membership, column: "day_group"), Pointer(table: .attendance, column: "day_group"),
      ]),
    Definition(table: .enquiry, column: "enquiry", pointers: [Pointer(table: .talk, column: "enquiry")]),
    Definition(table: .note, column: "note", pointers: [Pointer(table: .task, column: "note")]),
    Definition(table: .task, column: "task", pointers: [Pointer(table: .taskDone, column: "task")]),
    Definition(table: .site, column: "site", pointers: [Pointer(table: .order, column: "site")]),
    Definition(
      table: .order, column: "work_order",
      pointers: [
        Pointer(table: .orderPerson, column: "work_order"), Pointer(table: .production, column: "work_order"),
      ]),
    Definition(table: .gear, column: "gear", pointers: [Pointer(table: .loan, column: "gear")]),
  ]

  mutating func willVoid(_ row: RowID) throws {
    lastEnrolment = nil
    standing[row.table] = nil
    guard let definition = References.definitions.first(where: { $0.table == row.table }) else { return }
    if row.table == .unit { programmeOfUnit = [:] }
    if let key = try definition.isSealed ? caseKey(in: row) : value(of: definition.column, in: row) {
      voided[definition, default: []].insert(key)
    }
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
      let defined = try inForce(definition.table, definition.isSealed ? "person" : definition.column)
      for pointer in definition.pointers {
        let pointing = try PreparedStatement(
          database,
          """
          SELECT entered FROM main.\(pointer.table.rawValue) WHERE \(pointer.column) = ? AND voided IS NULL LIMIT 1
          """)
        for key in keys where try !isDefined(key, definition, defined) {
          guard let other = try one(pointing, key) else { continue }
          if other == entry { throw StoreError.rule(.notInRegister) }
          throw try Conflicts(database, coder).of(entry: other)
        }
      }
    }
    for (definition, keys) in needed {
      let defined = try inForce(definition.table, definition.isSealed ? "person" : definition.column)
      for key in keys where try !isDefined(key, definition, defined) {
        throw try Conflicts(database, coder).gone(definition.table, key: key)
      }
    }
  }

  private func isDefined(_ key: Int64, _ definition: Definition, _ statement: PreparedStatement) throws -> Bool {
    definition.isSealed ? try owner(ofCase: key, mustStand: true) != nil : try one(statement, key) != nil
  }

  /// The case of a link's row; nil when it was erased.
  private func caseKey(in row: RowID) throws -> Int64? {
    let statement = try PreparedStatement(
      database,
      "SELECT \(CaseLinkFact.selection("f")) FROM main.case_link f WHERE f.id = ? AND f.case_code IS NOT NULL")
    statement.bind(row.id)
    guard try statement.step() else { return nil }
    return try CaseLinkFact(statement, from: CaseLinkFact.firstColumn, coder).caseKey.value
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
