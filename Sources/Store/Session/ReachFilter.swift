import Domain
import Ledger

/// Whom a list of things may be about: the people this user works with, who are in the register and whose card would open.
/// For the few a day brings; everybody is the roster's.
final class ReachFilter {
  private let session: Session
  private let coder: FactCoder
  private let known: PreparedStatement
  private var found: [ParticipantKey: Bool] = [:]

  init(_ session: Session, _ coder: FactCoder) throws {
    self.session = session
    self.coder = coder
    known = try PreparedStatement(
      coder.database, "SELECT 1 FROM identity_now WHERE person = ? AND number_code IS NOT NULL")
  }

  func holds(_ person: ParticipantKey) throws -> Bool {
    if let holds = found[person] { return holds }
    let holds = try isReached(person)
    found[person] = holds
    return holds
  }

  private func isReached(_ person: ParticipantKey) throws -> Bool {
    guard try known.hasRow(person.value) else { return false }
    let access = session.access
    if access.units.isEmpty { return !access.relatives.contains(person) }
    return try session.decision(for: person, coder).opens
  }
}
