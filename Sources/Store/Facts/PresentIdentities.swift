import Domain
import GRDB

/// Who people are now, whatever entry a register is read as of.
final class PresentIdentities {
  private let identity: PreparedStatement
  private let keys: Keyring

  init(_ database: Database, _ keys: Keyring) throws {
    self.keys = keys
    identity = try PreparedStatement(
      database, "SELECT id, sealed FROM main.identity WHERE person = ? AND voided IS NULL")
  }

  /// Nil for somebody who is not in the register any more, because their entry was taken back.
  func identity(of person: Int64) throws(StoreError) -> Participant? {
    try storing {
      identity.bind(person)
      defer { identity.reset() }
      guard try identity.step() else { return nil }
      let (row, form) = (identity.integer(0), IdentityFact.form)
      // Everything sealed of somebody who was erased is gone from every row: there is nothing left to cover.
      let plain = try keys.open(
        identity.bytes(1), .identity, form.sealPlace, key: person, table: form.table, row: row)
      return try plain?.withUnsafeBytes { bytes in
        var (participant, reader) = (Participant.erased, SealReader(bytes, nil))
        participant.fields(&reader)
        if reader.isBroken { throw StoreError.damaged(.value(table: form.table, row: row)) }
        return participant
      }
    }
  }
}
