import Domain
import GRDB

/// What of an entry is sealed: its detail always; for an entry of the clinical side also what it was and about whom.
///
/// That somebody saved lights, of whom and when, is not the desk's to know; that the register changed is.
struct EntrySecret: Equatable {
  /// Nil when the kind stands in the open.
  var kind: EntryKind?
  var about: ParticipantKey?
  var detail: EntryDetail?
  /// What an erasure emptied.
  var erased = ErasedRows()

  private static let place = SealPlace(table: "entry", field: "detail")

  func seal(_ keys: Keyring, entry: Int64) throws(StoreError) -> [UInt8]? {
    if kind == nil, detail == nil, erased.isEmpty { return nil }
    var writer = DigestWriter()
    writer.addWord(kind)
    writer.add(optional: about?.value)
    writer.add(optionalText: detail?.json)
    erased.write(to: &writer)
    writer.pad()
    return try keys.seal(writer.bytes, kind == nil ? .identity : .clinical, EntrySecret.place, key: entry)
  }

  /// The seal in a column under other keys, what it holds untouched.
  static func resealed(
    _ row: PreparedStatement, _ column: Int32, kind: String, entry: Int64, _ exchange: SealExchange
  ) throws(StoreError) -> [UInt8]? {
    let side: Side = kind == EntryKind.clinical.rawValue ? .clinical : .identity
    return try exchange.resealed(row, column, side, place, key: entry, table: "entry", row: entry)
  }

  /// Nothing of it for somebody who does not hold the key, and where it was erased.
  static func open(
    _ row: PreparedStatement, _ column: Int32, kind: EntryKind, entry: Int64, _ keys: Keyring
  ) throws(StoreError) -> EntrySecret {
    let side: Side = kind == .clinical ? .clinical : .identity
    if row.isNull(column) || !keys.holds(side) { return EntrySecret() }
    guard
      let plain = try keys.open(row.bytes(column), side, place, key: entry, table: "entry", row: entry)
    else { return EntrySecret() }
    return plain.withUnsafeBytes { bytes in
      var reader = DigestReader(bytes)
      return EntrySecret(
        kind: reader.optionalWord(), about: reader.optionalInteger().map { ParticipantKey($0) },
        detail: reader.optionalText().flatMap { EntryDetail(json: $0) }, erased: ErasedRows(&reader))
    }
  }
}
