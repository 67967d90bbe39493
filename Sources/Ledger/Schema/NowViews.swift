/// The register as it stands, or as it stood after an entry: every query reads `…_now` and is written once.
///
/// The views of the present are the register's own. A connection that reads as of an earlier entry has others, temporary ones,
/// which come before them.
package enum NowViews {
  static func make(in database: Database, asOf entry: Int64) throws {
    for table in database.definitions.tables.map(\.table) {
      try database.execute("CREATE TEMP VIEW \(table)_now AS \(select(table, asOf: entry))")
    }
    try database.execute(
      "CREATE TEMP VIEW entry_now AS SELECT * FROM main.entry WHERE id <= \(entry); CREATE TEMP TABLE earlier (one)")
    // What is derived was overwritten since: it is worked out again.
    try ownDerived(in: database)
  }

  private static func derived(_ database: Database) -> [DerivedTable] { database.definitions.places.flatMap(\.tables) }

  /// Takes what is derived from the file away from a connection, and gives it tables of its own to fill.
  package static func ownDerived(in database: Database) throws {
    for table in derived(database) { try database.execute(table.temporarySQL) }
  }

  /// Whether a connection has worked out for itself what is derived.
  package static func ownsDerived(_ database: Database) throws -> Bool { try hasTable("current_now", database) }

  /// Whether a connection reads as of an earlier entry.
  package static func isEarlier(_ database: Database) throws -> Bool { try hasTable("earlier", database) }

  private static func hasTable(_ name: String, _ database: Database) throws -> Bool {
    try database.hasRow("SELECT 1 FROM temp.sqlite_schema WHERE name = '\(name)' AND type = 'table'")
  }

  /// Asks for every column once, so that a register that is not as it was made, and lacks a table, is told on opening and not
  /// in the middle of work.
  /// - Throws: ``LedgerError/damaged(_:)``.
  package static func verify(in database: Database) throws {
    for form in database.definitions.tables {
      _ = try PreparedStatement(
        database, "SELECT id, entered, root, \(form.columnNames.joined(separator: ", ")) FROM \(form.table)_now")
    }
    for table in derived(database) {
      _ = try PreparedStatement(database, "SELECT \(table.columns.joined(separator: ", ")) FROM \(table.name)_now")
    }
    for table in database.definitions.beside { _ = try PreparedStatement(database, table.verifying) }
    for kept in [
      "SELECT id, own, at, actor, kind, about, people, detail, undoes, today, label, code FROM entry_now",
      "SELECT slot, at FROM main.login_try", "SELECT slot, at FROM main.last_login", "SELECT sealed FROM main.head",
      "SELECT clerk, form, at, left_at, sealed FROM main.draft",
      "SELECT key, code, sealed FROM main.colleague", "SELECT id FROM main.register",
      "SELECT id, version, next FROM main.projection",
    ] { _ = try PreparedStatement(database, kept) }
  }

  /// Two halves rather than one OR: each has a partial index of its own.
  private static func select(_ table: String, asOf entry: Int64) -> String {
    """
    SELECT * FROM main.\(table) WHERE voided IS NULL AND entered <= \(entry)
    UNION ALL
    SELECT * FROM main.\(table) WHERE voided > \(entry) AND entered <= \(entry)
    """
  }
}
