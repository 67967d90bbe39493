/// Finds out who stands in the way of a change: the entry, from which who, when and what follow.
package struct Conflicts {
  private let database: Database

  package init(_ database: Database) { self.database = database }

  /// The row is voided already.
  package func voided(_ row: RowID) throws -> LedgerError {
    try entry("SELECT voided FROM main.\(row.form.table) WHERE id = ?") { $0.add(row.id) }
  }

  /// The fact that said what a key stands for is voided; or there never was one.
  package func gone(_ form: FactForm, key: Int64) throws -> LedgerError {
    guard let column = form.ownKey?.name else { return .notInRegister }
    return try entry(
      "SELECT max(voided) FROM main.\(form.table) WHERE \(column) = ? AND voided IS NOT NULL"
    ) { $0.add(key) }
  }

  /// A natural key of `fact` is another fact's.
  package func taken(by fact: some StoredFact, _ coder: FactCoder) throws -> LedgerError {
    let form = type(of: fact).form
    let columns = form.columnNames.joined(separator: ", ")
    let values = form.columns.map { _ in "?" }.joined(separator: ", ")
    return try taken(form, "(WITH given (\(columns)) AS (VALUES (\(values))) SELECT * FROM given)") {
      binder throws(LedgerError) in try fact.bind(&binder, coder, root: 0)
    }
  }

  /// A natural key of `row` is another fact's.
  package func taken(byCopyOf row: RowID) throws -> LedgerError {
    try taken(row.form, "(SELECT * FROM main.\(row.form.table) WHERE id = ?)") { $0.add(row.id) }
  }

  /// - Parameter mine: SQL for the one row whose natural keys are asked for.
  private func taken(
    _ form: FactForm, _ mine: String, _ bind: (inout Binder) throws(LedgerError) -> Void
  ) throws -> LedgerError {
    for key in form.naturalKeys {
      let equal = key.map {
        "\(qualified($0, in: form, by: "other")) = \(qualified($0, in: form, by: "mine"))"
      }.joined(separator: " AND ")
      let found = try entry(
        """
        SELECT other.entered FROM \(mine) mine JOIN main.\(form.table) other ON \(equal)
        WHERE other.voided IS NULL LIMIT 1
        """, bind)
      if found != .notInRegister { return found }
    }
    return .notInRegister
  }

  private func entry(_ sql: String, _ bind: (inout Binder) throws(LedgerError) -> Void) throws -> LedgerError {
    let statement = try PreparedStatement(database, sql)
    try statement.bind(bind)
    guard try statement.step(), let entry = statement.optionalInteger(0) else { return .notInRegister }
    return .inTheWay(entry: entry)
  }

  /// A natural key is an expression over columns: each gets the alias of the row it is of.
  private func qualified(_ expression: String, in form: FactForm, by alias: String) -> String {
    let columns = Set(form.columnNames)
    return expression.replacing(/\w+/) { match in
      columns.contains(String(match.output)) ? "\(alias).\(match.output)" : String(match.output)
    }
  }
}
