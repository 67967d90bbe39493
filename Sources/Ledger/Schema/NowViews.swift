/// The register as it stands, or as it stood after an entry: every query reads `…_now` and is written once.
///
/// The views are temporary, one set a connection, so that nothing of them is in the file.
package enum NowViews {
  /// - Parameter entry: nil for the present.
  package static func make(in database: Database, asOf entry: Int64?) throws {
    for table in database.definitions.tables.map(\.table) {
      try database.execute("CREATE TEMP VIEW \(table)_now AS \(select(table, asOf: entry))")
    }
    guard let entry else {
      try database.execute("CREATE TEMP VIEW entry_now AS SELECT * FROM main.entry")
      for table in derived(database) {
        try database.execute("CREATE TEMP VIEW \(table.name)_now AS SELECT * FROM main.\(table.name)")
      }
      return
    }
    try database.execute(
      "CREATE TEMP VIEW entry_now AS SELECT * FROM main.entry WHERE id <= \(entry); CREATE TEMP TABLE earlier (one)")
    // What is derived was overwritten since: it is worked out again.
    try makeDerived(in: database)
  }

  private static func derived(_ database: Database) -> [DerivedTable] { database.definitions.places.flatMap(\.tables) }

  /// Temporary tables of the form of those for what is derived, to be filled by the connection.
  private static func makeDerived(in database: Database) throws {
    for table in derived(database) { try database.execute(table.sql("TEMP TABLE \(table.name)_now")) }
  }

  /// Takes what is derived from the file away from a connection that shows the present: it works it out for itself.
  package static func ownDerived(in database: Database) throws {
    for table in derived(database) { try database.execute("DROP VIEW temp.\(table.name)_now") }
    try makeDerived(in: database)
  }

  /// Whether a connection has worked out for itself what is derived.
  package static func ownsDerived(_ database: Database) throws -> Bool { try hasTable("current_now", database) }

  /// Whether a connection reads as of an earlier entry.
  package static func isEarlier(_ database: Database) throws -> Bool { try hasTable("earlier", database) }

  private static func hasTable(_ name: String, _ database: Database) throws -> Bool {
    try PreparedStatement(
      database, "SELECT 1 FROM temp.sqlite_schema WHERE name = '\(name)' AND type = 'table'"
    ).step()
  }

  /// Asks for every column once, so that a register that lacks a table is told on opening and not in the middle of work.
  /// - Throws: ``LedgerError/damaged(_:)``.
  package static func verify(in database: Database) throws {
    for form in database.definitions.tables {
      _ = try PreparedStatement(
        database, "SELECT id, entered, root, \(form.columnNames.joined(separator: ", ")) FROM \(form.table)_now")
    }
    for table in derived(database) {
      _ = try PreparedStatement(database, "SELECT \(table.columns.joined(separator: ", ")) FROM \(table.name)_now")
    }
    for kept in [
      "SELECT id, own, at, actor, kind, about, people, detail, undoes, today, label, code FROM entry_now",
      "SELECT slot, at FROM main.login_try", "SELECT slot, at FROM main.last_login", "SELECT sealed FROM main.head",
      "SELECT clerk, form, at, left_at, sealed FROM main.draft",
      "SELECT key, code, sealed FROM main.colleague", "SELECT id FROM main.register",
      "SELECT id, version, next FROM main.projection",
    ] { _ = try PreparedStatement(database, kept) }
  }

  private static func select(_ table: String, asOf entry: Int64?) -> String {
    guard let entry else { return "SELECT * FROM main.\(table) WHERE voided IS NULL" }
    // Two halves rather than one OR: each has a partial index of its own.
    return """
      SELECT * FROM main.\(table) WHERE voided IS NULL AND entered <= \(entry)
      UNION ALL
      SELECT * FROM main.\(table) WHERE voided > \(entry) AND entered <= \(entry)
      """
  }
}

extension Database {
  /// Whether this connection has the views already.
  package var hasNowViews: Bool {
    get throws { try PreparedStatement(self, "SELECT 1 FROM temp.sqlite_schema WHERE name = 'entry_now'").step() }
  }
}
