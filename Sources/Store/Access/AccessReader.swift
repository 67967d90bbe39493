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
    guard let fact = users.first?.fact else { return nil }
    let units: [KeptFact<UserUnitFact>] = try KeptFact.present(database, coder, where: "f.clerk = ?", user.value)
    let people: [KeptFact<UserPersonFact>] = try KeptFact.present(database, coder, where: "f.clerk = ?", user.value)
    func those(_ relation: UserPersonFact.Relation) -> Set<ParticipantKey> {
      Set(people.filter { $0.fact.relation == relation }.map(\.fact.person))
    }
    return (
      fact.login,
      Access(
        user: user, name: fact.name, role: role, units: Set(units.map(\.fact.unit)), relatives: those(.relative),
        standIns: those(.standIn))
    )
  }
}
