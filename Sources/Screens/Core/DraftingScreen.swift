import Resources
import TerminalUI

/// A screen in which something is typed before it is saved. What is typed outlives Esc, a lost line and `kill -9`.
protocol DraftingScreen: Screen {
  associatedtype Drafts: DraftKind
  /// What its drafts are called, and how they are opened again.
  static var draft: Drafts { get }
  /// What its draft is kept under, made by ``draft``.
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
