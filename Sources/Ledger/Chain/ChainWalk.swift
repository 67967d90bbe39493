/// Goes through the journal from the first entry on, or from a later one, with what each did to the tables, as it stands in
/// the register now.
package struct ChainWalk {
  /// What is gone through once.
  package struct Step {
    package var digest: EntryDigest
    /// The same with the seals that take the place of those that stand there; nil where none are made.
    package var anew: EntryDigest?
    /// What stands there.
    package var code: [UInt8]
  }

  /// Where the journal and the tables ended at some time: their last entry, and the last row of each table.
  package struct End {
    package var entry: Int64 = 0
    package var rows: [FactForm: Int64] = [:]

    /// - Throws: what reading throws.
    package init(of database: Database) throws {
      func last(_ table: String) throws -> Int64 {
        try database.number("SELECT max(id) FROM main.\(table)") ?? 0
      }
      entry = try last("entry")
      for form in database.definitions.tables { rows[form] = try last(form.table) }
    }
  }

  /// The row of the entry given last: `id`, `at`, `actor`, `kind`, `about`, `people`, `detail`, `undoes`, `today`, `code`, `label`,
  /// `own`.
  package let entry: PreparedStatement
  private var tables: [TableWalk]

  /// Ids and entries grow together, unless somebody has seen to it that they do not.
  package struct RowsOutOfOrder: Error {}

  /// Goes through it as `body` does, which is begun again when rows are met out of their order: then they are put in order
  /// first, so that the entry that is told is the one the row says it is of.
  ///
  /// - Parameter start: what there is up to it is passed over; nil for all.
  package static func run<Result>(
    _ database: Database, after start: End? = nil, _ body: (inout ChainWalk) throws -> Result
  ) throws -> Result {
    do {
      var walk = try ChainWalk(database, start, ordering: { _ in "id" })
      return try body(&walk)
    } catch is RowsOutOfOrder {
      var walk = try ChainWalk(database, start) { form in
        try TableWalk.isInOrder(database, form) ? "id" : "entered, id"
      }
      return try body(&walk)
    }
  }

  private init(_ database: Database, _ start: End?, ordering: (FactForm) throws -> String) throws {
    tables = try database.definitions.tables.map { try TableWalk(database, $0, after: start, orderedBy: ordering($0)) }
    entry = try PreparedStatement(
      database,
      """
      SELECT id, at, actor, kind, about, people, detail, undoes, today, code, label, own FROM main.entry
      \(start.map { "WHERE id > \($0.entry)" } ?? "") ORDER BY id
      """)
  }

  /// The next entry; nil at the end.
  /// - Parameters:
  ///   - tick: called for every row that is gone through.
  ///   - renewal: seals what is sealed of it anew.
  /// - Throws: ``RowsOutOfOrder``, and what sealing anew throws.
  package mutating func next(_ tick: () throws -> Void = {}, renewal: SealRenewal? = nil) throws -> Step? {
    guard try entry.step() else { return nil }
    try tick()
    var digest = EntryDigest(
      id: entry.integer(0), own: Array(entry.bytes(11)), at: entry.integer(1), actor: entry.optionalInteger(2),
      kind: entry.text(3),
      about: entry.optionalInteger(4), people: entry.integer(5),
      detail: entry.isNull(6) ? nil : Array(entry.bytes(6)), undoes: entry.optionalInteger(7),
      today: entry.optionalInteger(8))
    var anew = digest
    for index in tables.indices where tables[index].hasAny(of: digest.id) {
      let (form, both) = (tables[index].form, try tables[index].take(entry: digest.id, tick, renewal))
      (digest.tables[form], anew.tables[form]) = (both.digest, both.anew)
    }
    anew.detail = try renewal?.detail(of: entry, 6)
    return Step(digest: digest, anew: renewal == nil ? nil : anew, code: Array(entry.bytes(9)))
  }

  /// Tables with rows of entries after the last, once that has been given, and the first such entry.
  package var rest: [(form: FactForm, entry: Int64)] {
    tables.compactMap { table in table.next.map { (table.form, $0) } }
  }
}

/// Goes through a table beside the journal: the rows each entry entered, and those it voided.
private struct TableWalk {
  let form: FactForm
  private let canonical: CanonicalForm
  /// Of the present row.
  private var bytes = CanonicalBytes()
  private let rows: PreparedStatement
  private let voided: PreparedStatement
  /// The entries of the rows to come; nil when there is none.
  private var nextRow: Int64?
  private var nextVoided: Int64?

  init(_ database: Database, _ form: FactForm, after start: ChainWalk.End?, orderedBy order: String) throws {
    self.form = form
    canonical = CanonicalForm(form)
    let (rowsAfter, voidedAfter) =
      start.map { ("WHERE id > \($0.rows[form] ?? 0)", "AND voided > \($0.entry)") } ?? ("", "")
    rows = try PreparedStatement(database, "\(CanonicalBytes.selection(of: form)) \(rowsAfter) ORDER BY \(order)")
    voided = try PreparedStatement(
      database, "SELECT voided, id FROM main.\(form.table) WHERE voided IS NOT NULL \(voidedAfter) ORDER BY voided")
    try stepRow()
    try stepVoided()
  }

  static func isInOrder(_ database: Database, _ form: FactForm) throws -> Bool {
    var (last, isInOrder) = (Int64.min, true)
    try database.each("SELECT entered FROM main.\(form.table) ORDER BY id") {
      if $0.integer(0) < last { isInOrder = false }
      last = $0.integer(0)
    }
    return isInOrder
  }

  private mutating func stepRow() throws { nextRow = try rows.step() ? rows.integer(1) : nil }
  private mutating func stepVoided() throws { nextVoided = try voided.step() ? voided.integer(0) : nil }

  /// Whether there is something of the entry to take, or of one before it that is not there.
  func hasAny(of entry: Int64) -> Bool {
    nextRow.map { $0 <= entry } ?? false || nextVoided.map { $0 <= entry } ?? false
  }

  mutating func take(
    entry: Int64, _ tick: () throws -> Void, _ renewal: SealRenewal?
  ) throws -> (digest: TableDigest, anew: TableDigest) {
    var (digest, anew) = (TableDigest(), TableDigest())
    let renewal = renewal?.seals(form) ?? false ? renewal : nil
    // Rows of an entry that is not there come out wrong at the next one that is.
    while let present = nextRow, present <= entry {
      bytes.clear()
      bytes.add(rows, in: canonical)
      digest.enter(bytes)
      if let renewal {
        bytes.clear()
        bytes.add(rows, in: canonical, seals: try renewal.seals(of: rows, form))
        anew.enter(bytes)
      }
      try stepRow()
      if let nextRow, nextRow < present { throw ChainWalk.RowsOutOfOrder() }
      try tick()
    }
    if renewal == nil { anew = digest }
    while let present = nextVoided, present <= entry {
      digest.void(voided.integer(1))
      anew.void(voided.integer(1))
      try stepVoided()
      try tick()
    }
    return (digest, anew)
  }

  /// The entry of what comes next; nil when all has been taken.
  var next: Int64? { [nextRow, nextVoided].compactMap(\.self).min() }
}
