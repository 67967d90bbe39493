/// The prepared statements that enter and void the rows of one table, and the id the next row gets.
///
/// Ids are given here and not by SQLite: a row must know its own id to be its own root, and rows entered later always
/// have greater ids.
package final class FactWriter {
  package let form: FactForm
  /// What the journal's chain covers of all this.
  package private(set) var digest = TableDigest()
  private let insert: PreparedStatement
  private let copy: PreparedStatement
  private let read: PreparedStatement
  private let void: PreparedStatement
  private var next: Int64
  private let database: Database

  package init(_ database: Database, _ form: FactForm) throws {
    self.form = form
    self.database = database
    let name = "main.\(form.table)"
    let columns = form.columnNames.joined(separator: ", ")
    let parameters = form.columns.map { _ in "?" }.joined(separator: ", ")
    insert = try PreparedStatement(
      database, "INSERT INTO \(name) (id, entered, root, \(columns)) VALUES (?, ?, ?, \(parameters))")
    copy = try PreparedStatement(
      database,
      "INSERT INTO \(name) (id, entered, root, \(columns)) SELECT ?, ?, root, \(columns) FROM \(name) WHERE id = ?")
    read = try PreparedStatement(database, "\(CanonicalBytes.selection(of: form)) WHERE id = ?")
    void = try PreparedStatement(database, "UPDATE \(name) SET voided = ? WHERE id = ? AND voided IS NULL")
    next = try database.following("id", in: form.table)
  }

  package func enter(_ fact: some StoredFact, entry: Int64, _ coder: FactCoder) throws -> RowID {
    let id = next
    let row = try insert.bindRecording { binder throws(LedgerError) in
      binder.add(id)
      binder.add(entry)
      binder.add(id)
      try fact.bind(&binder, coder, root: id)
    }
    try insert.run()
    next += 1
    digest.enter(row)
    return RowID(form: form, id: id)
  }

  /// Enters the row `original` again; the copy keeps its root.
  package func copy(_ original: Int64, entry: Int64) throws -> RowID {
    let id = next
    copy.bind(id, entry, original)
    try copy.run()
    next += 1
    read.bind(id)
    defer { read.reset() }
    guard try read.step() else { throw LedgerError.damaged(.value(table: form.table, row: original)) }
    digest.enter(CanonicalBytes(read, of: form))
    return RowID(form: form, id: id)
  }

  /// False when the row was voided already, or is not there.
  package func void(_ id: Int64, entry: Int64) throws -> Bool {
    void.bind(entry, id)
    try void.run()
    guard void.changedRows == 1 else { return false }
    digest.void(id)
    return true
  }
}
