import Domain
import Resources
import Store
import TerminalUI

/// Names a change that the message row does not show any more before it is taken back or brought in again: it may be of
/// another day, and about somebody who is not on the screen.
struct UndoScreen: ConfirmingScreen {
  static let room = Room.panel("undo", CommonText.undo, for: .undoOwn)

  private let step: Changes.Step
  var confirm: Confirm

  init(_ step: Changes.Step, in workspace: Workspace) {
    self.step = step
    let language = workspace.language
    let what = ["when": workspace.sentences.when(step.entry.at), "what": EntryWords(workspace).sentence(step.entry)]
    confirm =
      switch step {
      case .undo:
        Confirm(
          language(ChromeText.undoOlder, what), leave: language(ChromeText.leaveAsItIs), act: language(CommonText.undo))
      case .redo:
        Confirm(
          language(ChromeText.redoOlder, what), leave: language(ChromeText.leaveAsItIs), act: language(CommonText.redo))
      }
  }

  func confirmed(in workspace: Workspace) -> Turn {
    Changes.take(step, in: workspace)
    return .back
  }
}
