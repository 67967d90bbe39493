/// The tables of facts as SQL: made from the definitions, said nowhere else.
package enum FactSchema {
  /// - Parameter migration: by which they come, see ``FactForm/since``.
  package static func sql(_ definitions: Definitions, of migration: Int) -> String {
    definitions.tables.filter { $0.since == migration }.map { sql($0, definitions) }.joined(separator: "\n")
  }

  /// What every fact row has, the columns of the kind, the indexes that natural keys, undo and reading as of an entry need, and
  /// the view of those in force: see ``NowViews``.
  ///
  /// None is needed on `entered`: ids and entries grow together. The others beside the natural keys hold few rows and cost an
  /// import nothing.
  private static func sql(_ form: FactForm, _ definitions: Definitions) -> String {
    let table = form.table
    let columns = form.columns.map { "  \($0.sql(definitions))" }.joined(separator: ",\n")
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
      CREATE VIEW \(table)_now AS SELECT * FROM \(table) WHERE voided IS NULL;
      """
    for (number, key) in form.naturalKeys.enumerated() {
      sql += """

        CREATE UNIQUE INDEX \(table)_natural_\(number + 1) ON \(table) (\(key.joined(separator: ", ")))
          WHERE voided IS NULL;
        """
    }
    for (number, over) in form.indexes.enumerated() {
      sql += "\nCREATE INDEX \(table)_also_\(number + 1) ON \(table) \(over);"
    }
    return sql
  }
}
