import Domain
import Ledger

/// Who people are now, whatever entry a register is read as of.
final class PresentIdentities: PastCover {
  private let identity: PreparedStatement

  init(_ database: Database) throws {
    identity = try PreparedStatement(
      database,
      "SELECT \(IdentityFact.selection("f")) FROM main.\(IdentityFact.form.table) f WHERE f.person = ? AND f.voided IS NULL"
    )
  }

  /// Nil for somebody who is not in the register any more, because their entry was taken back; nobody in particular for who was
  /// erased.
  func identity(of person: Int64, _ coder: FactCoder) throws(LedgerError) -> Participant? {
    do {
      identity.bind(person)
      defer { identity.reset() }
      guard try identity.step() else { return nil }
      return try IdentityFact(identity, from: IdentityFact.firstColumn, coder.uncovered).participant
    } catch { throw LedgerError(error) }
  }
}

extension FactCoder {
  /// Somebody as they were, behind what covers them now: see ``PastView``.
  func covered(_ participant: Participant, _ person: Int64) throws(LedgerError) -> Participant {
    guard let present = cover as? PresentIdentities else { return participant }
    // Everything sealed of somebody who was erased is gone from every row: there is nothing left to cover.
    guard let now = try present.identity(of: person, self) else { return participant }
    return now == .erased ? participant : participant.covered(by: now)
  }
}
