import Resources
import Store
import TerminalUI

/// Doing things to the register from a screen: one place where a change is told, and where a refusal becomes a sentence.
enum Changes {
  /// Runs a change and tells what happened, and takes the draft of the form away that is being saved; nil when it was
  /// refused, and then nothing is lost.
  ///
  /// - Parameter conflict: what is said when somebody else came first, for a screen on which nothing was typed.
  static func make<Result>(
    in workspace: Workspace, saying text: String, conflict: ((Conflict) -> String)? = nil,
    _ change: (Session) throws(StoreError) -> Result
  ) -> Result? {
    do {
      let result = try change(workspace.drafts.completing(workspace.session))
      workspace.drafts.completed()
      workspace.message = Message(text, canBeUndone: true)
      return result
    } catch .conflict(let first) where conflict != nil {
      workspace.message = .error(conflict?(first) ?? "")
      return nil
    } catch {
      workspace.tell(error)
      return nil
    }
  }

  static func undo(in workspace: Workspace) -> Turn {
    step(in: workspace, said: CommonText.undone) { (session) throws(StoreError) in
      try session.journal.undo()
    }
  }

  static func redo(in workspace: Workspace) -> Turn {
    step(in: workspace, said: CommonText.redone) { (session) throws(StoreError) in
      try session.journal.redo()
    }
  }

  private static func step(
    in workspace: Workspace, said: CommonText,
    _ step: (Session) throws(StoreError) -> WriteReceipt
  ) -> Turn {
    do {
      let what = try step(workspace.session).original.map { EntryWords(workspace).sentence($0) } ?? ""
      workspace.message = Message(workspace.language(said, ["what": what]))
    } catch .conflict(let conflict) {
      workspace.message = .error(workspace.sentences.builtUpon(conflict))
    } catch {
      workspace.tell(error)
    }
    return .stay
  }
}
