import Domain
import Ledger

/// Logins and names of everyone who has been a user, for journal and messages: read once a query, when somebody asks.
final class UserNames {
  private let database: Database
  private let keys: Keyring
  private var known: [UserKey: (login: String, name: String)]?

  init(_ database: Database, _ keys: Keyring) {
    self.database = database
    self.keys = keys
  }

  /// The recovery key is a user without a login.
  func login(_ user: UserKey) throws(StoreError) -> String { try all()[user]?.login ?? "#\(user.value)" }
  func name(_ user: UserKey) throws(StoreError) -> String { try all()[user]?.name ?? "#\(user.value)" }

  private func all() throws(StoreError) -> [UserKey: (login: String, name: String)] {
    if let known { return known }
    let (database, keys) = (database, keys)
    var found: [UserKey: (login: String, name: String)] = [:]
    try storing {
      // Voided rows too: an entry outlives its user. The newest row of each comes last.
      try database.each("SELECT id, clerk, sealed FROM main.\(UserFact.form.table) ORDER BY id") { rows in
        let key = UserKey(rows.integer(1))
        let plain = try keys.open(
          rows.bytes(2), .identity, UserFact.form.sealPlace, key: key.value, table: UserFact.form.table,
          row: rows.integer(0))
        guard let plain else { return }
        var user = UserFact.blank
        plain.withUnsafeBytes { bytes in
          var reader = SealReader(bytes, nil)
          user.names(&reader)
        }
        found[key] = (user.login, user.name)
      }
    }
    known = found
    return found
  }
}
