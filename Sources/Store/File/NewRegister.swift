import Domain
import Foundation
import Ledger

/// Makes a register beside its place and moves it there when it is whole.
///
/// So a file at the path is always a whole register: a process that is killed on the way leaves a draft, which goes with the
/// next, and two that make the same register at once cannot write into each other's.
struct NewRegister {
  let path: String
  let setup: RegisterSetup
  let now: @Sendable () -> Int64

  /// Whoever founded it, and the key that opens it when every passphrase is forgotten.
  struct Made {
    var opening: Opening
    var recoveryKey: RecoveryKey
  }

  func make() throws(StoreError) -> Made {
    try storing { try Sodium.requireReady() }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try storing { try NewFile.requireFree(database: path) }
    if let kind = NetworkFileSystem.kind(of: folder) { throw .ledger(.networkFileSystem(path: path, kind: kind)) }
    let draft = try storing { try DraftFile(for: path) }
    let made = try fill(draft.path)
    do throws(LedgerError) { try draft.place() } catch { throw StoreError(error) }
    return made
  }

  private func fill(_ draft: String) throws(StoreError) -> Made {
    try NameRule.require(setup.organisation)
    let users = [setup.founder] + setup.others
    for user in users {
      if user.login.isEmpty { throw .rule(.loginMissing) }
      try NameRule.require(user.login)
      try NameRule.require(user.name)
    }
    let material = KeyMaterial.random(generation: 1)
    let keys = Keyring(material)
    let registerID = SecretBytes.random(16).withBytes { Array($0) }
    let recoveryKey = RecoveryKey()
    let (slots, draftKey) = try storing {
      func made(_ id: Int64, _ user: NewUser) throws(SlotError) -> (slot: Slot, draftKey: SecretBytes) {
        try Slot.makeWithDraftKey(
          id: id, role: user.role.rawValue, registerID: registerID, passphrase: user.passphrase, keys: material,
          cost: user.cost)
      }
      // A team lead without a name.
      let recovery = NewUser(login: "", name: "", passphrase: recoveryKey.passphrase, cost: setup.founder.cost)
      let founder = try made(1, setup.founder)
      var slots = [("", try made(RecoveryKey.slotID, recovery).slot), (setup.founder.login, founder.slot)]
      for (index, user) in setup.others.enumerated() {
        slots.append((user.login, try made(Int64(index + 2), user).slot))
      }
      return (slots, founder.draftKey)
    }
    try storing {
      let connection = try Connection.making(draft, Facts.definitions)
      try connection.change { database in
        try Schema.migrate(database, from: 0)
        for place in database.definitions.places { try ProjectionTable(database: database).set(place, next: nil) }
        let table = SlotTable(database)
        try table.setRegisterID(registerID)
        for (login, slot) in slots { try table.write(slot, login: login, keys) }
        _ = try JournalTransaction(database: database, keys: keys, now: now).run(
          actor: UserKey(1), today: nil, kind: .created, undoes: nil, about: nil,
          detail: EntryDetail(name: setup.organisation)
        ) { change throws(StoreError) in try enter(&change, slots.map(\.1)) }
      }
      try DatabaseCopy.bringLogHome(connection)
    }
    return Made(
      opening: Opening(
        keys: Keyring(material, own: draftKey), registerID: registerID, login: setup.founder.login,
        access: Access(user: UserKey(1), name: setup.founder.name, role: .teamLead), draftKey: draftKey,
        failures: 0),
      recoveryKey: recoveryKey)
  }

  private func enter(_ change: inout ChangeSet, _ slots: [Slot]) throws(StoreError) {
    var keys: [(user: UserKey, units: Set<UnitKey>)] = []
    for user in [setup.founder] + setup.others {
      let key = try change.newUser()
      let fact = try storing {
        try UserFact(
          key: key, role: user.role, login: user.login, name: user.name,
          sealedTo: slots.first { $0.id == key.value }?.publicKey)
      }
      try change.enter(fact)
      keys.append((key, user.units))
    }
    try change.enter(SettingFact(name: RegisterSetting.organisation.rawValue, value: setup.organisation))
    for (setting, value) in setup.settings.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      try change.enter(SettingFact(name: setting.rawValue, value: value))
    }
    for programme in setup.programmes {
      try programme.requireNames()
      try change.enter(programme)
    }
    for unit in setup.units {
      try NameRule.require(unit.name)
      try change.enter(UnitFact(key: try change.newUnit(), unit: unit))
    }
    // Once there are units to name.
    for (user, units) in keys {
      for unit in units.sorted() { try change.enter(UserUnitFact(user: user, unit: unit)) }
    }
  }
}
