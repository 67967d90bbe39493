import GRDB

/// What SQLite itself can tell.
struct DatabaseCheck {
  private let database: Database

  init(_ database: Database) { self.database = database }

  func run(_ report: inout CheckReport) throws {
    let integrity = try PreparedStatement(database, "PRAGMA main.integrity_check(100)")
    while try integrity.step() {
      let message = integrity.text(0)
      if message != "ok" { report.add(CheckFinding(.database(message))) }
    }
    let keys = try PreparedStatement(database, "PRAGMA main.foreign_key_check")
    while try keys.step(), !report.isFull {
      report.add(
        CheckFinding(.foreignKey(parent: keys.text(2)), table: keys.text(0), row: keys.optionalInteger(1)))
    }
  }
}
