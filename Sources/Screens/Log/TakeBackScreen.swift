import Domain
import Resources
import Store
import TerminalUI

/// Asks before an entry chosen in the log is taken back: an import may be thousands of people.
struct TakeBackScreen: ConfirmingScreen {
  static let room = Room.panel("takeBack", LogText.takeBack, for: .undoOthers)

  private let entry: JournalEntry
  var confirm: Confirm

  init(_ entry: JournalEntry, in workspace: Workspace) {
    self.entry = entry
    confirm = Confirm(
      EntryWords(workspace).sentence(entry),
      leave: workspace.language(LogText.leaveIt),
      act: workspace.language(LogText.takeItBack))
  }

  func confirmed(in workspace: Workspace) -> Turn {
    let said = workspace.language(CommonText.undone, ["what": EntryWords(workspace).sentence(entry)])
    let id = entry.id
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.journal.undo(entry: id)
    }
    return receipt == nil ? .stay : .back
  }
}
