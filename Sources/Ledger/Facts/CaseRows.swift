import Domain

/// Finds a person's rows of the case side by their labels.
package struct CaseRows {
  private let coder: FactCoder
  /// Those that may be seen: in force, or in force then.
  private let standing: PreparedStatement
  /// Any at all, in force or voided.
  private let any: PreparedStatement

  package init(_ database: Database, _ coder: FactCoder, source: String = "\(CaseRow.table)_now") throws {
    self.coder = coder
    standing = try PreparedStatement(database, "SELECT \(CaseRow.selection("f")) FROM \(source) f WHERE f.label = ?")
    any = try PreparedStatement(database, "SELECT 1 FROM main.\(CaseRow.table) WHERE label = ? LIMIT 1")
  }

  /// The facts of a kind in force of one person, in the order they were entered; none for who may not read that side.
  package func facts<Fact: StoredFact>(_ type: Fact.Type, of person: ParticipantKey) throws -> [KeptFact<Fact>] {
    var found: [KeptFact<Fact>] = []
    try each(of: person) { row, id, entry in
      guard let fact = try row.fact(type, row: id, coder) else { return }
      found.append(KeptFact(fact: fact, row: RowID(form: CaseRow.form, id: id), entry: entry))
    }
    return found.sorted { $0.row.id < $1.row.id }
  }

  /// Every row in force of one person, whatever its kind, with its id and the entry that entered it.
  package func each(of person: ParticipantKey, _ body: (CaseRow, Int64, Int64) throws -> Void) throws {
    guard coder.keys.holdsClinical else { return }
    var (turn, isThere) = (0, true)
    while isThere {
      let label = try coder.label(person, turn: turn)
      standing.bind(label)
      defer { standing.reset() }
      isThere = false
      while try standing.step() {
        isThere = true
        try body(CaseRow(standing, from: CaseRow.firstColumn, coder), standing.integer(0), standing.integer(1))
      }
      // What is voided has its turn too.
      isThere = try isThere || self.isThere(label)
      turn += 1
    }
  }

  /// The turn the next row of a person has.
  package func nextTurn(of person: ParticipantKey) throws -> Int {
    try Turns.next { try isThere(coder.label(person, turn: $0)) }
  }

  private func isThere(_ label: [UInt8]) throws -> Bool { try any.hasRow(label) }

  /// The rows and entries of everything there has been of a person: in force or voided.
  package func entries(of person: ParticipantKey) throws -> Set<Int64> {
    guard coder.keys.holdsClinical else { return [] }
    var entries: Set<Int64> = []
    for turn in 0..<(try nextTurn(of: person)) {
      let sql = "SELECT entered, voided FROM main.\(CaseRow.table) WHERE label = ?"
      try coder.database.each(sql, try coder.label(person, turn: turn)) { row in
        entries.formUnion([row.integer(0), row.optionalInteger(1)].compactMap(\.self))
      }
    }
    return entries
  }
}

extension CaseRows {
  /// Every fact of a kind in force on the case side, in the order of rows; none for who may not read that side.
  package static func all<Fact: StoredFact>(
    _ type: Fact.Type, _ coder: FactCoder, _ body: (Fact, ParticipantKey, Int64) throws -> Void
  ) throws {
    guard coder.keys.holdsClinical else { return }
    try coder.database.each("SELECT \(CaseRow.selection("f")) FROM \(CaseRow.table)_now f ORDER BY f.id") { rows in
      let (id, row) = (rows.integer(0), try CaseRow(rows, from: CaseRow.firstColumn, coder))
      if let fact = try row.fact(type, row: id, coder) { try body(fact, row.person, id) }
    }
  }
}
