/// A seal of the case side, which can be emptied without anybody seeing it who does not hold the key.
///
/// Its bytes: the form (3), a code over the seal under the clinical key (16), and the seal. The journal's chain covers the code,
/// which stays when something else of the same length is put in the seal's place: whether that was by right stands in
/// ``ErasedRows``. Emptied like other seals, the rows of somebody who is erased would be known by it, all of them.
package enum CaseSeal {
  private static let form: UInt8 = 3
  private static let purpose = "case seal"
  private static let codes = 1..<1 + Keyring.codeBytes

  package static func holds(_ sealed: UnsafeRawBufferPointer) -> Bool {
    sealed.first == form && sealed.count > codes.upperBound
  }

  /// What the journal's chain covers.
  package static func code(_ sealed: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    .init(rebasing: sealed[codes])
  }

  fileprivate static func within(_ sealed: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    .init(rebasing: sealed[codes.upperBound...])
  }

  fileprivate static func code(over seal: [UInt8], _ keys: Keyring) throws(LedgerError) -> [UInt8] {
    try keys.code(seal, .clinical, purpose)
  }

  fileprivate static func bytes(_ code: some Sequence<UInt8>, _ seal: [UInt8]) -> [UInt8] { [form] + code + seal }
}

extension Keyring {
  /// - Throws: ``LedgerError/noKey`` without the clinical key.
  func sealCase(_ plain: [UInt8], _ place: SealPlace, key: Int64) throws(LedgerError) -> [UInt8] {
    let seal = try seal(plain, .clinical, place, key: key)
    return CaseSeal.bytes(try CaseSeal.code(over: seal, self), seal)
  }

  /// - Throws: ``LedgerError/damaged(_:)`` for what is no seal of the case side, and as ``open(_:_:_:key:table:row:)``.
  func openCase(
    _ sealed: UnsafeRawBufferPointer, _ place: SealPlace, key: Int64, table: String, row: Int64
  ) throws(LedgerError) -> [UInt8] {
    guard CaseSeal.holds(sealed),
      let plain = try open(CaseSeal.within(sealed), .clinical, place, key: key, table: table, row: row)
    else { throw .damaged(.seal(table: table, row: row)) }
    return plain
  }

  /// What is left of a seal: what `write` puts in, filled up to the length of what was there, under the code of what was.
  func emptyCase(
    _ sealed: UnsafeRawBufferPointer, _ place: SealPlace, key: Int64, table: String, row: Int64,
    _ write: ([UInt8]) -> [UInt8]
  ) throws(LedgerError) -> [UInt8] {
    let plain = try openCase(sealed, place, key: key, table: table, row: row)
    var writer = DigestWriter()
    writer.add(contentsOf: write(plain))
    writer.pad(from: plain.count)
    return CaseSeal.bytes(CaseSeal.code(sealed), try seal(writer.bytes, .clinical, place, key: key))
  }

  /// Whether a seal is the one that was entered, or made anew in an exchange of keys; false where it was emptied since.
  package func isAsEntered(_ sealed: UnsafeRawBufferPointer) throws(LedgerError) -> Bool {
    guard CaseSeal.holds(sealed) else { return false }
    return try CaseSeal.code(sealed).elementsEqual(CaseSeal.code(over: Array(CaseSeal.within(sealed)), self))
  }
}
