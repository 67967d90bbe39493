/// What a copy must have in common with the register it was made from: which file it is, and how far the journal had come.
package struct RegisterMark: Equatable, Sendable {
  var applicationID: Int64
  package var schemaVersion: Int
  var lastEntry: Int64
  package var entries: Int64

  /// - Throws: ``LedgerError/newerSchema(found:known:)``: nothing is known of the tables then.
  package init(_ database: Database) throws {
    applicationID = try database.number("PRAGMA main.application_id") ?? 0
    schemaVersion = try Schema.version(of: database)
    if schemaVersion > Schema.version {
      throw LedgerError.newerSchema(found: schemaVersion, known: Schema.version)
    }
    if schemaVersion < Schema.firstVersion { throw LedgerError.unsealed }
    lastEntry = try database.number("SELECT max(id) FROM main.entry") ?? 0
    entries = try database.number("SELECT count(*) FROM main.entry") ?? 0
  }
}
