import Domain
import Resources
import Store
import TerminalUI

/// Names a change that the message row does not show any more before it is taken back or brought in again: it may be of
/// another day, and about somebody who is not on the screen.
struct UndoScreen: ConfirmingScreen {
  static let room = Room.panel("undo", CommonText.undo, for: .undoOwn)

  private let step: Changes.Step
  private let tellsNames: Bool
  var confirm: Confirm

  /// - Parameter tellingNames: false over a screen on which names wait for a key.
  init(_ step: Changes.Step, in workspace: Workspace, tellingNames: Bool) {
    self.step = step
    tellsNames = tellingNames
    let language = workspace.language
    let words = EntryWords(workspace, tellsNames: tellingNames)
    let what = ["when": workspace.sentences.when(step.entry.at), "what": words.sentence(step.entry)]
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
    Changes.take(step, in: workspace, tellingNames: tellsNames)
    return .back
  }
}
