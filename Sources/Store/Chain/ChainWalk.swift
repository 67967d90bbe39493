import GRDB

/// Goes through the journal from the first entry on, with what each did to the tables, as it stands in the register
/// now.
struct ChainWalk {
  /// The row of the entry given last: `id`, `at`, `actor`, `kind`, `about`, `people`, `detail`, `undoes`, `today`, `code`, `label`.
  let entry: PreparedStatement
  private var tables: [TableWalk]

  /// Ids and entries grow together, unless somebody has seen to it that they do not.
  struct RowsOutOfOrder: Error {}

  /// Goes through it as `body` does, which is begun again when rows are met out of their order: then they are put in order
  /// first, so that the entry that is told is the one the row says it is of.
  static func run<Result>(_ database: Database, _ body: (inout ChainWalk) throws -> Result) throws -> Result {
    do {
      var walk = try ChainWalk(database, ordering: { _ in "id" })
      return try body(&walk)
    } catch is RowsOutOfOrder {
      var walk = try ChainWalk(database) { form in
        try TableWalk.isInOrder(database, form) ? "id" : "entered, id"
      }
      return try body(&walk)
    }
  }

  private init(_ database: Database, ordering: (FactForm) throws -> String) throws {
    tables = try Facts.tables.map { try TableWalk(database, $0, orderedBy: ordering($0)) }
    entry = try PreparedStatement(
      database,
      "SELECT id, at, actor, kind, about, people, detail, undoes, today, code, label FROM main.entry ORDER BY id")
  }

  /// The next entry and the code that stands there; nil at the end.
  /// - Parameter tick: called for every row that is gone through.
  /// - Throws: ``RowsOutOfOrder``.
  mutating func next(_ tick: () throws -> Void = {}) throws -> (digest: EntryDigest, code: [UInt8])? {
    guard try entry.step() else { return nil }
    try tick()
    var digest = EntryDigest(
      id: entry.integer(0), at: entry.integer(1), actor: entry.optionalInteger(2), kind: entry.text(3),
      about: entry.optionalInteger(4), people: entry.integer(5),
      detail: entry.isNull(6) ? nil : Array(entry.bytes(6)), undoes: entry.optionalInteger(7),
      today: entry.optionalInteger(8))
    for index in tables.indices where tables[index].hasAny(of: digest.id) {
      digest.tables[tables[index].form] = try tables[index].take(entry: digest.id, tick)
    }
    return (digest, Array(entry.bytes(9)))
  }

  /// Tables with rows of entries after the last, once that has been given, and the first such entry.
  var rest: [(form: FactForm, entry: Int64)] {
    tables.compactMap { table in table.next.map { (table.form, $0) } }
  }
}

/// Goes through a table beside the journal: the rows each entry entered, and those it voided.
private struct TableWalk {
  let form: FactForm
  private let canonical: CanonicalForm
  private let rows: PreparedStatement
  private let voided: PreparedStatement
  /// The entries of the rows to come; nil when there is none.
  private var nextRow: Int64?
  private var nextVoided: Int64?

  init(_ database: Database, _ form: FactForm, orderedBy order: String) throws {
    self.form = form
    canonical = CanonicalForm(form)
    rows = try PreparedStatement(database, "\(CanonicalBytes.selection(of: form)) ORDER BY \(order)")
    voided = try PreparedStatement(
      database,
      "SELECT voided, id FROM main.\(form.table) WHERE voided IS NOT NULL ORDER BY voided")
    try stepRow()
    try stepVoided()
  }

  static func isInOrder(_ database: Database, _ form: FactForm) throws -> Bool {
    let rows = try PreparedStatement(database, "SELECT entered FROM main.\(form.table) ORDER BY id")
    var last = Int64.min
    while try rows.step() {
      if rows.integer(0) < last { return false }
      last = rows.integer(0)
    }
    return true
  }

  private mutating func stepRow() throws { nextRow = try rows.step() ? rows.integer(1) : nil }
  private mutating func stepVoided() throws { nextVoided = try voided.step() ? voided.integer(0) : nil }

  /// Whether there is something of the entry to take, or of one before it that is not there.
  func hasAny(of entry: Int64) -> Bool {
    nextRow.map { $0 <= entry } ?? false || nextVoided.map { $0 <= entry } ?? false
  }

  mutating func take(entry: Int64, _ tick: () throws -> Void) throws -> TableDigest {
    var digest = TableDigest()
    // Rows of an entry that is not there come out wrong at the next one that is.
    while let present = nextRow, present <= entry {
      digest.enter(CanonicalBytes(rows, in: canonical))
      try stepRow()
      if let nextRow, nextRow < present { throw ChainWalk.RowsOutOfOrder() }
      try tick()
    }
    while let present = nextVoided, present <= entry {
      digest.void(voided.integer(1))
      try stepVoided()
      try tick()
    }
    return digest
  }

  /// The entry of what comes next; nil when all has been taken.
  var next: Int64? { [nextRow, nextVoided].compactMap(\.self).min() }
}
