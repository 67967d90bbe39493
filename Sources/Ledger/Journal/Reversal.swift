import Domain

/// Takes an entry back: voids what it entered and enters again what it voided.
package struct Reversal {
  private let database: Database
  private let target: Int64

  package init(_ database: Database, of target: Int64) {
    self.database = database
    self.target = target
  }

  /// - Throws: ``LedgerError/inTheWay(entry:)`` when somebody has built on it: a row it entered is voided, a natural key is
  ///   taken again, or something points at what it brought.
  package func apply(to change: Change) throws {
    for form in database.definitions.tables {
      let standing = try standing(in: form)
      for row in try entered(in: form) {
        try change.void(RowID(form: form, id: try standing.number(row) ?? row))
      }
    }
    for form in database.definitions.tables {
      for row in try voided(in: form) { try change.copy(RowID(form: form, id: row)) }
    }
  }

  /// Finds the row that stands for one now. Later changes that have been taken back themselves have left a copy of it, which
  /// is known by its root; where there is none in force, it is the newest, whose voiding is the conflict.
  private func standing(in form: FactForm) throws -> PreparedStatement {
    try PreparedStatement(
      database,
      """
      SELECT c.id FROM main.\(form.table) f JOIN main.\(form.table) c ON c.root = f.root AND c.root <> c.id
      WHERE f.id = ? ORDER BY c.voided IS NULL DESC, c.id DESC LIMIT 1
      """)
  }

  /// The rows of `table` that the entry entered. Ids and entries grow together, so they lie side by side and are found by
  /// halving; an index on `entered` would cost every import.
  package func entered(in form: FactForm) throws -> [Int64] {
    let probe = try PreparedStatement(
      database, "SELECT id, entered FROM main.\(form.table) WHERE id >= ? ORDER BY id LIMIT 1")
    var low: Int64 = 1
    var high = try database.following("id", in: form.table)
    while low < high {
      let middle = low + (high - low) / 2
      probe.bind(middle)
      defer { probe.reset() }
      if try probe.step(), probe.integer(1) < target { low = probe.integer(0) + 1 } else { high = middle }
    }
    let rows = try PreparedStatement(database, "SELECT id, entered FROM main.\(form.table) WHERE id >= ? ORDER BY id")
    rows.bind(low)
    var found: [Int64] = []
    while try rows.step(), rows.integer(1) == target { found.append(rows.integer(0)) }
    return found
  }

  package func voided(in form: FactForm) throws -> [Int64] {
    try database.rows("SELECT id FROM main.\(form.table) WHERE voided = ? ORDER BY id", target) { $0.integer(0) }
  }
}
