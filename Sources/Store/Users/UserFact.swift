import Domain

/// Somebody with a login: the role their slot was made for, and what they are called.
public struct UserFact: StoredFact {
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

  static let form = FactForm(
    "user", of: UserFact.self, whose: .nobody, naturalKeys: [["user"], ["login_code"]])

  init() { self.init(key: UserKey(0), role: .frontDesk, login: "", name: "") }

  mutating func fields(_ f: inout some FieldVisitor) {
    let login = login
    f.own("user", .user, &key)
    f.word("role", &role)
    f.code("login_code") { coder throws(StoreError) in try coder.keys.code(Array(login.utf8), .identity, "login") }
    f.seal("sealed", .identity) { self.names(&$0) }
  }

  /// As they lie in the seal.
  mutating func names(_ f: inout some FieldVisitor) {
    f.text("login", &login)
    f.text("name", &name)
  }

  var happened: Day? { nil }
  func leftByErasure(on day: Day) -> UserFact? { nil }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    if login.isEmpty { return [.rule(.loginMissing)] }
    return name.isEmpty ? [.rule(.nameMissing)] : []
  }
}
