import Domain
import Resources
import Store
import TerminalUI

/// What the forms of a new user and of one who is there share.
private enum UserFields {
  static let login = "login"
  static let name = "name"
  static let role = "role"

  static func fields(_ user: UserRecord?, in workspace: Workspace) -> [FormField] {
    let language = workspace.language
    return [
      .text(
        name, language(UsersText.name), help: language(UsersText.nameHelp), value: user?.name ?? "", maxLength: 80),
      .choice(
        role, language(UsersText.role), help: language(UsersText.roleHelp),
        options: Role.allCases.map { ChoiceField.Option(id: $0.rawValue, label: language($0.textKey)) },
        value: user?.role.rawValue),
    ] + UserUnits.fields(user?.units, in: workspace)
  }

  /// What the fields say; nil when something is wrong, and then it stands in `errors`.
  static func read(
    _ form: Form, in workspace: Workspace, _ errors: inout [String: String]
  ) -> (name: String, role: Role, units: Set<UnitKey>)? {
    let name = form.line(UserFields.name)
    let role: Role? = form.word(UserFields.role)
    if name == nil { errors[UserFields.name] = workspace.language(ErrorText.nameMissing) }
    if role == nil { errors[UserFields.role] = workspace.language(UsersText.roleMissing) }
    let units = UserUnits.read(form, in: workspace, &errors)
    guard let name, let role, let units else { return nil }
    return (name, role, units)
  }
}

/// Somebody new who is to use the register. The passphrases are never kept; the rest comes back as it was typed.
struct NewUserForm: FormScreen {
  static let room = Room.panel("newUser", UsersText.new, for: .manageUsers)

  var form: Form
  private(set) var untouched: [String: String] = [:]

  init(in workspace: Workspace) {
    let language = workspace.language
    form = Form(
      [.text(UserFields.login, language(UsersText.login), help: language(UsersText.loginHelp), maxLength: 80)]
        + UserFields.fields(nil, in: workspace) + NewPassphrase.fields(in: workspace))
    untouched = form.keptValues
    restoreDraft(in: workspace)
  }

  static let commands = FormCommands.table(for: NewUserForm.self)

  static let draft = DraftForm<UserKey?>("user", ChangeUserForm.room.title, new: UsersText.new) { workspace, user in
    if let user { ChangeUserForm(of: user, in: workspace) } else { NewUserForm(in: workspace) }
  }
  var draftKey: String { Self.draft.key(nil) }

  mutating func forget() { form.clearSecrets() }

  mutating func save(in workspace: Workspace) -> Turn {
    var errors: [String: String] = [:]
    let login = form.line(UserFields.login)
    if login == nil { errors[UserFields.login] = workspace.language(LoginText.loginMissing) }
    let user = UserFields.read(form, in: workspace, &errors)
    let passphrase = NewPassphrase.read(
      form, login: login ?? "", name: form.line(UserFields.name) ?? "", in: workspace, &errors)
    form.setErrors(errors)
    guard errors.isEmpty, let login, let user, let passphrase else { return .stay }
    do {
      try workspace.session.users.add(
        NewUser(login: login, name: user.name, role: user.role, units: user.units, passphrase: passphrase))
    } catch .rule(.loginTaken) {
      form.setErrors([UserFields.login: workspace.sentences.sentence(.rule(.loginTaken))])
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

  var form: Form
  private(set) var untouched: [String: String] = [:]
  private let user: UserRecord
  /// The role asked for in a question that lies over the form.
  private var asked: Role?
  private(set) var isFinished = false

  /// Nil when they are no user any more, or users cannot be read; a message says so.
  init?(of key: UserKey, in workspace: Workspace) {
    do {
      guard let found = try workspace.session.users.all().first(where: { $0.key == key }) else {
        workspace.message = .error(workspace.language(ErrorText.notFoundAnyMore))
        return nil
      }
      user = found
    } catch {
      workspace.tell(error)
      return nil
    }
    form = Form(UserFields.fields(user, in: workspace))
    untouched = form.values
    restoreDraft(in: workspace)
  }

  static let commands = FormCommands.table(for: ChangeUserForm.self)

  static let draft = NewUserForm.draft
  var draftKey: String { NewUserForm.draft.key(user.key) }
  var changesWhatIs: Bool { true }

  func title(in workspace: Workspace) -> String { "\(user.name) (\(user.login))" }

  /// The keys have been exchanged over it: then there is nothing left to change here.
  mutating func refresh(in workspace: Workspace) {
    guard let asked, let users = workspace.ask({ (session) throws(StoreError) in try session.users.all() }) else {
      return
    }
    isFinished = users.first { $0.key == user.key }?.role == asked
  }

  mutating func save(in workspace: Workspace) -> Turn {
    var errors: [String: String] = [:]
    let wanted = UserFields.read(form, in: workspace, &errors)
    form.setErrors(errors)
    guard errors.isEmpty, let wanted else { return .stay }
    if wanted == (user.name, user.role, user.units) {
      dropDraft(in: workspace)
      workspace.tell(.ledger(.unchanged))
      return .back
    }
    let change = UserChange(
      user: user, name: wanted.name == user.name ? nil : wanted.name,
      role: wanted.role == user.role ? nil : wanted.role, units: wanted.units == user.units ? nil : wanted.units)
    if change.role != nil, user.key == workspace.session.access.user {
      form.setErrors([UserFields.role: workspace.sentences.sentence(.notAllowed(.lastTeamLead))])
      return .stay
    }
    if user.role.givesUpKeys(as: wanted.role) {
      asked = wanted.role
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
}
