import Domain
import Resources
import Store
import TerminalUI

/// Asks before an entry chosen in the log is taken back: an import may be thousands of people.
struct TakeBackScreen: Screen {
  static let action = Action.undoOthers

  private let entry: JournalEntry
  private var confirm: Confirm

  init(_ entry: JournalEntry, in workspace: Workspace) {
    self.entry = entry
    confirm = Confirm(
      EntryWords(workspace).sentence(entry),
      choices: [
        Confirm.Choice(id: "leave", title: workspace.language(LogText.leaveIt)),
        Confirm.Choice(id: "take", title: workspace.language(LogText.takeItBack), isDestructive: true),
      ])
  }

  static let commands: [Command<Scene<TakeBackScreen>>] = []

  func title(in workspace: Workspace) -> String { workspace.language(LogText.takeBack) }

  func presentation(in workspace: Workspace, size: Size) -> Presentation {
    .panel(rows: confirm.height(width: size.width, glyphs: workspace.glyphs))
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) { confirm.draw(on: &canvas) }

  mutating func type(_ key: Key, in workspace: Workspace) -> Typed {
    switch confirm.handle(key) {
    case .chosen("take"): return .turn(takeBack(in: workspace))
    case .chosen, .cancelled: return .turn(.back)
    case .moved: return .taken
    case .ignored: return .no
    }
  }

  private func takeBack(in workspace: Workspace) -> Turn {
    let said = workspace.language(CommonText.undone, ["what": EntryWords(workspace).sentence(entry)])
    let id = entry.id
    let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.undo(entry: id)
    }
    return receipt == nil ? .stay : .back
  }
}
