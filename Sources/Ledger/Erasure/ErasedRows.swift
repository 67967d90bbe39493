/// The rows whose seals an erasure emptied, by table.
///
/// They stand, sealed, in the erasure's own entry, and so in the journal's chain. What is left of a seal looks the same
/// whoever emptied it, and the chain covers both alike: only a row that is named here was emptied by right.
package struct ErasedRows: Equatable {
  /// A fact table's name, or `entry`, and the ids of its rows; of rows that lost one seal of several, see ``place(_:_:)``.
  private var tables: [String: Set<Int64>] = [:]

  package var isEmpty: Bool { tables.isEmpty }

  package static func place(_ form: FactForm, _ column: String) -> String { "\(form.table).\(column)" }

  package func contains(_ table: String, _ row: Int64) -> Bool { tables[table]?.contains(row) ?? false }

  package func rows(of table: String) -> Set<Int64> { tables[table] ?? [] }

  package mutating func add(_ table: String, _ rows: [Int64]) {
    if !rows.isEmpty { tables[table, default: []].formUnion(rows) }
  }

  package mutating func add(_ table: String, _ row: Int64) { tables[table, default: []].insert(row) }

  package mutating func formUnion(_ other: ErasedRows) {
    for (table, rows) in other.tables { tables[table, default: []].formUnion(rows) }
  }

  package func write(to writer: inout DigestWriter) {
    writer.add(unsigned: UInt64(tables.count))
    for (table, rows) in tables.sorted(by: { $0.key < $1.key }) {
      writer.add(text: table)
      writer.add(unsigned: UInt64(rows.count))
      // Close together, so that their distances are short.
      var last: Int64 = 0
      for row in rows.sorted() {
        writer.add(signed: row - last)
        last = row
      }
    }
  }

  package init() {}

  /// What ``write(to:)`` wrote; what there is of it when it breaks off.
  package init(_ reader: inout DigestReader) {
    var tablesLeft = reader.unsigned()
    while tablesLeft > 0, !reader.isBroken {
      tablesLeft -= 1
      let table = String(decoding: reader.text(), as: UTF8.self)
      var rowsLeft = reader.unsigned()
      var row: Int64 = 0
      while rowsLeft > 0, !reader.isBroken {
        rowsLeft -= 1
        row &+= reader.signed()
        if !reader.isBroken { add(table, row) }
      }
    }
  }
}

extension ErasedRows {
  /// Of all erasures, as far as the keys reach.
  package init(_ database: Database, _ keys: Keyring) throws {
    let kinds = (database.definitions.words.erasures + [EntryWord.hidden]).map { "'\($0)'" }
    let sql = "SELECT id, kind, detail FROM main.entry WHERE kind IN (\(kinds.joined(separator: ", ")))"
    try database.each(sql) {
      formUnion(try EntrySecret.open($0, 2, kind: $0.text(1), entry: $0.integer(0), keys).erased)
    }
  }
}
