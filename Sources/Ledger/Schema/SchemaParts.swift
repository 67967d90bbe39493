import Synchronization

/// The tables, indexes and rules of a register, as SQLite keeps them.
///
/// They are those a new register gets, and there is nothing beside them: a trigger would change what the next one writes, and
/// an index that is gone would let two facts be in force. Looked at whenever a register is opened.
package enum SchemaParts {
  private struct Part: Hashable {
    var type: String
    var name: String
    var table: String
    var sql: String
  }

  /// As they are made: worked out once a process, in memory.
  private static let expected = Mutex<[ObjectIdentifier: Set<Part>]>([:])

  private static func expected(_ definitions: Definitions) throws -> Set<Part> {
    let known = ObjectIdentifier(definitions)
    if let parts = expected.withLock({ $0[known] }) { return parts }
    let made = try Connection(inMemory: definitions).inDatabase { database in
      try Schema.migrate(database, from: 0)
      return try parts(of: database)
    }
    expected.withLock { $0[known] = made }
    return made
  }

  /// The tables of what is not as it was made, in order; none where a register is of another version.
  package static func differing(in database: Database) throws -> [String] {
    guard try Schema.version(of: database) == Schema.version else { return [] }
    return try parts(of: database).symmetricDifference(expected(database.definitions)).map(\.table).sorted()
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
