import Domain
import Ledger

/// What has become of whoever opened a register since they did: somebody else may have changed it in another program.
public enum Standing: Hashable, Sendable {
  case asBefore
  /// Another name, other units, other people out of reach or in it: the register has taken it in, and a session made from now
  /// on goes by it.
  case changed
  /// Another role takes other keys, and so the passphrase.
  case otherRole
  /// The register's keys were exchanged, because somebody was removed or is to hold fewer.
  case otherKeys
  /// They are no user any more.
  case removed
}

extension Register {
  /// Looks how whoever opened the register stands in it now, and takes in what the keys in hand do for.
  public func standing() throws(StoreError) -> Standing {
    try readingWithAnyKeys { database in
      // In here no exchange of this process can come between.
      let opening = opening
      let user = opening.access.user
      let slots = SlotTable(database)
      guard let kept = try slots.slot(user.value) else { return .removed }
      if kept.slot.role != opening.access.role.rawValue { return .otherRole }
      if try slots.generation() != Int64(opening.keys.generation) { return .otherKeys }
      let reader = AccessReader(coder: try FactCoder(database, opening.keys))
      let access: Access?
      do { access = try reader.access(of: user, role: opening.access.role)?.access } catch {
        // Sealed to a slot that was made anew meanwhile, with a new passphrase.
        guard case .ledger(.damaged(.seal(UserFact.form.table, _))) = StoreError(error) else { throw error }
        return .otherKeys
      }
      guard let access else { return .removed }
      if access == opening.access { return .asBefore }
      goOn(with: access)
      return .changed
    }
  }
}
