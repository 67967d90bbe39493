import Resources
import Store
import TerminalUI

/// Doing things to the register from a screen: one place where a change is told, and where a refusal becomes a sentence.
enum Changes {
  /// Runs a change and tells what happened, and takes the draft of the form away that is being saved; nil when it was
  /// refused, and then nothing is lost.
  ///
  /// - Parameter conflict: what is said when somebody else came first, for a screen on which nothing was typed.
  static func make(
    in workspace: Workspace, saying text: String, conflict: ((Conflict) -> String)? = nil,
    _ change: (Session) throws(StoreError) -> WriteReceipt
  ) -> WriteReceipt? {
    do {
      let result = try change(workspace.drafts.completing(workspace.session))
      workspace.drafts.completed()
      workspace.message = Message(text, offer: result.kind.isUndoable ? .undo(result.entry) : nil)
      return result
    } catch .conflict(let first) where conflict != nil {
      workspace.message = .error(conflict?(first) ?? "")
      return nil
    } catch {
      workspace.tell(error)
      return nil
    }
  }

  /// The same of what leaves nothing that could be taken back. False when it was refused.
  static func done(
    in workspace: Workspace, saying text: String, _ change: (Session) throws(StoreError) -> Void
  ) -> Bool {
    do throws(StoreError) {
      try change(workspace.drafts.completing(workspace.session))
      workspace.drafts.completed()
      workspace.message = Message(text)
      return true
    } catch {
      workspace.tell(error)
      return false
    }
  }

  /// Takes back at once what the message row has just told; anything older is named and asked about.
  static func undo(in workspace: Workspace, tellingNames: Bool = true) -> Turn {
    step(in: workspace, tellingNames) { (session) throws(StoreError) in Step.undo(try session.journal.undoable()) }
  }

  /// The same of what has been taken back.
  static func redo(in workspace: Workspace, tellingNames: Bool = true) -> Turn {
    step(in: workspace, tellingNames) { (session) throws(StoreError) in Step.redo(try session.journal.redoable()) }
  }

  /// One change to take back, or to bring in again.
  enum Step {
    case undo(JournalEntry), redo(JournalEntry)

    var entry: JournalEntry {
      switch self {
      case .undo(let entry), .redo(let entry): entry
      }
    }

    fileprivate var offer: Message.Offer {
      switch self {
      case .undo(let entry): .undo(entry.id)
      case .redo(let entry): .redo(entry.id)
      }
    }
  }

  private static func step(
    in workspace: Workspace, _ tellsNames: Bool, _ choose: (Session) throws(StoreError) -> Step
  ) -> Turn {
    do throws(StoreError) {
      let step = try choose(workspace.session)
      if step.offer != workspace.offerShown { return .open(UndoScreen(step, in: workspace, tellingNames: tellsNames)) }
      take(step, in: workspace, tellingNames: tellsNames)
    } catch { workspace.tell(error) }
    return .stay
  }

  static func take(_ step: Step, in workspace: Workspace, tellingNames: Bool) {
    let words = EntryWords(workspace, tellsNames: tellingNames)
    do throws(StoreError) {
      let what = ["what": words.sentence(step.entry)]
      switch step {
      case .undo(let entry):
        _ = try workspace.session.journal.undo(entry.id)
        workspace.message = Message(workspace.language(CommonText.undone, what), offer: .redo(entry.id))
      case .redo(let entry):
        _ = try workspace.session.journal.redo(entry.id)
        workspace.message = Message(workspace.language(CommonText.redone, what), offer: .undo(entry.id))
      }
    } catch .conflict(let conflict) {
      let made = conflict.made?.shown(to: workspace.session.role)
      workspace.message = .error(
        workspace.sentences.builtUpon(conflict, what: made.map { words.sentence($0) }))
    } catch { workspace.tell(error) }
  }
}
