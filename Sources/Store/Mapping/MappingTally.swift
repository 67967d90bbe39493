import Domain
import Ledger

/// What the records of a round and unit come to, one seal each: a dashboard opens a few of them and not 100,000 records.
struct MappingTally {
  struct Key: Hashable {
    var round: Int
    /// 0: none.
    var unit: Int64
  }

  private(set) var changes: [Key: MappingCounts] = [:]

  /// - Parameter times: −1 takes a record out again.
  mutating func add(_ record: MappingRecord, times: Int) {
    let key = Key(round: record.round, unit: record.unit?.value ?? 0)
    changes[key, default: .init()].add(record, times: times)
  }

  // MARK: - In the register

  static let table = "mapping_tally"
  static let place = SealPlace(table: table, field: "sealed")
  /// Room for numbers of three bytes each, so that the length says nothing.
  private static let length = 512
  static let columnNames = ["round", "unit", "sealed"]
  static let columns = columnNames.joined(separator: ", ")

  /// What is sealed says itself of which round and unit it is.
  private static func write(_ key: Key, _ counts: MappingCounts) -> [UInt8] {
    var writer = DigestWriter()
    writer.add(signed: Int64(key.round))
    writer.add(signed: key.unit)
    for number in counts.numbers { writer.add(signed: Int64(number)) }
    writer.pad(from: length)
    return writer.bytes
  }

  /// - Parameter row: its first columns are ``columns``.
  /// - Throws: ``LedgerError/damaged(_:)``.
  private static func read(_ row: PreparedStatement, _ keys: Keyring) throws(LedgerError) -> (
    key: Key, counts: MappingCounts
  ) {
    let key = Key(round: Int(row.integer(0)), unit: row.integer(1))
    let plain = try keys.open(row.bytes(2), .clinical, place, key: row.integer(0), table: table, row: row.integer(0))
    var counts = MappingCounts()
    let isWhole = (plain ?? []).withUnsafeBytes { bytes in
      var reader = DigestReader(bytes)
      guard reader.signed() == Int64(key.round), reader.signed() == key.unit else { return false }
      counts.numbers = counts.numbers.map { _ in Int(reader.signed()) }
      return !reader.isBroken
    }
    if !isWhole { throw .damaged(.seal(table: table, row: row.integer(0))) }
    return (key, counts)
  }

  /// Brings what is kept along.
  /// - Parameter target: the table, with its schema.
  /// - Throws: ``StoreError/notAllowed(_:)`` without the clinical key.
  func apply(_ database: Database, _ keys: Keyring, to target: String) throws {
    if changes.isEmpty { return }
    for (key, change) in changes {
      let (round, ofThis) = (Int64(key.round), "FROM \(target) WHERE round = ? AND unit = ?")
      var counts = change
      let kept = try database.first("SELECT \(MappingTally.columns) \(ofThis)", round, key.unit) {
        try MappingTally.read($0, keys).counts
      }
      if let kept { counts.add(kept) }
      if counts.n == 0 {
        try database.run("DELETE \(ofThis)", round, key.unit)
        continue
      }
      let sealed = try keys.seal(MappingTally.write(key, counts), .clinical, MappingTally.place, key: Int64(key.round))
      try database.run(
        "INSERT OR REPLACE INTO \(target) (\(MappingTally.columns)) VALUES (?, ?, ?)", round, key.unit, sealed)
    }
  }

  /// What is kept of a round: of one unit, or of all together.
  static func counts(_ database: Database, _ keys: Keyring, round: Int, unit: UnitKey?) throws -> MappingCounts {
    if try !NowViews.ownsDerived(database) { try ProjectionTable(database: database).require(.mapping) }
    var counts = MappingCounts()
    try database.each(
      "SELECT \(columns) FROM mapping_tally_now WHERE round = ? AND (? IS NULL OR unit = ?)", Int64(round), unit?.value,
      unit?.value
    ) { counts.add(try read($0, keys).counts) }
    return counts
  }

  /// Worked out from every record in force.
  static func recounted(_ database: Database, _ coder: FactCoder, tick: () throws -> Void) throws -> MappingTally {
    var tally = MappingTally()
    let sql = "SELECT \(MappingRecord.selection("f")) FROM \(MappingRecord.form.table)_now f ORDER BY f.id"
    try database.each(sql) { row in
      tally.add(try MappingRecord(row, from: MappingRecord.firstColumn, coder), times: 1)
      try tick()
    }
    return tally
  }

  /// Whether what is kept is this.
  func isKept(_ database: Database, _ keys: Keyring) throws -> Bool {
    let kept = try database.rows("SELECT \(MappingTally.columns) FROM mapping_tally_now") {
      try MappingTally.read($0, keys)
    }
    return kept.count == changes.count && kept.allSatisfy { changes[$0.key] == $0.counts }
  }

  /// All under other keys.
  static func reseal(_ database: Database, _ exchange: SealExchange, tick: () throws -> Void) throws {
    let anew = try database.rows("SELECT \(columns) FROM main.mapping_tally ORDER BY round, unit") { row in
      let (key, counts) = try read(row, exchange.old)
      try tick()
      return (key, try exchange.new.seal(write(key, counts), .clinical, place, key: Int64(key.round)))
    }
    for (key, sealed) in anew {
      try database.run(
        "UPDATE main.mapping_tally SET sealed = ? WHERE round = ? AND unit = ?", sealed, key.round, key.unit)
    }
  }
}
