import GRDB

/// The prepared statements that enter and void the rows of one table, and the id the next row gets.
///
/// Ids are given here and not by SQLite: a row must know its own id to be its own root, and rows entered later always
/// have greater ids.
final class FactWriter {
  let table: FactTable
  private let insert: PreparedStatement
  private let copy: PreparedStatement
  private let void: PreparedStatement
  private var next: Int64

  init(_ database: Database, _ table: FactTable) throws {
    self.table = table
    let name = "main.\(table.rawValue)"
    let columns = table.columns.joined(separator: ", ")
    let parameters = table.columns.map { _ in "?" }.joined(separator: ", ")
    insert = try PreparedStatement(
      database, "INSERT INTO \(name) (id, entered, root, \(columns)) VALUES (?, ?, ?, \(parameters))")
    copy = try PreparedStatement(
      database,
      "INSERT INTO \(name) (id, entered, root, \(columns)) SELECT ?, ?, root, \(columns) FROM \(name) WHERE id = ?")
    void = try PreparedStatement(database, "UPDATE \(name) SET voided = ? WHERE id = ? AND voided IS NULL")
    let last = try PreparedStatement(database, "SELECT max(id) FROM \(name)")
    next = try last.step() ? last.integer(0) + 1 : 1
  }

  func enter(_ fact: some StoredFact, entry: Int64, _ codes: ProgrammeCodes) throws -> RowID {
    let id = next
    next += 1
    try insert.bind { binder throws(StoreError) in
      binder.add(id)
      binder.add(entry)
      binder.add(id)
      try fact.bind(&binder, codes)
    }
    try insert.run()
    return RowID(table: table, id: id)
  }

  /// Enters the row `original` again; the copy keeps its root.
  func copy(_ original: Int64, entry: Int64) throws -> RowID {
    let id = next
    next += 1
    copy.bind(id, entry, original)
    try copy.run()
    return RowID(table: table, id: id)
  }

  /// False when the row was voided already, or is not there.
  func void(_ id: Int64, entry: Int64) throws -> Bool {
    void.bind(entry, id)
    try void.run()
    return void.changedRows == 1
  }
}
