import Domain
import Resources
import Store
import TerminalUI

/// Asks before drafts are thrown away: nothing brings them back.
struct ThrowAwayScreen: ConfirmingScreen {
  static let room = Room.panel("throwAway", DraftText.throwAway, for: .openRegister)

  private let forms: [String]
  var confirm: Confirm

  init(_ forms: [String], in workspace: Workspace) {
    self.forms = forms
    let title = forms.first.map { DraftsScreen.title(of: $0, in: workspace) } ?? ""
    confirm = Confirm(
      forms.count == 1
        ? workspace.language(DraftText.question, ["what": title])
        : workspace.language(DraftText.questionSeveral, ["n": forms.count]),
      leave: workspace.language(DraftText.keep),
      act: workspace.language(DraftText.throwAway))
  }

  func confirmed(in workspace: Workspace) -> Turn {
    defer { workspace.readAgain() }
    do {
      for form in forms { try workspace.drafts.throwAway(form) }
    } catch {
      workspace.tell(error)
      return .stay
    }
    workspace.message = Message(
      forms.count == 1
        ? workspace.language(DraftText.thrownAway)
        : workspace.language(DraftText.thrownAwaySeveral, ["n": forms.count]))
    return .back
  }
}
