/// What lies beside the journal, and not in it: it is overwritten and never voided, so that nothing tells what stood there before, when
/// it was put there or by whom. For what must not be known afterwards; everything else is a fact.
///
/// One row a key, sealed under the clinical key and padded. It is not in the chain: whoever can write to the file can take it away or
/// put an earlier one in its place, as they can with a draft, but reads and forges nothing. The file is overwritten where a row is, see
/// `secure_delete` in ``Connection``; a copy from before keeps what it held.
package struct BesideTable: Hashable, Sendable {
  package let name: String
  /// The migration it comes by: see ``FactForm/since``.
  let since: Int

  package init(_ name: String, since: Int) {
    self.name = name
    self.since = since
  }

  var sql: String { "CREATE TABLE \(name) (key INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT;" }
  var verifying: String { "SELECT key, sealed FROM main.\(name)" }

  private var place: SealPlace { SealPlace(table: name, field: "sealed") }

  /// Nil when nothing lies there.
  /// - Throws: ``LedgerError/noKey``; ``LedgerError/damaged(_:)``.
  package func bytes(_ key: some StableKey, _ database: Database, _ keys: Keyring) throws -> [UInt8]? {
    try database.first("SELECT sealed FROM main.\(name) WHERE key = ?", key.value) { row in
      try open(row, 0, key.value, keys)
    } ?? nil
  }

  /// Puts something in place of what lies there.
  package func put(_ bytes: [UInt8], at key: some StableKey, _ database: Database, _ keys: Keyring) throws {
    let sealed = try keys.seal(bytes, .clinical, place, key: key.value)
    try database.run("INSERT OR REPLACE INTO main.\(name) (key, sealed) VALUES (?, ?)", key.value, sealed)
  }

  package func remove(_ key: some StableKey, _ database: Database) throws {
    try database.run("DELETE FROM main.\(name) WHERE key = ?", key.value)
  }

  /// Opens all that lies there, for whoever looks whether the register is whole.
  package func each(
    _ database: Database, _ keys: Keyring, _ body: (_ key: Int64, _ bytes: [UInt8]) throws -> Void
  ) throws {
    try database.each("SELECT key, sealed FROM main.\(name) ORDER BY key") { row in
      if let bytes = try open(row, 1, row.integer(0), keys) { try body(row.integer(0), bytes) }
    }
  }

  private func open(_ row: PreparedStatement, _ column: Int32, _ key: Int64, _ keys: Keyring) throws -> [UInt8]? {
    try keys.open(row.bytes(column), .clinical, place, key: key, table: name, row: key)
  }

  /// All of it under other keys.
  func reseal(_ database: Database, _ exchange: SealExchange, tick: () throws -> Void) throws {
    var anew: [(Int64, [UInt8])] = []
    try each(database, exchange.old) { key, bytes in
      anew.append((key, try exchange.new.seal(bytes, .clinical, place, key: key)))
      try tick()
    }
    for (key, sealed) in anew { try database.run("UPDATE main.\(name) SET sealed = ? WHERE key = ?", sealed, key) }
  }
}
