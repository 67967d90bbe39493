import Domain
import Ledger

/// Reads what a user may reach now, whatever entry the register is read as of.
struct AccessReader {
  let coder: FactCoder

  /// Nil for who is no user any more.
  /// - Parameter role: the slot's, which nobody without the keys can have changed.
  func access(of user: UserKey, role: Role) throws -> (login: String, access: Access)? {
    // The recovery key is nobody's: a team lead for the whole register.
    if user.value == RecoveryKey.slotID { return ("", Access(user: user, name: "", role: role)) }
    guard let kept = try UserFact.present(coder, where: "f.clerk = ?", user.value).first else { return nil }
    let (fact, relations) = (kept.fact, try kept.fact.ownRelations(coder.keys, row: kept.row.id))
    let units = try UserUnitFact.present(coder, where: "f.clerk = ?", user.value)
    return (
      fact.login,
      Access(
        user: user, name: fact.name, role: role, units: Set(units.map(\.fact.unit)),
        relatives: relations.people(.relative), standIns: relations.people(.standIn))
    )
  }
}
