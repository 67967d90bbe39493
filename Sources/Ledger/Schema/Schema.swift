/// What the register file is known by, and how it comes to have its tables.
package enum Schema {
  /// `PRAGMA application_id`: "Stgv". Tells a register from any other SQLite file before anything is opened.
  static let applicationID: Int32 = 0x5374_6776

  /// The migrations in order. A migration that has left the house never changes; a new one is added at the end.
  static let migrations: [Migration] = [
    .register,
    .kinds("calls, recipients and outcomes", 2),
  ]

  /// `PRAGMA user_version` after the first migration. Those below it are from before everything was sealed as it is now:
  /// nobody has one but who tried the program early, and it is not opened.
  package static let firstVersion = 9

  /// `PRAGMA user_version` of a register this program writes.
  package static var version: Int { firstVersion + migrations.count - 1 }

  /// Brings a database from `version`, 0 for an empty one, to the newest, inside the caller's transaction.
  package static func migrate(_ database: Database, from version: Int) throws {
    let done = version == 0 ? 0 : version - firstVersion + 1
    for migration in migrations.dropFirst(done) { try database.execute(migration.sql(database.definitions)) }
    // Both pragmas are part of the transaction.
    try database.execute("PRAGMA application_id = \(applicationID)")
    try database.execute("PRAGMA user_version = \(Self.version)")
  }

  /// Read inside every write: another process may have brought the register to a newer version meanwhile.
  package static func version(of database: Database) throws -> Int {
    Int(try database.number("PRAGMA user_version") ?? 0)
  }
}

/// One change of the tables, named for what it brings.
package struct Migration: Sendable {
  package let name: String
  package let sql: @Sendable (Definitions) -> String
}

extension Migration {
  /// Brings kinds of facts the register did not have, and what is derived of them, and nothing else: those that say that they came
  /// with this one.
  static func kinds(_ name: String, _ number: Int) -> Migration {
    Migration(name: name) { definitions in
      let beside = definitions.beside.filter { $0.since == number }.map(\.sql)
      return ([FactSchema.sql(definitions, of: number), definitions.derivedTables(since: number)] + beside)
        .joined(separator: "\n")
    }
  }
}
