import Domain
import Ledger

/// Users: who works in the register, by which passphrase and keys, and what they are to whom.
public struct UsersRoom: Sendable {
  let session: Session

  /// Lets somebody in.
  ///
  /// - Throws: ``StoreError/notAllowed(_:)``; ``RuleViolation`` for a login somebody has (small and capital letters are
  ///   the same), a name or login that is missing, a passphrase that is too weak, a unit there is not.
  @discardableResult
  public func add(_ new: NewUser) throws(StoreError) -> UserKey {
    try session.require(.manageUsers)
    let new = try UsersRoom.checked(new)
    return try session.register.administering { transaction, database in
      let slots = SlotTable(database)
      let registerID = try slots.registerID()
      try UsersRoom.requireFree(new.login, database, transaction.keys, registerID)
      let (_, slot) = try run(transaction, .userAdded, name: new.name) { change throws(StoreError) in
        let key = try change.newUser()
        let (slot, fact) = try storing {
          let slot = try slots.made(key.value, new.role.rawValue, new.passphrase, new.cost, transaction.keys)
          return (
            slot,
            try UserFact(key: key, role: new.role, login: new.login, name: new.name, sealedTo: slot.publicKey)
          )
        }
        try change.enter(fact)
        for unit in new.units.sorted() { try change.enter(UserUnitFact(user: key, unit: unit)) }
        return slot
      }
      try slots.put(slot, login: new.login, transaction.keys)
      return (UserKey(slot.id), .stay)
    }
  }

  /// Changes what somebody is called, what they may, or where they work; nil leaves it. Where they stand as contact
  /// person they stand by their new name from then on.
  ///
  /// Moved to the desk, they have held keys they are not to hold: then the register's keys are exchanged, which takes a
  /// while in a large register.
  ///
  /// - Parameter progress: of the exchange; true stops, and nothing has happened.
  /// - Throws: ``StoreError/notAllowed(_:)``, with ``StoreError/Refusal/lastTeamLead`` too for the last one and for
  ///   one's own role; ``LedgerError/unchanged``; ``LedgerError/damaged(_:)`` when the slot is not as it was made; what
  ///   ``KeyExchange`` throws.
  public func change(
    _ key: UserKey, name: String? = nil, role: Role? = nil, units: Set<UnitKey>? = nil,
    progress: (KeyExchangeProgress) -> Bool = { _ in false }
  ) throws(StoreError) {
    try session.require(.manageUsers)
    let name = name.map(Folding.trimmed)
    if let name { try NameRule.require(name) }
    if key == session.access.user, let role, role != session.access.role { throw .notAllowed(.lastTeamLead) }
    try session.register.administering(mayExchange: true, progress: progress) { transaction, database in
      let (old, oldUnits) = try requireUser(key, database, transaction.keys)
      var fact = old.fact
      fact.name = name ?? fact.name
      fact.role = role ?? fact.role
      try run(transaction, .userChanged, name: fact.name) { change throws(StoreError) in
        if fact != old.fact {
          try change.void(old.row)
          try change.enter(fact)
          if fact.name != old.fact.name { try change.renameContact(old.fact.name, as: fact) }
        }
        guard let units else { return }
        for unit in oldUnits where !units.contains(unit.fact.unit) { try change.void(unit.row) }
        for unit in units.subtracting(oldUnits.map(\.fact.unit)).sorted() {
          try change.enter(UserUnitFact(user: key, unit: unit))
        }
      }
      try UsersRoom.requireTeamLead(database, transaction.keys)
      return ((), try giveRole(fact.role, to: key, database, transaction.keys))
    }
  }

  /// Shuts somebody out, or takes away a slot that is nobody's; see ``keysOfNobody()``. They have held the register's keys, so these are exchanged, which takes a while in a large
  /// register; their drafts go with them, and what they did stays theirs.
  ///
  /// - Parameter progress: of the exchange; true stops, and nothing has happened.
  /// - Throws: ``StoreError/notAllowed(_:)``, with ``StoreError/Refusal/lastTeamLead`` too for the last one and for
  ///   oneself; what ``KeyExchange`` throws.
  public func remove(_ key: UserKey, progress: (KeyExchangeProgress) -> Bool = { _ in false }) throws(StoreError) {
    try session.require(.manageUsers)
    if key == session.access.user { throw .notAllowed(.lastTeamLead) }
    try session.register.administering(mayExchange: true, progress: progress) { transaction, database in
      let slots = SlotTable(database)
      if try slots.isNobodys(key, database, transaction.keys) {
        try note(transaction, .userRemoved, name: "#\(key.value)")
        try slots.remove(key.value, transaction.keys)
        return ((), try noteExchange(transaction))
      }
      let (old, units) = try requireUser(key, database, transaction.keys)
      try run(transaction, .userRemoved, name: old.fact.name) { change throws(StoreError) in
        for unit in units { try change.void(unit.row) }
        try change.void(old.row)
      }
      try UsersRoom.requireTeamLead(database, transaction.keys)
      let held = try slots.slot(key.value) != nil
      try slots.remove(key.value, transaction.keys)
      return ((), held ? try noteExchange(transaction) : .stay)
    }
  }

  // MARK: - Inside

  /// The slot of somebody whose role may have changed; exchanges the keys when it is not to open what it opened.
  private func giveRole(_ role: Role, to key: UserKey, _ database: Database, _ keys: Keyring) throws -> Register.Keys {
    let slots = SlotTable(database)
    guard let kept = try slots.slot(key.value), kept.slot.role != role.rawValue else { return .stay }
    guard try slots.isAsWritten(kept, keys) else { throw StoreError.ledger(.damaged(.slot)) }
    let slot = try kept.slot.withKeys(keys.material, role: role.rawValue, registerID: slots.registerID())
    try slots.put(slot, login: nil, keys)
    let heldClinical = Slot.clinicalRoles.contains(kept.slot.role)
    guard heldClinical, !role.mayHoldClinicalKey else { return .stay }
    return try noteExchange(JournalTransaction(database: database, keys: keys, now: session.register.now))
  }

  func noteExchange(_ transaction: JournalTransaction) throws -> Register.Keys {
    try note(transaction, .keysExchanged)
    return .areExchanged
  }

  func note(_ transaction: JournalTransaction, _ kind: EntryKind, name: String? = nil) throws {
    try transaction.note(
      actor: session.access.user, today: session.givenDay, kind: kind, about: nil,
      detail: name.map { EntryDetail(name: $0) })
  }

  @discardableResult
  func run<Result>(
    _ transaction: JournalTransaction, _ kind: EntryKind, name: String,
    _ body: (inout ChangeSet) throws(StoreError) -> Result
  ) throws -> (WriteReceipt, Result) {
    try transaction.run(
      actor: session.access.user, today: session.givenDay, kind: kind, undoes: nil, about: nil,
      detail: EntryDetail(name: name), body)
  }

  func requireUser(
    _ key: UserKey, _ database: Database, _ keys: Keyring
  ) throws -> (fact: KeptFact<UserFact>, units: [KeptFact<UserUnitFact>]) {
    guard let user = try UserReader(coder: FactCoder(database, keys)).user(key) else {
      throw StoreError.rule(.notInRegister)
    }
    return user
  }

  private static func checked(_ new: NewUser) throws(StoreError) -> NewUser {
    var new = new
    new.login = Folding.trimmed(new.login)
    new.name = Folding.trimmed(new.name)
    if new.login.isEmpty { throw .rule(.loginMissing) }
    try NameRule.require(new.login)
    try NameRule.require(new.name)
    try require(new.passphrase, login: new.login, name: new.name)
    return new
  }

  /// - Throws: ``RuleViolation/passphrase(_:)``.
  static func require(_ passphrase: SecretBytes, login: String, name: String) throws(StoreError) {
    let text = passphrase.withBytes { String(decoding: $0, as: UTF8.self) }
    if let problem = PassphraseRule.problem(text, login: login, name: name) { throw .rule(.passphrase(problem)) }
  }

  /// Slots are found by a code of the login, so that the file does not list who works here; whoever is a user without
  /// one has the login all the same.
  private static func requireFree(
    _ login: String, _ database: Database, _ keys: Keyring, _ registerID: [UInt8]
  ) throws {
    let code = LoginName.hash(login, registerID: registerID)
    let users = try UserReader(coder: FactCoder(database, keys)).all()
    let isTaken =
      try SlotTable(database).slot(login: code) != nil
      || users.contains { LoginName.hash($0.login, registerID: registerID) == code }
    if isTaken { throw StoreError.rule(.loginTaken) }
  }

  /// A register without a team lead who can open it would be nobody's.
  private static func requireTeamLead(_ database: Database, _ keys: Keyring) throws {
    let users = try UserReader(coder: FactCoder(database, keys)).all()
    if !users.contains(where: { $0.role == .teamLead && $0.hasSlot }) { throw StoreError.notAllowed(.lastTeamLead) }
  }
}

extension Session { public var users: UsersRoom { UsersRoom(session: self) } }
