import Domain
import Ledger

/// Who wants to open a register.
public enum Unlock: Sendable {
  case user(login: String, passphrase: SecretBytes)
  /// When every team lead has forgotten theirs.
  case recovery(RecoveryKey)
}

/// What opening gave: who it is, and the keys of their slot.
struct Opening: Sendable {
  var keys: Keyring
  let registerID: [UInt8]
  /// Empty for the recovery key.
  let login: String
  var access: Access
  /// The user's own, for drafts.
  let draftKey: SecretBytes
  /// Wrong passphrases since the last login.
  let failures: Int
  /// When that was, in milliseconds since 1970.
  var lastLogin: Int64?

  var draftOwner: DraftOwner { DraftOwner(user: access.user, key: draftKey, registerID: registerID) }

  /// What is left of a register that was closed: nobody, with keys that open nothing.
  static let closed = Opening(
    keys: Keyring(
      KeyMaterial(
        generation: 0, identity: .random(KeyMaterial.keyBytes), clinical: nil, chain: .random(KeyMaterial.keyBytes))),
    registerID: [], login: "", access: Access(user: UserKey(-1), name: "", role: .frontDesk),
    draftKey: .random(KeyMaterial.keyBytes), failures: 0)
}

/// Tries passphrases, and lets nobody try as fast as they like.
struct Door {
  let reader: Connection
  /// Nil for a backup, which is never written to.
  let tries: LoginTries?
  let now: @Sendable () -> Int64

  /// What a passphrase opened: the slot as it stands in the register, and what is in it.
  struct Opened {
    let kept: KeptSlot
    let slot: OpenedSlot
    let opening: Opening
    let passphrase: SecretBytes
  }

  func open(_ unlock: Unlock) throws(StoreError) -> Opening {
    let opened: Opened
    do throws(StoreError) { opened = try openSlot(unlock) } catch StoreError.ledger(.keysExchanged) {
      // Made anew in this very moment, at the present cost, by another program that the same user started?
      opened = try openSlot(unlock)
    }
    try raiseCost(opened)
    return opened.opening
  }

  func openSlot(_ unlock: Unlock) throws(StoreError) -> Opened {
    let registerID = try storing { try reader.read { try SlotTable($0).registerID() } }
    let (kept, passphrase, login) = try slot(unlock, registerID)
    let id = kept?.slot.id ?? SlotTable.nobody
    guard let tries else { return try openSlot(kept, passphrase, login, registerID) }
    return try tries.inTurn(id) { () throws(StoreError) in try openSlot(kept, passphrase, login, registerID) }
  }

  private func openSlot(
    _ kept: KeptSlot?, _ passphrase: SecretBytes, _ login: String, _ registerID: [UInt8]
  ) throws(StoreError) -> Opened {
    let id = kept?.slot.id ?? SlotTable.nobody
    let failures = try storing { try reader.read { try requireNoWait(SlotTable($0), id).count } }
    guard let kept else {
      // As long as a real one, so that the time does not tell which logins there are.
      _ = try storing {
        try PassphraseCost.standard.key(
          passphrase, salt: Array(Blake2b.hash(registerID).prefix(PassphraseCost.saltBytes)))
      }
      try noteFailure(id)
      throw .ledger(.wrongPassphrase)
    }
    let opened: OpenedSlot
    do {
      opened = try storing { try kept.slot.open(passphrase: passphrase, registerID: registerID) }
    } catch {
      if error == .ledger(.wrongPassphrase) { try noteFailure(id) }
      throw error
    }
    return Opened(
      kept: kept, slot: opened, opening: try opening(kept, opened, login, registerID, failures), passphrase: passphrase)
  }

  private func slot(_ unlock: Unlock, _ registerID: [UInt8]) throws(StoreError) -> (KeptSlot?, SecretBytes, String) {
    try storing {
      try reader.read { database in
        let table = SlotTable(database)
        switch unlock {
        case .user(let login, let passphrase):
          return (try table.slot(login: LoginName.hash(login, registerID: registerID)), passphrase, login)
        case .recovery(let key): return (try table.slot(RecoveryKey.slotID), key.passphrase, "")
        }
      }
    }
  }

  private func opening(
    _ kept: KeptSlot, _ opened: OpenedSlot, _ login: String, _ registerID: [UInt8], _ failures: Int
  ) throws(StoreError) -> Opening {
    let keys = Keyring(opened.keys, own: opened.draftKey, slotKey: opened.privateKey)
    guard keys.recognises(kept, registerID: registerID) else { throw .ledger(.damaged(.slot)) }
    guard let role = Role(rawValue: kept.slot.role) else { throw .ledger(.damaged(.slot)) }
    let user = UserKey(kept.slot.id)
    let (access, lastLogin) = try storing {
      try reader.read { database in
        try requireAsWritten(kept, keys, database)
        guard let access = try AccessReader(coder: FactCoder(database, keys)).access(of: user, role: role) else {
          throw LedgerError.wrongPassphrase
        }
        return (access, try SlotTable(database).lastLogin(user.value))
      }
    }
    return Opening(
      keys: keys, registerID: registerID, login: access.login, access: access.access, draftKey: opened.draftKey,
      failures: failures, lastLogin: lastLogin)
  }

  /// The slot's codes are right, as they were on the day it was made: it may be an older one that somebody who knows its
  /// passphrase has put back. Whoever it belongs to is let in again with a new passphrase from a team lead, or from who
  /// has the recovery key; everybody else comes in as ever.
  ///
  /// A head that does not open vouches for nobody, and nobody is shut out for it: the register can be read then, and
  /// nothing written, not even that a card is opened; a check names it.
  private func requireAsWritten(_ kept: KeptSlot, _ keys: Keyring, _ database: Database) throws {
    guard let head = try JournalHead.read(database, keys), !head.vouches(for: kept) else { return }
    // Changed in the moment it was opened: whoever it is tries again.
    let isChanged = try SlotTable(database).slot(kept.slot.id) != kept
    throw isChanged ? StoreError.ledger(.keysExchanged) : StoreError.ledger(.damaged(.slot))
  }

  /// Makes a slot that cost less than is usual now anew: only the passphrase can, so only here.
  private func raiseCost(_ opened: Opened) throws(StoreError) {
    let (kept, opening) = (opened.kept, opened.opening)
    guard let tries, let writer = tries.writer, let cost = kept.slot.cost.raised(to: .standard) else { return }
    do throws(StoreError) {
      let slot = try storing {
        try kept.slot.withPassphrase(
          opened.passphrase, openedBy: opened.slot, registerID: opening.registerID, cost: cost)
      }
      try tries.change { database in
        let slots = SlotTable(database)
        // Changed meanwhile, it is not the one whose passphrase this is; and a head that does not open vouches for none.
        guard try slots.slot(kept.slot.id) == kept, try slots.isAsWritten(kept, opening.keys) else { return }
        try slots.put(slot, login: nil, opening.keys)
      }
      // What was written over does not stay, unless somebody is reading: then until they have closed.
      _ = try storing { try writer.inDatabase { try $0.checkpoint(.truncate) } }
    } catch StoreError.ledger(.busy), StoreError.ledger(.diskFull), StoreError.ledger(.inputOutput) {
      // Whoever knows the passphrase is let in all the same: another login does it.
    }
  }

  // MARK: - Tries

  /// Only what was wrong counts, and only when that is known: several programs of one user may start in the same moment, and
  /// one that is ended on the way has not guessed.
  private func noteFailure(_ slot: Int64) throws(StoreError) {
    try tries?.change { try SlotTable($0).addFailure(slot, at: now()) }
  }

  /// - Returns: the wrong tries since the last right one.
  /// - Throws: ``LedgerError/mustWait(seconds:)``.
  private func requireNoWait(_ table: SlotTable, _ slot: Int64) throws -> [Int64] {
    let (failures, now) = (try table.failures(slot), now())
    if let until = LoginWait.waitUntil(failures: failures, lastSuccess: nil, now: now) {
      throw StoreError.ledger(.mustWait(seconds: Int((until - now + 999) / 1000)))
    }
    return failures
  }
}
