/// The keys everything is sealed under, and those it is to be sealed under.
package struct SealExchange {
  package let old: Keyring
  package let new: Keyring

  /// The seal in a column under the new key: the same bytes within. None stays none, and an erased one is left as it
  /// is, since the journal's chain is all it is for.
  ///
  /// - Throws: ``LedgerError/damaged(_:)`` when it does not open.
  package func resealed(
    _ row: PreparedStatement, _ column: Int32, _ side: Side, _ place: SealPlace, key: Int64, table: String,
    row id: Int64
  ) throws(LedgerError) -> [UInt8]? {
    if row.isNull(column) { return nil }
    let sealed = row.bytes(column)
    guard let plain = try old.openEither(sealed, side, place, key: key, table: table, row: id) else {
      return Array(sealed)
    }
    if CaseSeal.holds(sealed) { return try new.sealCase(plain, place, key: key) }
    // What was put in is told by it until it is taken in.
    if side == .clinical, DropBox.holds(sealed) { return try new.drop(plain, place, key: key) }
    return try new.seal(plain, side, place, key: key)
  }
}
