import Domain
import Ledger

/// Reads what a user may reach now, whatever entry the register is read as of.
struct AccessReader {
  private let database: Database
  private let coder: FactCoder

  init(_ database: Database, _ coder: FactCoder) {
    self.database = database
    self.coder = coder
  }

  /// Nil for who is no user any more.
  /// - Parameter role: the slot's, which nobody without the keys can have changed.
  func access(of user: UserKey, role: Role) throws -> (login: String, access: Access)? {
    // The recovery key is nobody's: a team lead for the whole register.
    if user.value == RecoveryKey.slotID { return ("", Access(user: user, name: "", role: role)) }
    let users: [KeptFact<UserFact>] = try KeptFact.present(database, coder, where: "f.clerk = ?", user.value)
    guard let kept = users.first else { return nil }
    let (fact, relations) = (kept.fact, try kept.fact.ownRelations(coder.keys, row: kept.row.id))
    let units: [KeptFact<UserUnitFact>] = try KeptFact.present(database, coder, where: "f.clerk = ?", user.value)
    return (
      fact.login,
      Access(
        user: user, name: fact.name, role: role, units: Set(units.map(\.fact.unit)),
        relatives: relations.people(.relative), standIns: relations.people(.standIn))
    )
  }
}
