import Domain
import GRDB

/// Who people are now, whatever entry a register is read as of.
final class PresentIdentities {
  private let identity: PreparedStatement

  init(_ database: Database) throws {
    identity = try PreparedStatement(
      database,
      "SELECT \(IdentityFact.selection("f")) FROM main.\(IdentityFact.form.table) f WHERE f.person = ? AND f.voided IS NULL"
    )
  }

  /// Nil for somebody who is not in the register any more, because their entry was taken back; nobody in particular for who was
  /// erased.
  func identity(of person: Int64, _ coder: FactCoder) throws(StoreError) -> Participant? {
    try storing {
      identity.bind(person)
      defer { identity.reset() }
      guard try identity.step() else { return nil }
      return try IdentityFact(identity, from: IdentityFact.firstColumn, coder.uncovered).participant
    }
  }
}
