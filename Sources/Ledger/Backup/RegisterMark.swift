/// What a copy must have in common with the register it was made from: which file it is, and how far the journal had come.
package struct RegisterMark: Equatable, Sendable {
  var applicationID: Int64
  package var schemaVersion: Int
  var lastEntry: Int64
  package var entries: Int64

  /// - Throws: ``LedgerError/newerSchema(found:known:)``: nothing is known of the tables then.
  package init(_ database: Database) throws {
    applicationID = try RegisterMark.number(database, "PRAGMA main.application_id")
    schemaVersion = try Schema.version(of: database)
    if schemaVersion > Schema.version {
      throw LedgerError.newerSchema(found: schemaVersion, known: Schema.version)
    }
    if schemaVersion < Schema.firstVersion { throw LedgerError.unsealed }
    lastEntry = try RegisterMark.number(database, "SELECT coalesce(max(id), 0) FROM main.entry")
    entries = try RegisterMark.number(database, "SELECT count(*) FROM main.entry")
  }

  private static func number(_ database: Database, _ sql: String) throws -> Int64 {
    let statement = try PreparedStatement(database, sql)
    return try statement.step() ? statement.integer(0) : 0
  }
}
