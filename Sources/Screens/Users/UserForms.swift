import Domain
import Resources
import Store
import TerminalUI

/// What the forms of a new user and of one who is there fill in.
struct UserInput {
  var login = ""
  var name = ""
  var role: Role?
  /// What is chosen in each field of ``UserUnits``.
  var units: [Int: String] = [:]

  /// - Parameter user: nil for somebody new.
  static func fields(_ user: UserRecord?, in workspace: Workspace) -> [Field<UserInput>] {
    [
      .text("name", \.name, limit: 80),
      .choice("role", \.role, Choice.words(Role.allCases) { workspace.language($0.textKey) }),
    ] + UserUnits.fields(\.units, user?.units, in: workspace)
  }

  func problems(in workspace: Workspace) -> [String: String] {
    var errors = UserUnits.problems(units, in: workspace)
    if login.isEmpty { errors["login"] = workspace.language(LoginText.loginMissing) }
    if name.isEmpty { errors["name"] = workspace.language(ErrorText.nameMissing) }
    if role == nil { errors["role"] = workspace.language(UsersText.roleMissing) }
    return errors
  }
}

/// Somebody new who is to use the register. The passphrases are never kept; the rest comes back as it was typed.
struct NewUserForm: FormScreen {
  static let room = Room.panel("newUser", UsersText.new, for: .manageUsers)
  static let texts = "users"

  var entry: Entry<UserInput>?

  init(in workspace: Workspace) {
    entry = Entry(UserInput(units: UserUnits.values(nil, in: workspace)))
    open(in: workspace)
  }

  static let draft = DraftForm<UserKey?>("user", ChangeUserForm.room.title, new: UsersText.new) { workspace, user in
    if let user { ChangeUserForm(of: user, in: workspace) } else { NewUserForm(in: workspace) }
  }
  var draftKey: String { Self.draft.key(nil) }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .full }

  mutating func forget() { form.clearSecrets() }

  func fields(_ user: UserInput, in workspace: Workspace) -> [Field<UserInput>] {
    [.text("login", \.login, limit: 80)] + UserInput.fields(nil, in: workspace) + NewPassphrase.fields()
  }

  func problems(_ user: UserInput, in workspace: Workspace) -> [String: String] {
    user.problems(in: workspace).merging(
      NewPassphrase.problems(form, login: user.login, name: user.name, in: workspace)
    ) { first, _ in first }
  }

  mutating func save(_ user: UserInput, in workspace: Workspace) -> Turn {
    guard let role = user.role,
      let passphrase = NewPassphrase.read(form, login: user.login, name: user.name)
    else { return .stay }
    do {
      try workspace.session.users.add(
        NewUser(
          login: user.login, name: user.name, role: role, units: UserUnits.units(user.units), passphrase: passphrase))
    } catch .rule(.loginTaken) {
      form.setErrors(["login": workspace.sentences.sentence(.rule(.loginTaken))])
      return .stay
    } catch {
      workspace.tell(error)
      return .stay
    }
    form.clearSecrets()
    dropDraft(in: workspace)
    workspace.message = Message(workspace.language(UsersText.added, ["name": user.name]))
    return .back
  }
}

/// Another name, role or other units for somebody. A role that is to read less asks first, since it exchanges the keys.
struct ChangeUserForm: FormScreen {
  static let room = Room.panel("changeUser", DraftText.user, for: .manageUsers)
  static let texts = "users"

  var entry: Entry<UserInput>?
  private let user: UserRecord
  /// The role asked for in a question that lies over the form.
  private var asked: Role?
  private(set) var isFinished = false

  /// Nil when they are no user any more, or users cannot be read; a message says so.
  init?(of key: UserKey, in workspace: Workspace) {
    let found = workspace.found { (session) throws(StoreError) in
      try session.users.all().first { $0.key == key }
    }
    guard let found else { return nil }
    user = found
    let units = UserUnits.values(found.units, in: workspace)
    entry = Entry(
      UserInput(login: found.login, name: found.name, role: found.role, units: units), isChange: true)
    open(in: workspace)
  }

  static let draft = NewUserForm.draft
  var draftKey: String { NewUserForm.draft.key(user.key) }

  func title(in workspace: Workspace) -> String { "\(user.name) (\(user.login))" }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .full }

  /// The keys have been exchanged over it: then there is nothing left to change here.
  mutating func refresh(in workspace: Workspace) {
    guard let asked, let users = workspace.ask({ (session) throws(StoreError) in try session.users.all() }) else {
      return
    }
    isFinished = users.first { $0.key == user.key }?.role == asked
  }

  func fields(_ input: UserInput, in workspace: Workspace) -> [Field<UserInput>] {
    UserInput.fields(user, in: workspace)
  }

  func problems(_ wanted: UserInput, in workspace: Workspace) -> [String: String] {
    var errors = wanted.problems(in: workspace)
    if wanted.role != user.role, user.key == workspace.session.access.user {
      errors["role"] = workspace.sentences.sentence(.notAllowed(.lastTeamLead))
    }
    return errors
  }

  mutating func save(_ wanted: UserInput, in workspace: Workspace) -> Turn {
    guard let role = wanted.role else { return .stay }
    let units = UserUnits.units(wanted.units)
    let change = UserChange(
      user: user, name: wanted.name == user.name ? nil : wanted.name, role: role == user.role ? nil : role,
      units: units == user.units ? nil : units)
    if change.isNothing {
      dropDraft(in: workspace)
      workspace.tell(.ledger(.unchanged))
      return .back
    }
    if user.role.givesUpKeys(as: role) {
      asked = role
      return .open(ConfirmExchangeScreen(.change(change, draft: draftKey), in: workspace))
    }
    do {
      try workspace.session.users.change(user.key, name: change.name, role: change.role, units: change.units)
    } catch {
      workspace.tell(error)
      return .stay
    }
    dropDraft(in: workspace)
    workspace.message = Message(workspace.language(UsersText.changed, ["name": wanted.name]))
    return .back
  }
}

/// What is to be another about a user; nil is left as it is.
struct UserChange: Hashable, Sendable {
  let user: UserRecord
  let name: String?
  let role: Role?
  let units: Set<UnitKey>?

  var isNothing: Bool { name == nil && role == nil && units == nil }
}
