import GRDB

/// Goes through the journal from the first entry on, with what each did to the tables, as it stands in the register
/// now.
struct ChainWalk {
  private let entries: PreparedStatement
  private var tables: [TableWalk]

  init(_ database: Database) throws {
    tables = try Facts.tables.map { try TableWalk(database, $0) }
    entries = try PreparedStatement(
      database,
      "SELECT id, at, actor, kind, about, people, detail, undoes, today, code FROM main.entry ORDER BY id")
  }

  /// The next entry and the code that stands there; nil at the end.
  /// - Parameter tick: called for every row that is gone through.
  mutating func next(_ tick: () throws -> Void = {}) throws -> (digest: EntryDigest, code: [UInt8])? {
    guard try entries.step() else { return nil }
    try tick()
    var digest = EntryDigest(
      id: entries.integer(0), at: entries.integer(1), actor: entries.integer(2), kind: entries.text(3),
      about: entries.optionalInteger(4), people: entries.integer(5),
      detail: entries.isNull(6) ? nil : Array(entries.bytes(6)), undoes: entries.optionalInteger(7),
      today: entries.optionalInteger(8))
    for index in tables.indices {
      digest.tables[tables[index].form] = try tables[index].take(entry: digest.id, tick)
    }
    return (digest, Array(entries.bytes(9)))
  }

  /// Tables with rows of entries after the last, once that has been given, and the first such entry.
  var rest: [(form: FactForm, entry: Int64)] {
    tables.compactMap { table in table.next.map { (table.form, $0) } }
  }
}

/// Goes through a table beside the journal: the rows each entry entered, and those it voided.
private struct TableWalk {
  let form: FactForm
  private let rows: PreparedStatement
  private let voided: PreparedStatement
  private var hasRow: Bool
  private var hasVoided: Bool

  init(_ database: Database, _ form: FactForm) throws {
    self.form = form
    // Ids and entries grow together. Where somebody has seen to it that they do not, the rows are put in order, so that
    // the entry that is told is the one the row says it is of.
    let order = try TableWalk.isInOrder(database, form) ? "id" : "entered, id"
    rows = try PreparedStatement(database, "\(CanonicalBytes.selection(of: form)) ORDER BY \(order)")
    voided = try PreparedStatement(
      database,
      "SELECT voided, id FROM main.\(form.table) WHERE voided IS NOT NULL ORDER BY voided")
    hasRow = try rows.step()
    hasVoided = try voided.step()
  }

  private static func isInOrder(_ database: Database, _ form: FactForm) throws -> Bool {
    let rows = try PreparedStatement(database, "SELECT entered FROM main.\(form.table) ORDER BY id")
    var last = Int64.min
    while try rows.step() {
      if rows.integer(0) < last { return false }
      last = rows.integer(0)
    }
    return true
  }

  mutating func take(entry: Int64, _ tick: () throws -> Void) throws -> TableDigest {
    var digest = TableDigest()
    // Rows of an entry that is not there come out wrong at the next one that is.
    while hasRow, rows.integer(1) <= entry {
      digest.enter(CanonicalBytes(rows, of: form))
      hasRow = try rows.step()
      try tick()
    }
    while hasVoided, voided.integer(0) <= entry {
      digest.void(voided.integer(1))
      hasVoided = try voided.step()
    }
    return digest
  }

  /// The entry of what comes next; nil when all has been taken.
  var next: Int64? {
    [hasRow ? rows.integer(1) : nil, hasVoided ? voided.integer(0) : nil].compactMap(\.self).min()
  }
}
