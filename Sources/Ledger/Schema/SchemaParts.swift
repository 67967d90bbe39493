import Synchronization

/// The tables, indexes and rules of a register, as SQLite keeps them.
///
/// They are those a new register gets, and there is nothing beside them: a trigger would change what the next one writes, and
/// an index that is gone would let two facts be in force. Looked at whenever a register is opened.
package enum SchemaParts {
  struct Part: Hashable {
    var type: String
    var name: String
    var table: String
    var sql: String
  }

  private typealias Kept = Mutex<[ObjectIdentifier: Set<Part>]>

  /// What the migrations say is made: worked out once a process.
  private static let statedParts = Kept([:])
  /// What SQLite makes of that, in memory: only where something differs.
  private static let madeParts = Kept([:])

  private static func once(
    _ definitions: Definitions, in kept: borrowing Kept, _ work: () throws -> Set<Part>
  ) rethrows -> Set<Part> {
    let known = ObjectIdentifier(definitions)
    if let parts = kept.withLock({ $0[known] }) { return parts }
    let parts = try work()
    kept.withLock { $0[known] = parts }
    return parts
  }

  private static func expected(_ definitions: Definitions) throws -> Set<Part> {
    try once(definitions, in: madeParts) {
      try Connection(inMemory: definitions).inDatabase { database in
        try Schema.migrate(database, from: 0)
        return try parts(of: database)
      }
    }
  }

  /// The tables of what is not as it was made, in order; none where a register is of another version.
  package static func differing(in database: Database) throws -> [String] {
    guard try Schema.version(of: database) == Schema.version else { return [] }
    let present = try parts(of: database)
    // Making a register's tables only to compare takes longer than all the rest of opening one.
    if present.filter({ !$0.isMadeBySQLite }) == written(database.definitions) { return [] }
    return try present.symmetricDifference(expected(database.definitions)).map(\.table).sorted()
  }

  /// What the migrations say is made, each as SQLite keeps a statement. Without what SQLite makes by itself, and must find
  /// there before it opens a table.
  static func written(_ definitions: Definitions) -> Set<Part> {
    once(definitions, in: statedParts) {
      let statements = Schema.migrations.flatMap { $0.sql(definitions).split(separator: ";") }
      return Set(statements.compactMap { Part(statement: $0.trimmingPrefix(while: \.isWhitespace)) })
    }
  }

  /// The tables that have one row, numbered 1, and never another.
  package static func tablesOfOneRow(_ definitions: Definitions) -> [String] {
    written(definitions).filter { $0.sql.contains("CHECK (one = 1)") }.map(\.table).sorted()
  }

  static func parts(of database: Database) throws -> Set<Part> {
    // Quoted, so that a text and the same bytes as a blob are told apart.
    let all = """
      SELECT quote(type), quote(name) || typeof(tbl_name), tbl_name, quote(sql) FROM main.sqlite_schema
      WHERE name NOT GLOB 'sqlite_stat*' OR typeof(tbl_name) <> 'text'
      """
    return Set(try database.rows(all) { Part(type: $0.text(0), name: $0.text(1), table: $0.text(2), sql: $0.text(3)) })
  }
}

extension SchemaParts.Part {
  /// `CREATE TABLE name …`, `CREATE INDEX name ON table …`, `CREATE VIEW name …`; nil of anything else.
  fileprivate init?(statement: Substring) {
    let words = statement.split(maxSplits: 6, whereSeparator: \.isWhitespace).filter { $0 != "UNIQUE" }
    guard words.count > 4, words[0] == "CREATE" else { return nil }
    let isIndex = words[1] == "INDEX"
    type = "'\(words[1].lowercased())'"
    name = "'\(words[2])'text"
    table = String(words[isIndex ? 4 : 2])
    sql = "'\(statement.replacing("'", with: "''"))'"
  }

  /// The index of a key that stands in its table.
  fileprivate var isMadeBySQLite: Bool {
    type == "'index'" && name.hasPrefix("'sqlite_autoindex_\(table)_") && sql == "NULL"
  }
}
