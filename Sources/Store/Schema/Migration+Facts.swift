extension Migration {
  /// A table of facts: what every fact row has, its own columns, and the indexes that natural keys, undo and reading as of an
  /// entry need.
  ///
  /// - Parameters:
  ///   - columns: SQL, as between the parentheses of `CREATE TABLE`.
  ///   - unique: what only one fact in force may have; see ``FactTable/naturalKeys``.
  ///   - also: further indexes, each its columns in parentheses and what comes after them.
  static func facts(_ table: String, _ columns: String, unique: [String], also: [String] = []) -> String {
    var sql = """
      CREATE TABLE \(table) (
        id INTEGER PRIMARY KEY,
        entered INTEGER NOT NULL REFERENCES entry (id),
        voided INTEGER REFERENCES entry (id),
        root INTEGER NOT NULL,
        \(columns)
      ) STRICT;
      CREATE INDEX \(table)_voided_by ON \(table) (voided) WHERE voided IS NOT NULL;
      CREATE INDEX \(table)_copy ON \(table) (root) WHERE root <> id;
      """
    for (number, over) in unique.enumerated() {
      sql += "\nCREATE UNIQUE INDEX \(table)_natural_\(number + 1) ON \(table) (\(over)) WHERE voided IS NULL;"
    }
    for (number, over) in also.enumerated() {
      sql += "\nCREATE INDEX \(table)_also_\(number + 1) ON \(table) \(over);"
    }
    return sql
  }
}
