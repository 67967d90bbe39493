import Ledger

/// What SQLite itself can tell.
struct DatabaseCheck {
  let database: Database
  let count: CheckCount

  /// What SQLite does for a row of ours, all its indexes with it.
  private static let operationsOfRow: Int32 = 100

  func run(_ report: inout CheckReport) throws {
    try count.watching(database, operations: DatabaseCheck.operationsOfRow) {
      for message in try database.rows("PRAGMA main.integrity_check(100)", read: { $0.text(0) }) where message != "ok" {
        report.add(CheckFinding(.database(message)))
      }
      let differing = try SchemaParts.differing(in: database)
      for table in differing {
        report.addOnce(CheckFinding(.unreadable(.ledger(.damaged(.schema))), table: table))
      }
      // A CHECK over a row's own number is none that SQLite looks at here.
      for table in SchemaParts.tablesOfOneRow(database.definitions) where !differing.contains(table) {
        if let other = try database.first("SELECT one FROM main.\(table) WHERE one <> 1", read: { $0.integer(0) }) {
          report.add(CheckFinding(.unreadableValue, table: table, row: other))
        }
      }
      let keys = try PreparedStatement(database, "PRAGMA main.foreign_key_check")
      while try keys.step(), !report.isFull {
        report.add(CheckFinding(.foreignKey(parent: keys.text(2)), table: keys.text(0), row: keys.optionalInteger(1)))
      }
    }
  }
}
