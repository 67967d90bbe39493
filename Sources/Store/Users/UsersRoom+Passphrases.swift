import Domain
import Ledger

/// Passphrases and the recovery key.
extension UsersRoom {
  /// A new passphrase for oneself. The keys behind it, and one's drafts, stay as they are.
  ///
  /// - Parameter old: asked for again: whoever finds a screen left open is not to shut its owner out. A wrong one
  ///   counts as a wrong login.
  /// - Throws: ``LedgerError/wrongPassphrase``, ``LedgerError/mustWait(seconds:)``; ``RuleViolation/passphrase(_:)`` for
  ///   a weak one.
  public func changePassphrase(
    old: SecretBytes, new: SecretBytes, cost: PassphraseCost = .standard
  ) throws(StoreError) {
    try session.require(.changeOwnPassphrase)
    try UsersRoom.require(new, login: session.actor, name: session.access.name)
    guard let writer = session.register.writer else { throw .ledger(.readOnly) }
    let tries = LoginTries(
      path: session.register.path, writer: writer, busyMilliseconds: session.register.options.busyMilliseconds)
    let door = Door(reader: session.register.reader, tries: tries, now: session.register.now)
    // The recovery key has no login, and is renewed instead.
    let opened = try storing {
      try session.register.gate.pass { try door.openSlot(.user(login: session.actor, passphrase: old)) }
    }
    guard opened.kept.slot.id == session.access.user.value else { throw .ledger(.wrongPassphrase) }
    if opened.opening.failures > 0 { try session.register.noteTries() }
    try session.register.administering { transaction, database in
      let slots = SlotTable(database)
      // As it stands now: another process may have changed it a moment ago.
      guard let kept = try slots.slot(session.access.user.value) else { throw StoreError.ledger(.keysExchanged) }
      guard try slots.isAsWritten(kept, transaction.keys) else { throw StoreError.ledger(.damaged(.slot)) }
      let slot = try kept.slot.withPassphrase(new, openedBy: opened.slot, registerID: slots.registerID(), cost: cost)
      try slots.put(slot, login: nil, transaction.keys)
      return (try note(transaction, .passphraseChanged, name: session.access.name), .stay)
    }
  }

  /// A new passphrase for somebody who has forgotten theirs: a key pair and a slot of their own, made anew. Their
  /// drafts were sealed under the old ones and are gone. Who did it stands in the journal.
  ///
  /// It lets somebody in again, too, whose slot was put back to an older one: nothing of what stands there is kept.
  ///
  /// - Throws: ``StoreError/notAllowed(_:)``; ``LedgerError/wrongPassphrase`` for oneself, since that takes the old one;
  ///   ``LedgerError/damaged(_:)`` when the slot is not as it was made: then the user has to be removed and added again.
  public func setPassphrase(of key: UserKey, new: SecretBytes, cost: PassphraseCost = .standard) throws(StoreError) {
    try session.require(.manageUsers)
    if key == session.access.user { throw .ledger(.wrongPassphrase) }
    try session.register.administering { transaction, database in
      let keys = transaction.keys
      let kept = try requireUser(key, database, keys).fact
      let user = kept.fact
      try UsersRoom.require(new, login: user.login, name: user.name)
      let slots = SlotTable(database)
      if let old = try slots.slot(key.value), !keys.recognises(old, registerID: try slots.registerID()) {
        throw StoreError.ledger(.damaged(.slot))
      }
      let slot = try slots.made(key.value, user.role.rawValue, new, cost, keys)
      try slots.put(slot, login: user.login, keys)
      try slots.removeDrafts(of: key)
      // What was sealed to the old slot they can read no more.
      try run(transaction, .passphraseChanged, name: user.name) { change throws(StoreError) in
        try change.relate(kept, user.relations)
      }
      return ((), .stay)
    }
  }

  /// A new recovery key. The old one, lost or seen by somebody, opens nothing any more.
  ///
  /// - Returns: the key, to be shown once: nothing else knows it.
  /// - Throws: ``StoreError/notAllowed(_:)``.
  public func renewRecoveryKey(cost: PassphraseCost = .standard) throws(StoreError) -> RecoveryKey {
    try session.require(.recoverKeys)
    return try session.register.administering { transaction, database in
      (try putRecoveryKey(transaction, database, cost), .stay)
    }
  }

  /// New keys for everybody, when somebody else may know a passphrase, or have had an old copy and one that opened it: with
  /// those they read on in a register that is under the same keys still.
  ///
  /// - Parameters:
  ///   - renewsRecoveryKey: whether the recovery key is made anew too; the old one then opens nothing any more.
  ///   - progress: of the exchange; true stops, and nothing has happened.
  /// - Returns: the new recovery key, to be shown once.
  /// - Throws: ``StoreError/notAllowed(_:)``; what ``KeyExchange`` throws.
  public func exchangeKeys(
    renewsRecoveryKey: Bool, cost: PassphraseCost = .standard,
    progress: (KeyExchangeProgress) -> Bool = { _ in false }
  ) throws(StoreError) -> RecoveryKey? {
    try session.require(.recoverKeys)
    return try session.register.administering(mayExchange: true, progress: progress) { transaction, database in
      let key = renewsRecoveryKey ? try putRecoveryKey(transaction, database, cost) : nil
      return (key, try noteExchange(transaction))
    }
  }

  private func putRecoveryKey(
    _ transaction: JournalTransaction, _ database: Database, _ cost: PassphraseCost
  ) throws -> RecoveryKey {
    let (key, slots) = (RecoveryKey(), SlotTable(database))
    let slot = try slots.made(RecoveryKey.slotID, RecoveryKey.role, key.passphrase, cost, transaction.keys)
    try slots.put(slot, login: "", transaction.keys)
    try note(transaction, .recoveryKeyRenewed)
    return key
  }
}
