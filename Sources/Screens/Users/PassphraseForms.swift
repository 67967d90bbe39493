import Domain
import Resources
import Store
import TerminalUI

/// A new passphrase of one's own, for which the old one is asked. Nothing of it is ever kept.
struct OwnPassphraseForm: PassingFormScreen {
  static let room = Room.menu("passphrase", digit: nil, for: .changeOwnPassphrase, beside: nil) {
    OwnPassphraseForm(in: $0)
  }
  var form: Form
  private(set) var untouched: [String: String] = [:]

  private static let old = "oldPassphrase"

  init(in workspace: Workspace) {
    let language = workspace.language
    form = Form(
      [.secret(OwnPassphraseForm.old, language(UsersText.old), help: language(UsersText.oldHelp))]
        + NewPassphrase.fields(in: workspace))
  }

  static let commands = FormCommands.table("ownPassphrase", for: OwnPassphraseForm.self)

  func title(in workspace: Workspace) -> String { workspace.language(UsersText.own) }

  mutating func forget() { form.clearSecrets() }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    PassphraseAdvice.draw(form, on: &canvas, in: workspace)
  }

  mutating func save(in workspace: Workspace) -> Turn {
    let (session, language) = (workspace.session, workspace.language)
    var errors: [String: String] = [:]
    let old = form.passphrase(OwnPassphraseForm.old)
    if old == nil { errors[OwnPassphraseForm.old] = language(LoginText.passphraseMissing) }
    let new = NewPassphrase.read(form, login: session.actor, name: session.access.name, in: workspace, &errors)
    if let new, new == old { errors[NewPassphrase.first] = language(UsersText.sameAsOld) }
    form.setErrors(errors)
    guard errors.isEmpty, let old, let new else { return .stay }
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
  var form: Form
  private(set) var untouched: [String: String] = [:]
  private let user: UserRecord

  init(of user: UserRecord, in workspace: Workspace) {
    self.user = user
    form = Form(NewPassphrase.fields(in: workspace))
  }

  static let commands = FormCommands.table(for: UserPassphraseForm.self)

  func title(in workspace: Workspace) -> String {
    workspace.language(UsersText.passphraseOf, ["name": user.name])
  }

  mutating func forget() { form.clearSecrets() }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    PassphraseAdvice.draw(form, on: &canvas, in: workspace)
  }

  mutating func save(in workspace: Workspace) -> Turn {
    var errors: [String: String] = [:]
    let new = NewPassphrase.read(form, login: user.login, name: user.name, in: workspace, &errors)
    form.setErrors(errors)
    guard errors.isEmpty, let new else { return .stay }
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
