import Domain
import Resources
import Store
import TerminalUI

/// A new passphrase of one's own, for which the old one is asked. Nothing of it is ever kept.
struct OwnPassphraseForm: PassingFormScreen {
  static let room = Room.menu("passphrase", digit: nil, for: .changeOwnPassphrase, beside: nil) {
    OwnPassphraseForm(in: $0)
  }
  static let texts = "users"

  var entry: Entry<Void>? = Entry(())

  private static let old = "oldPassphrase"

  init(in workspace: Workspace) { open(in: workspace) }

  static let commands = FormCommands.table("ownPassphrase", for: OwnPassphraseForm.self)

  func title(in workspace: Workspace) -> String { workspace.language(UsersText.own) }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .full }

  mutating func forget() { form.clearSecrets() }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    NewPassphrase.advice(width: width, in: workspace)
  }

  func fields(_ value: Void, in workspace: Workspace) -> [Field<Void>] {
    [.secret(OwnPassphraseForm.old).called(UsersText.old)] + NewPassphrase.fields()
  }

  func problems(_ value: Void, in workspace: Workspace) -> [String: String] {
    let session = workspace.session
    var errors = NewPassphrase.problems(form, login: session.actor, name: session.access.name, in: workspace)
    let old = form.passphrase(OwnPassphraseForm.old)
    if old == nil { errors[OwnPassphraseForm.old] = workspace.language(LoginText.passphraseMissing) }
    if errors.isEmpty, form.passphrase(NewPassphrase.first) == old {
      errors[NewPassphrase.first] = workspace.language(UsersText.sameAsOld)
    }
    return errors
  }

  mutating func save(_ value: Void, in workspace: Workspace) -> Turn {
    let (session, language) = (workspace.session, workspace.language)
    guard let old = form.passphrase(OwnPassphraseForm.old),
      let new = NewPassphrase.read(form, login: session.actor, name: session.access.name)
    else { return .stay }
    do {
      try session.users.changePassphrase(old: old, new: new)
    } catch .ledger(.wrongPassphrase) {
      form.secret(OwnPassphraseForm.old)?.clear()
      form.setErrors([OwnPassphraseForm.old: language(UsersText.oldWrong)])
      return .stay
    } catch {
      workspace.tell(error)
      return .stay
    }
    form.clearSecrets()
    workspace.message = Message(language(UsersText.passphraseChanged))
    return .back
  }
}

/// A new passphrase for somebody who has forgotten theirs. Nothing of it is ever kept.
struct UserPassphraseForm: PassingFormScreen {
  static let room = Room.panel("userPassphrase", UsersText.passphrase, for: .manageUsers)
  static let texts = "users"

  var entry: Entry<Void>? = Entry(())
  private let user: UserRecord

  init(of user: UserRecord, in workspace: Workspace) {
    self.user = user
    open(in: workspace)
  }

  func title(in workspace: Workspace) -> String {
    workspace.language(UsersText.passphraseOf, ["name": user.name])
  }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .full }

  mutating func forget() { form.clearSecrets() }

  func heading(width: Int, in workspace: Workspace) -> [[TextRun]] {
    NewPassphrase.advice(width: width, in: workspace)
  }

  func fields(_ value: Void, in workspace: Workspace) -> [Field<Void>] { NewPassphrase.fields() }

  func problems(_ value: Void, in workspace: Workspace) -> [String: String] {
    NewPassphrase.problems(form, login: user.login, name: user.name, in: workspace)
  }

  func save(_ value: Void, in workspace: Workspace) -> Turn {
    guard let new = NewPassphrase.read(form, login: user.login, name: user.name) else { return .stay }
    do {
      try workspace.session.users.setPassphrase(of: user.key, new: new)
    } catch {
      workspace.tell(error)
      return .stay
    }
    form.clearSecrets()
    workspace.message = Message(workspace.language(UsersText.passphraseGiven, ["name": user.name]))
    return .back
  }
}
