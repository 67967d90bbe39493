import Domain
import Ledger

/// Somebody who is a user now.
public struct UserRecord: Hashable, Sendable {
  public var key: UserKey
  public var login: String
  /// The full name, as it stands where somebody is a contact person.
  public var name: String
  public var role: Role
  /// Empty: the whole register.
  public var units: Set<UnitKey>
  /// Whether there is a passphrase that opens the register for them.
  public var hasSlot: Bool
}

extension UsersRoom {
  /// Everybody who is a user now, by name.
  /// - Throws: ``StoreError/notAllowed(_:)``.
  public func all() throws(StoreError) -> [UserRecord] {
    try session.reading(.seeUsers) { try UserReader(coder: $0).all() }.inNorwegianOrder(of: \.name)
  }

  /// When each user was last told of in the journal, in milliseconds since 1970: what they changed or looked at. Nobody who
  /// has done neither.
  /// - Throws: ``StoreError/notAllowed(_:)``.
  public func lastSeen() throws(StoreError) -> [UserKey: Int64] {
    try session.require(.seeUsers)
    // Their newest entry: the clock may have been wrong. Who made those of the case side is sealed.
    let newest = """
      SELECT \(EntryRow.columns) FROM entry_now e WHERE e.actor IS NULL
        OR e.id IN (SELECT max(id) FROM entry_now WHERE actor IS NOT NULL GROUP BY actor) ORDER BY e.id
      """
    return try session.reading { coder in
      var seen: [UserKey: Int64] = [:]
      try coder.database.each(newest) {
        let row = try EntryRow($0, coder.keys)
        if let actor = row.actor { seen[actor] = row.at }
      }
      return seen
    }
  }

  /// Who is whose close relative or stand-in, of everybody.
  /// - Throws: ``StoreError/notAllowed(_:)``.
  public func relations() throws(StoreError) -> [UserRelation] {
    try session.reading(.seeUsers) { coder in
      try UserReader(coder: coder).facts().flatMap { user in
        user.fact.relations.sorted { ($0.relation.rawValue, $0.person) < ($1.relation.rawValue, $1.person) }
      }
    }
  }

  /// Who is whose close relative or stand-in, of one person.
  /// - Throws: ``StoreError/notAllowed(_:)``.
  public func relations(of person: ParticipantKey) throws(StoreError) -> [UserRelation] {
    try relations().filter { $0.person == person }
  }
}

/// Reads users with what belongs to them, as they stand in the database it is given: inside a change, with what it has
/// done.
struct UserReader {
  let coder: FactCoder

  func all() throws -> [UserRecord] { try facts().map { try record($0.fact) } }

  func facts() throws -> [KeptFact<UserFact>] { try UserFact.all(coder, where: "1 ORDER BY f.clerk") }

  /// The row to void, with the rows of the units; nil when there is no such user now.
  func user(_ key: UserKey) throws -> (fact: KeptFact<UserFact>, units: [KeptFact<UserUnitFact>])? {
    try UserFact.of(key, coder).map { ($0, try units(of: key)) }
  }

  private func units(of key: UserKey) throws -> [KeptFact<UserUnitFact>] {
    try UserUnitFact.all(coder, where: "f.clerk = ?", key.value)
  }

  private func record(_ fact: UserFact) throws -> UserRecord {
    UserRecord(
      key: fact.key, login: fact.login, name: fact.name, role: fact.role,
      units: Set(try units(of: fact.key).map(\.fact.unit)),
      hasSlot: try SlotTable(coder.database).slot(fact.key.value) != nil)
  }
}
