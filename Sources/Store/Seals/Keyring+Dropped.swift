/// A seal of the clinical side may have been put in by somebody who may not read there.
extension Keyring {
  /// What a seal holds, whichever way it was sealed; nil when it has been erased.
  /// - Throws: as ``open(_:_:_:key:table:row:)``.
  func openEither(
    _ sealed: UnsafeRawBufferPointer, _ side: Side, _ place: SealPlace, key: Int64, table: String, row: Int64
  ) throws(StoreError) -> [UInt8]? {
    if side == .clinical, CaseSeal.holds(sealed) {
      return try openCase(sealed, place, key: key, table: table, row: row)
    }
    if side == .clinical, DropBox.holds(sealed) {
      return try openDropped(sealed, place, key: key, table: table, row: row)
    }
    return try open(sealed, side, place, key: key, table: table, row: row)
  }
}
