import Domain
import GRDB

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
    let found: [UserKey: (login: String, name: String)] = try storing {
      // Voided rows too: an entry outlives its user. The newest row of each comes last.
      let statement = try PreparedStatement(database, "SELECT id, user, sealed FROM main.user ORDER BY id")
      var found: [UserKey: (login: String, name: String)] = [:]
      while try statement.step() {
        let key = UserKey(statement.integer(1))
        guard
          let plain = try keys.open(
            statement.bytes(2), .identity, FactTable.user.sealPlace, key: key.value, table: "user",
            row: statement.integer(0))
        else { continue }
        plain.withUnsafeBytes { bytes in
          var reader = DigestReader(bytes)
          let login = String(decoding: reader.text(), as: UTF8.self)
          found[key] = (login, String(decoding: reader.text(), as: UTF8.self))
        }
      }
      return found
    }
    known = found
    return found
  }
}
