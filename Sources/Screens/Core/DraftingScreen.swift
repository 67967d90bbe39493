import Resources
import TerminalUI

/// A screen in which something is typed before it is saved. What is typed outlives Esc, a lost line and `kill -9`.
///
/// To add one: give it a key of its own, and that key a line in ``DraftForm``.
protocol DraftingScreen: Screen {
  /// What its draft is kept under: the form and its subject, words and numbers with dots between.
  var draftKey: String { get }
  /// What is typed and not saved; nil when nothing is.
  var unsaved: DraftKeeper.Content? { get }
}

extension DraftingScreen {
  /// What was typed when the form was open last; nil when it was saved, or nothing was.
  func kept(in workspace: Workspace) -> DraftKeeper.Content? {
    do {
      return try workspace.drafts.content(of: draftKey)
    } catch {
      workspace.tell(error)
      return nil
    }
  }

  /// Leaves the form; what is typed comes back with it.
  func leaveKeeping(in workspace: Workspace) -> Turn {
    let unsaved = unsaved
    workspace.drafts.leave(draftKey, unsaved)
    if unsaved != nil { workspace.message = Message(workspace.language(FormText.draftKept), style: .muted) }
    return .back
  }
}
