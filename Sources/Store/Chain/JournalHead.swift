import GRDB

/// The journal's end as it was last written: how many entries, and the code of the last. Sealed beside the slots, so that
/// deleting the newest entries is found.
///
/// An old copy of the whole file brings its own old head along: that is not found by looking into the file alone.
struct JournalHead: Equatable {
  var entries: Int64
  var code: [UInt8]

  /// Nil when there is none, or it does not open.
  static func read(_ database: Database, _ keys: Keyring) throws -> JournalHead? {
    let statement = try PreparedStatement(database, "SELECT sealed FROM main.head")
    guard try statement.step(), let plain = keys.openHead(statement.bytes(0)) else { return nil }
    return plain.withUnsafeBytes { bytes in
      var reader = DigestReader(bytes)
      let entries = Int64(bitPattern: reader.unsigned())
      let code = Array(reader.text())
      return reader.isBroken ? nil : JournalHead(entries: entries, code: code)
    }
  }

  /// Whether something stands in its place, whoever sealed it.
  static func isThere(_ database: Database) throws -> Bool {
    try PreparedStatement(database, "SELECT 1 FROM main.head").step()
  }

  func write(_ database: Database, _ keys: Keyring) throws {
    var writer = DigestWriter()
    writer.add(unsigned: UInt64(bitPattern: entries))
    writer.add(bytes: code)
    let statement = try PreparedStatement(database, "INSERT OR REPLACE INTO main.head (one, sealed) VALUES (1, ?)")
    let sealed = try keys.sealHead(writer.bytes)
    statement.bind { $0.add(sealed) }
    try statement.run()
  }
}
