import GRDB

/// What SQLite itself can tell.
struct DatabaseCheck {
  private let database: Database
  private let count: CheckCount

  init(_ database: Database, _ count: CheckCount) {
    self.database = database
    self.count = count
  }

  /// What SQLite does for a row of ours, all its indexes with it.
  private static let operationsOfRow: Int32 = 100

  func run(_ report: inout CheckReport) throws {
    try count.watching(database, operations: DatabaseCheck.operationsOfRow) {
      let integrity = try PreparedStatement(database, "PRAGMA main.integrity_check(100)")
      while try integrity.step() {
        let message = integrity.text(0)
        if message != "ok" { report.add(CheckFinding(.database(message))) }
      }
      try checkSchema(&report)
      try checkForeignKeys(&report)
    }
  }

  private func checkForeignKeys(_ report: inout CheckReport) throws {
    let keys = try PreparedStatement(database, "PRAGMA main.foreign_key_check")
    while try keys.step(), !report.isFull {
      report.add(
        CheckFinding(.foreignKey(parent: keys.text(2)), table: keys.text(0), row: keys.optionalInteger(1)))
    }
  }

  /// Tables, indexes and rules are those a new register gets, and there is nothing beside them: a trigger would change what
  /// the next one writes.
  private func checkSchema(_ report: inout CheckReport) throws {
    guard try Schema.version(of: database) == Schema.version else { return }
    let new = try DatabaseQueue()
    let expected = try new.inDatabase { database in
      try Schema.migrate(database, from: 0)
      return try DatabaseCheck.parts(of: database)
    }
    let found = try DatabaseCheck.parts(of: database)
    for part in found.symmetricDifference(expected).map(\.table).sorted() {
      report.addOnce(CheckFinding(.unreadable(.damaged(.schema)), table: part))
    }
  }

  private struct Part: Hashable {
    var type: String
    var name: String
    var table: String
    var sql: String
  }

  private static func parts(of database: Database) throws -> Set<Part> {
    // Quoted, so that a text and the same bytes as a blob are told apart.
    let rows = try PreparedStatement(
      database,
      """
      SELECT quote(type), quote(name) || typeof(tbl_name), tbl_name, quote(sql) FROM main.sqlite_schema
      WHERE name NOT GLOB 'sqlite_stat*' OR typeof(tbl_name) <> 'text'
      """)
    var parts: Set<Part> = []
    while try rows.step() {
      parts.insert(Part(type: rows.text(0), name: rows.text(1), table: rows.text(2), sql: rows.text(3)))
    }
    return parts
  }
}
