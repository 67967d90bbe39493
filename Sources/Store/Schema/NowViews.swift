import GRDB

/// The register as it stands, or as it stood after an entry: every query reads `…_now` and is written once.
///
/// The views are temporary, one set a connection, so that nothing of them is in the file.
enum NowViews {
  /// - Parameter entry: nil for the present.
  static func make(in database: Database, asOf entry: Int64?) throws {
    for table in Facts.tables.map(\.table) {
      try database.execute(sql: "CREATE TEMP VIEW \(table)_now AS \(select(table, asOf: entry))")
    }
    guard let entry else {
      try database.execute(sql: "CREATE TEMP VIEW entry_now AS SELECT * FROM main.entry")
      try database.execute(sql: "CREATE TEMP VIEW current_now AS SELECT * FROM main.current")
      try database.execute(sql: "CREATE TEMP VIEW current_case_now AS SELECT * FROM main.current_case")
      try database.execute(sql: "CREATE TEMP VIEW tally_now AS SELECT * FROM main.tally")
      try database.execute(sql: "CREATE TEMP VIEW mapping_tally_now AS SELECT * FROM main.mapping_tally")
      return
    }
    try database.execute(
      sql:
        "CREATE TEMP VIEW entry_now AS SELECT * FROM main.entry WHERE id <= \(entry); CREATE TEMP TABLE earlier (one)")
    // What is derived was overwritten since: it is worked out again.
    try makeDerived(in: database)
  }

  /// Temporary tables of the form of those for what is derived, to be filled by the connection.
  private static func makeDerived(in database: Database) throws {
    try database.execute(
      sql: """
        CREATE TEMP TABLE current_now (page INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
        CREATE TEMP TABLE current_case_now (page BLOB PRIMARY KEY, sealed BLOB NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TEMP TABLE tally_now (
          programme INTEGER NOT NULL, unit INTEGER NOT NULL, place INTEGER NOT NULL, day INTEGER NOT NULL,
          change INTEGER NOT NULL, PRIMARY KEY (programme, unit, place, day)
        ) STRICT, WITHOUT ROWID;
        CREATE TEMP TABLE mapping_tally_now (
          round INTEGER NOT NULL, unit INTEGER NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (round, unit)
        ) STRICT, WITHOUT ROWID;
        """)
  }

  /// Takes what is derived from the file away from a connection that shows the present: it works it out for itself.
  static func ownDerived(in database: Database) throws {
    for table in Projection.Place.allCases.flatMap(\.tables) {
      try database.execute(sql: "DROP VIEW temp.\(table)_now")
    }
    try makeDerived(in: database)
  }

  /// Whether a connection has worked out for itself what is derived.
  static func ownsDerived(_ database: Database) throws -> Bool { try hasTable("current_now", database) }

  /// Whether a connection reads as of an earlier entry.
  static func isEarlier(_ database: Database) throws -> Bool { try hasTable("earlier", database) }

  private static func hasTable(_ name: String, _ database: Database) throws -> Bool {
    try PreparedStatement(
      database, "SELECT 1 FROM temp.sqlite_schema WHERE name = '\(name)' AND type = 'table'"
    ).step()
  }

  /// Asks for every column once, so that a register that lacks a table is told on opening and not in the middle of work.
  /// - Throws: ``StoreError/damaged(_:)``.
  static func verify(in database: Database) throws {
    for form in Facts.tables {
      _ = try PreparedStatement(
        database, "SELECT id, entered, root, \(form.columnNames.joined(separator: ", ")) FROM \(form.table)_now")
    }
    for derived in [
      "SELECT id, at, actor, kind, about, people, detail, undoes, today, label, code FROM entry_now",
      "SELECT page, sealed FROM current_now", "SELECT page, sealed FROM current_case_now",
      "SELECT slot, at FROM main.login_try", "SELECT slot, at FROM main.last_login", "SELECT sealed FROM main.head",
      "SELECT user, form, at, left_at, sealed FROM main.draft",
      "SELECT key, code, sealed FROM main.colleague", "SELECT id FROM main.register",
      "SELECT programme, unit, day, place, change FROM tally_now",
      "SELECT \(MappingTally.columns) FROM mapping_tally_now", "SELECT id, version, next FROM main.projection",
    ] { _ = try PreparedStatement(database, derived) }
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
  var hasNowViews: Bool {
    get throws { try PreparedStatement(self, "SELECT 1 FROM temp.sqlite_schema WHERE name = 'entry_now'").step() }
  }
}
