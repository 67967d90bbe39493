import Domain
import Ledger

/// Somebody with a login: the role their slot was made for, and what they are called.
public struct UserFact: RegisterFact {
  public var key: UserKey
  public var role: Role
  public var login: String
  /// The full name, as it stands where somebody is a contact person.
  public var name: String
  /// Whose cards the user must not open, and whose they may stand in for: the clinical side reads it, and so does the user, from
  /// ``own``. None for whoever else reads the row.
  package private(set) var relations: [UserRelation] = []
  /// The same, sealed to the user's slot.
  private(set) var own: [UInt8] = []
  private var unread: UnreadSeal?

  /// By who has read what the user is to whom.
  mutating func relate(_ relations: [UserRelation], sealedTo publicKey: [UInt8]?) throws(LedgerError) {
    self.relations = relations
    own = try Keyring.box(relations.packed, to: publicKey, UserFact.ownPlace, key: key.value)
  }

  /// What the user reads of it, whatever side they read.
  /// - Throws: ``LedgerError/damaged(_:)`` when it was sealed to another slot than the one that was opened.
  func ownRelations(_ keys: Keyring, row: Int64) throws(LedgerError) -> [UserRelation] {
    if keys.holdsClinical { return relations }
    guard let plain = keys.openBox(own, UserFact.ownPlace, key: key.value),
      let relations = [UserRelation](packed: plain, of: key)
    else { throw .damaged(.seal(table: UserFact.form.table, row: row)) }
    return relations
  }

  private static let ownPlace = SealPlace(table: "clerk", field: "own")

  package static let form = FactForm(
    "clerk", of: UserFact.self, whose: .nobody, naturalKeys: [["clerk"], ["login_code"]], erasure: .takesAll)

  static let words: [EntryKind] = [.userAdded, .userChanged, .userRemoved, .relationNamed, .relationRemoved]

  package static let blank = UserFact(key: UserKey(0), role: .frontDesk, login: "", name: "")

  package mutating func fields(_ f: inout some FieldVisitor) {
    let login = login
    f.own("clerk", .user, &key)
    f.word("role", &role)
    f.code("login_code") { coder throws(LedgerError) in try coder.keys.code(Array(login.utf8), .identity, "login") }
    f.seal("sealed", .identity) { self.names(&$0) }
    unread = f.seal("relations", .clinical, unread: unread) { self.related(&$0) }
    f.box("own", &own)
  }

  private mutating func related(_ f: inout some FieldVisitor) {
    var packed = relations.packed
    f.bytes("relations", &packed)
    guard f.reads else { return }
    guard let read = [UserRelation](packed: packed, of: key) else {
      f.failure = f.failure ?? .damaged(.value(table: UserFact.form.table, row: 0))
      return
    }
    relations = read
  }

  /// As they lie in the seal.
  mutating func names(_ f: inout some FieldVisitor) {
    f.text("login", &login)
    f.text("name", &name)
  }

  package var happened: Day? { nil }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    if login.isEmpty { return [.rule(.loginMissing)] }
    return name.isEmpty ? [.rule(.nameMissing)] : []
  }
}

extension UserFact {
  /// - Parameter publicKey: of the user's slot; nil where there is none.
  init(key: UserKey, role: Role, login: String, name: String, sealedTo publicKey: [UInt8]?) throws(LedgerError) {
    self.init(key: key, role: role, login: login, name: name)
    try relate([], sealedTo: publicKey)
  }
}

extension EntryKind {
  public static let userAdded = EntryKind("user_added", .administration, .manageUsers)
  public static let userChanged = EntryKind("user_changed", .administration, .manageUsers)
  public static let userRemoved = EntryKind("user_removed", .administration, .manageUsers)
}
