import Domain
import Resources
import TerminalUI

/// Whether somebody who is being entered may be registered already. Said calmly and always in the same words, whoever the
/// other is; it stops nobody.
struct DuplicateWatch {
  private var mayBeRegistered = false
  /// What was held against the register.
  private var compared: [String] = []

  private typealias ID = IdentityFields.ID

  mutating func look(_ form: Form, _ person: Participant, in workspace: Workspace) {
    let typed = [ID.givenName, ID.familyName, ID.birth, ID.nationalID, ID.phone].map { form[$0] }
    guard typed != compared else { return }
    compared = typed
    mayBeRegistered = workspace.mayBeRegistered(person)
  }

  func status(in workspace: Workspace) -> [TextRun] {
    mayBeRegistered ? [TextRun(workspace.language(FormText.maybeRegistered), .warning)] : []
  }
}
