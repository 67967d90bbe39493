import Domain
import Ledger

/// Somebody with a login: the role their slot was made for, and what they are called.
public struct UserFact: RegisterFact {
  public var key: UserKey
  public var role: Role
  public var login: String
  /// The full name, as it stands where somebody is a contact person.
  public var name: String

  public init(key: UserKey, role: Role, login: String, name: String) {
    self.key = key
    self.role = role
    self.login = login
    self.name = name
  }

  package static let form = FactForm(
    "clerk", of: UserFact.self, whose: .nobody, naturalKeys: [["clerk"], ["login_code"]])

  static let words: [EntryKind] = [.userAdded, .userChanged, .userRemoved]

  package init() { self.init(key: UserKey(0), role: .frontDesk, login: "", name: "") }

  package mutating func fields(_ f: inout some FieldVisitor) {
    let login = login
    f.own("clerk", .user, &key)
    f.word("role", &role)
    f.code("login_code") { coder throws(LedgerError) in try coder.keys.code(Array(login.utf8), .identity, "login") }
    f.seal("sealed", .identity) { self.names(&$0) }
  }

  /// As they lie in the seal.
  mutating func names(_ f: inout some FieldVisitor) {
    f.text("login", &login)
    f.text("name", &name)
  }

  package var happened: Day? { nil }
  package func leftByErasure(on day: Day) -> UserFact? { nil }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    if login.isEmpty { return [.rule(.loginMissing)] }
    return name.isEmpty ? [.rule(.nameMissing)] : []
  }
}

extension EntryKind {
  public static let userAdded = EntryKind("user_added", .administration, .manageUsers)
  public static let userChanged = EntryKind("user_changed", .administration, .manageUsers)
  public static let userRemoved = EntryKind("user_removed", .administration, .manageUsers)
}
