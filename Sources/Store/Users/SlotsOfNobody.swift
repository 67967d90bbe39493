import Domain
import Ledger

/// A slot without a user: made by tampering, or by something that was cut off half way. Nobody logs in by it, but whoever made
/// it may hold keys, and its login cannot be given to anybody.
extension UsersRoom {
  /// The slots that are nobody's now; what removes a user removes them.
  /// - Throws: ``StoreError/notAllowed(_:)``.
  public func keysOfNobody() throws(StoreError) -> [UserKey] {
    try session.reading(.seeUsers) { coder in
      let users = Set(try UserReader(coder: coder).all().map(\.key))
      return try SlotTable(coder.database).all().map { UserKey($0.slot.id) }
        .filter { $0.value != RecoveryKey.slotID && !users.contains($0) }
    }
  }

  /// The slot of a login that no user has, or of a number as ``check`` tells it; nil when there is none.
  /// - Throws: ``StoreError/notAllowed(_:)``.
  public func keyOfNobody(_ loginOrNumber: String) throws(StoreError) -> UserKey? {
    let nobodys = try keysOfNobody()
    let digits = loginOrNumber.hasPrefix("#") ? loginOrNumber.dropFirst() : loginOrNumber[...]
    if let number = Int64(digits), nobodys.contains(UserKey(number)) { return UserKey(number) }
    return try session.reading { coder in
      let slots = SlotTable(coder.database)
      let slot = try slots.slot(login: LoginName.hash(loginOrNumber, registerID: slots.registerID()))
      return slot.map { UserKey($0.slot.id) }.flatMap { nobodys.contains($0) ? $0 : nil }
    }
  }
}

extension SlotTable {
  /// Whether there is a slot that no user has.
  func isNobodys(_ key: UserKey, _ database: Database, _ keys: Keyring) throws -> Bool {
    guard key.value != RecoveryKey.slotID, try slot(key.value) != nil else { return false }
    return try UserReader(coder: FactCoder(database, keys)).user(key) == nil
  }
}
