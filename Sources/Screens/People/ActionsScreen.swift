import Domain
import Resources
import TerminalUI

/// Everything that can be done about what is chosen, in a panel over it; Enter does it.
struct ActionsScreen: Screen {
  static let room = Room.panel("actions", PersonText.actions, for: .openRegister)

  private let entries: [CommandEntry]
  private var list: ListState<String>

  init(_ entries: [CommandEntry]) {
    // What can be done now comes first; the rest says why not.
    self.entries = entries.filter(\.availability.isAvailable) + entries.filter { !$0.availability.isAvailable }
    list = ListState(selected: self.entries.first?.id)
  }

  static let commands: [Command<Scene<ActionsScreen>>] = [
    Command("actions.run", [.enter], CommonText.choose, ChromeText.runHelp, group: ChromeText.groupEverywhere) {
      $0.screen.selected.map { .run($0.id) } ?? .stay
    },
    Command(
      "actions.close", [.left], CommonText.back, ChromeText.backHelp, group: ChromeText.groupEverywhere,
      footer: .hidden
    ) { _ in .back },
  ]

  private var rows: ListRows<String> { ListRows(entries.map(\.id)) }
  private var selected: CommandEntry? { list.selectedRow(in: rows).map { entries[$0] } }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: entries.count) }

  func hint(in workspace: Workspace) -> String? { selected.map { $0.availability.reason ?? $0.help } }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let width = canvas.width - ListState<String>.margin - 1
    let lines = CommandLines(entries, labels: workspace.labels, width: width, glyphs: canvas.glyphs)
    list.draw(on: &canvas, rows: rows) { canvas, id, _ in
      entries.first { $0.id == id }.map { lines.draw($0, on: &canvas) }
    }
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows, height: max(1, workspace.bodySize.height - 1)) ? .stay : nil
  }
}
