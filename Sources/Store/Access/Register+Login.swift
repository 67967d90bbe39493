import Domain
import Ledger

/// What went before a login.
public struct LoginRecord: Hashable, Sendable {
  /// When the user was in before, in milliseconds since 1970; nil at the first time.
  public var last: Int64?
  /// Wrong passphrases since then.
  public var failures: Int
}

extension Register {
  /// What went before the login that opened it.
  public var login: LoginRecord { LoginRecord(last: opening.lastLogin, failures: opening.failures) }

  /// Keeps when the user was let in; wrong tries before it are put in the journal, those with a login that nobody has too.
  ///
  /// When somebody else is writing, a login without such tries does not wait to be kept. Where the journal's end is not as it
  /// was written, and on a full disk, the tries stay where they are: the register can be read then.
  func noteLogin() throws(StoreError) {
    guard writer != nil else { return }
    do throws(StoreError) {
      try noteTries(waits: opening.failures > 0) { [opening, now] database in
        try SlotTable(database).setLogin(opening.access.user.value, at: now())
      }
    } catch {
      switch error {
      case .ledger(.busy) where opening.failures == 0: break
      case .ledger(.damaged(.chain)), .ledger(.diskFull): break
      default: throw error
      }
    }
  }

  /// Brings the tries that were counted into the journal, in one transaction with what `body` does.
  func noteTries(waits: Bool = true, _ body: (Database) throws -> Void = { _ in }) throws(StoreError) {
    try changing(waits: waits) { database in
      let slots = SlotTable(database)
      for slot in [opening.access.user.value, SlotTable.nobody] {
        let count = try slots.failures(slot).count
        if count == 0 { continue }
        let detail = EntryDetail(name: slot == SlotTable.nobody ? LoginRecord.unknownLogin : nil, added: count)
        try transaction(database).note(
          actor: opening.access.user, today: nil, kind: .loginsFailed, about: nil, detail: detail)
        try slots.clearFailures(slot)
      }
      try body(database)
    }
  }
}

extension LoginRecord {
  /// What stands for the login in the journal when nobody has it: what was typed may be a passphrase.
  public static let unknownLogin = "unknown_login"
}
