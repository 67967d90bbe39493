import Domain

/// A slot as it stands in the register, with the codes that tell whether it was changed by somebody without the keys.
package struct KeptSlot: Equatable {
  package var slot: Slot
  /// ``LoginName``; empty for the recovery key's.
  package var login: [UInt8]
  package var code: [UInt8]
  var recipientCode: [UInt8]
}

/// The slots of a register, and the tries to open them.
package struct SlotTable {
  private let database: Database

  package init(_ database: Database) { self.database = database }

  // MARK: - The register's own id

  package func setRegisterID(_ id: [UInt8]) throws {
    try database.run("INSERT INTO main.register (one, id) VALUES (1, ?)", id)
  }

  package func registerID() throws -> [UInt8] {
    guard let id = try database.first("SELECT id FROM main.register", read: { Array($0.bytes(0)) }) else {
      throw LedgerError.damaged(.schema)
    }
    return id
  }

  // MARK: - Slots

  private static let names = [
    "id", "role", "generation", "derivation", "memory", "passes", "salt", "public_key", "private_key", "envelope",
    "login", "code", "recipient_code",
  ]
  private static let columns = names.joined(separator: ", ")

  package func all() throws -> [KeptSlot] {
    try database.rows("SELECT \(SlotTable.columns) FROM main.slot ORDER BY id", read: slot)
  }

  package func slot(_ id: Int64) throws -> KeptSlot? {
    try database.first("SELECT \(SlotTable.columns) FROM main.slot WHERE id = ?", id, read: slot)
  }

  package func slot(login: [UInt8]) throws -> KeptSlot? {
    try database.first("SELECT \(SlotTable.columns) FROM main.slot WHERE login = ?", login, read: slot)
  }

  private func slot(_ row: PreparedStatement) -> KeptSlot {
    KeptSlot(
      slot: Slot(
        id: row.integer(0), role: row.text(1), publicKey: Array(row.bytes(7)),
        cost: PassphraseCost(derivation: row.text(3), memory: Int(row.integer(4)), passes: Int(row.integer(5))),
        salt: Array(row.bytes(6)), sealedPrivateKey: Array(row.bytes(8)), envelope: Array(row.bytes(9)),
        generation: Int(row.integer(2))),
      login: Array(row.bytes(10)), code: Array(row.bytes(11)), recipientCode: Array(row.bytes(12)))
  }

  /// A slot of this register, with a new key pair, which stands nowhere yet.
  /// - Throws: as ``Slot/make(id:role:registerID:passphrase:keys:cost:)``.
  package func made(
    _ id: Int64, _ role: String, _ passphrase: SecretBytes, _ cost: PassphraseCost, _ keys: Keyring
  ) throws -> Slot {
    try Slot.make(id: id, role: role, registerID: registerID(), passphrase: passphrase, keys: keys.material, cost: cost)
  }

  /// Puts a slot in place of the one with its id, or beside the others, and its mark into the journal's head.
  ///
  /// - Parameter login: nil leaves the login, of a slot that is there, as it is; empty for the recovery key.
  package func put(_ slot: Slot, login: String?, _ keys: Keyring) throws {
    try write(slot, login: login, keys)
    try renewMark(of: slot.id, keys)
  }

  /// The mark of one slot: those of the others stay as they are, whatever stands in their rows.
  private func renewMark(of id: Int64, _ keys: Keyring) throws {
    guard var head = try JournalHead.read(database, keys) else { throw LedgerError.damaged(.chain(entry: 0)) }
    head.slots.removeAll { $0.id == id }
    if let kept = try slot(id) { head.slots.append(kept.mark) }
    head.slots.sort { $0.id < $1.id }
    try head.write(database, keys)
  }

  /// The marks of the slots as they stand: only for who has just made them all.
  package func marks() throws -> [SlotMark] { try all().map(\.mark) }

  /// Whether a slot was made by somebody with the keys, and is the one that was last written.
  package func isAsWritten(_ kept: KeptSlot, _ keys: Keyring) throws -> Bool {
    guard keys.recognises(kept, registerID: try registerID()) else { return false }
    return try JournalHead.read(database, keys)?.vouches(for: kept) ?? false
  }

  /// The row alone: the head is for the caller to write.
  package func write(_ slot: Slot, login: String?, _ keys: Keyring) throws {
    let id = try registerID()
    let present = try self.slot(slot.id)
    let hash = login.map { $0.isEmpty ? [] : LoginName.hash($0, registerID: id) } ?? present?.login ?? []
    // Only who holds the clinical key says who may be given it; a new passphrase leaves that as it is.
    let recipientCode =
      keys.material.clinical.map { slot.recipientCode(under: $0, registerID: id) } ?? present?.recipientCode ?? []
    let sql = """
      INSERT INTO main.slot (\(SlotTable.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET \(SlotTable.names.map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
      """
    try database.run(
      sql, slot.id, slot.role, slot.generation, slot.cost.derivation, slot.cost.memory, slot.cost.passes, slot.salt,
      slot.publicKey, slot.sealedPrivateKey, slot.envelope, hash, keys.code(of: slot, registerID: id), recipientCode)
  }

  package func remove(_ id: Int64, _ keys: Keyring) throws {
    for table in ["slot WHERE id", "login_try WHERE slot", "last_login WHERE slot", "draft WHERE clerk"] {
      try database.run("DELETE FROM main.\(table) = ?", id)
    }
    try renewMark(of: id, keys)
  }

  /// Of which turn the register's keys are, as the slots say.
  package func generation() throws -> Int64 {
    try database.number("SELECT max(generation) FROM main.slot") ?? 0
  }

  /// - Throws: ``LedgerError/keysExchanged`` when the register's keys are of another turn than `generation`.
  package func requireGeneration(_ generation: Int) throws {
    if try self.generation() != Int64(generation) { throw LedgerError.keysExchanged }
  }

  /// - Throws: ``LedgerError/keysExchanged`` when the user has been given another role, or is one no more: what they may
  ///   do has to be looked up anew.
  package func requireRole(_ role: String, of user: UserKey) throws {
    let present = try database.first("SELECT role FROM main.slot WHERE id = ?", user.value) { $0.text(0) }
    if present != role { throw LedgerError.keysExchanged }
  }

  /// A user's drafts are sealed under a key of theirs: without it nobody can open them.
  package func removeDrafts(of user: UserKey) throws {
    try database.run("DELETE FROM main.draft WHERE clerk = ?", user.value)
  }

  // MARK: - Tries

  /// What is kept of tries with a login that nobody has: never the name.
  package static let nobody: Int64 = -1

  package func failures(_ slot: Int64) throws -> [Int64] {
    try database.rows("SELECT at FROM main.login_try WHERE slot = ? ORDER BY rowid", slot) { $0.integer(0) }
  }

  package func addFailure(_ slot: Int64, at now: Int64) throws {
    try database.run("INSERT INTO main.login_try (slot, at) VALUES (?, ?)", slot, now)
    // What decides about the wait is the newest few: a machine that tries for days must not fill the disk.
    let tidy = """
      DELETE FROM main.login_try WHERE slot = ? AND rowid NOT IN
        (SELECT rowid FROM main.login_try WHERE slot = ? ORDER BY rowid DESC LIMIT \(SlotTable.mostFailures))
      """
    try database.run(tidy, slot, slot)
  }

  package func clearFailures(_ slot: Int64) throws {
    try database.run("DELETE FROM main.login_try WHERE slot = ?", slot)
  }

  private static let mostFailures = 1000

  /// When the slot was last opened, in milliseconds since 1970.
  package func lastLogin(_ slot: Int64) throws -> Int64? {
    try database.number("SELECT at FROM main.last_login WHERE slot = ?", slot)
  }

  package func setLogin(_ slot: Int64, at now: Int64) throws {
    try database.run(
      "INSERT INTO main.last_login (slot, at) VALUES (?, ?) ON CONFLICT (slot) DO UPDATE SET at = excluded.at", slot,
      now)
  }
}

extension Keyring {
  package func code(of slot: Slot, registerID: [UInt8]) -> [UInt8] {
    slot.authenticationCode(under: material.chain, registerID: registerID)
  }

  /// Whether the slot is as somebody with the keys made it, as far as this keyring can tell.
  package func recognises(_ kept: KeptSlot, registerID: [UInt8]) -> Bool {
    guard Slot.codesAgree(kept.code, code(of: kept.slot, registerID: registerID)) else { return false }
    guard let clinical = material.clinical else { return true }
    return Slot.codesAgree(kept.recipientCode, kept.slot.recipientCode(under: clinical, registerID: registerID))
  }
}
