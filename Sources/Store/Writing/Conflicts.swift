import Domain
import GRDB

/// Finds out who stands in the way of a change: who, when and what, as the message needs it.
struct Conflicts {
  let database: Database
  private let coder: FactCoder

  init(_ database: Database, _ coder: FactCoder) {
    self.database = database
    self.coder = coder
  }

  /// The row is voided already.
  func voided(_ row: RowID) throws -> StoreError {
    let statement = try PreparedStatement(database, "SELECT voided FROM main.\(row.form.table) WHERE id = ?")
    statement.bind(row.id)
    guard try statement.step(), let entry = statement.optionalInteger(0) else { return .rule(.notInRegister) }
    return try of(entry: entry)
  }

  /// The fact that said what a key stands for is voided; or there never was one.
  func gone(_ form: FactForm, key: Int64) throws -> StoreError {
    guard let column = form.ownKey?.name else { return .rule(.notInRegister) }
    let statement = try PreparedStatement(
      database, "SELECT max(voided) FROM main.\(form.table) WHERE \(column) = ? AND voided IS NOT NULL")
    statement.bind(key)
    guard try statement.step(), let entry = statement.optionalInteger(0) else { return .rule(.notInRegister) }
    return try of(entry: entry)
  }

  /// A natural key of `fact` is another fact's.
  func taken(by fact: some StoredFact) throws -> StoreError {
    // The transaction is rolled back for the conflict anyway, so the fact may stand in its table for a moment, voided,
    // where the same question answers for it as for a copy.
    let form = type(of: fact).form
    let columns = form.columnNames.joined(separator: ", ")
    let insert = try PreparedStatement(
      database,
      """
      INSERT INTO main.\(form.table) (entered, voided, root, \(columns))
      SELECT max(id), max(id), 0, \(form.columns.map { _ in "?" }.joined(separator: ", ")) FROM main.entry
      RETURNING id
      """)
    try insert.bind { binder throws(StoreError) in try fact.bind(&binder, coder, root: 0) }
    guard try insert.step() else { return .damaged(.schema) }
    let id = insert.integer(0)
    while try insert.step() {}
    return try taken(byCopyOf: RowID(form: form, id: id))
  }

  /// A natural key of `row` is another fact's.
  func taken(byCopyOf row: RowID) throws -> StoreError {
    for key in row.form.naturalKeys {
      let equal = key.map {
        "\(qualified($0, in: row.form, by: "other")) = \(qualified($0, in: row.form, by: "mine"))"
      }.joined(separator: " AND ")
      let statement = try PreparedStatement(
        database,
        """
        SELECT other.entered FROM main.\(row.form.table) mine JOIN main.\(row.form.table) other ON \(equal)
        WHERE mine.id = ? AND other.id <> mine.id AND other.voided IS NULL LIMIT 1
        """)
      statement.bind(row.id)
      if try statement.step() { return try of(entry: statement.integer(0)) }
    }
    return .rule(.notInRegister)
  }

  func of(entry id: Int64) throws -> StoreError {
    let statement = try PreparedStatement(database, "SELECT \(EntryRow.columns) FROM main.entry e WHERE e.id = ?")
    statement.bind(id)
    guard try statement.step() else { return .damaged(.value(table: "entry", row: id)) }
    let entry = try EntryRow(statement, coder.keys)
    return .conflict(
      Conflict(
        entry: id, actor: try entry.actor.map { try coder.users.login($0) } ?? "", at: entry.at, kind: entry.kind,
        about: entry.about))
  }

  /// A natural key is an expression over columns: each gets the alias of the row it is of.
  private func qualified(_ expression: String, in form: FactForm, by alias: String) -> String {
    let columns = Set(form.columnNames)
    return expression.replacing(/\w+/) { match in
      columns.contains(String(match.output)) ? "\(alias).\(match.output)" : String(match.output)
    }
  }
}
