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
    let layout = TableLayout(
      [
        TableColumn(0, "", width: .fixed(6)), TableColumn(1, "", width: .flexible(min: 12, max: 20)),
        TableColumn(2, "", width: .flexible(min: 20, weight: 4), dropOrder: 1),
      ], width: canvas.width - ListState<String>.margin - 1)
    list.draw(on: &canvas, rows: rows) { canvas, id, _ in
      guard let entry = entries.first(where: { $0.id == id }) else { return }
      let isAvailable = entry.availability.isAvailable
      layout.drawRow(on: &canvas) { column in
        switch column {
        case 0: [TextRun(workspace.labels.label(Array(entry.keys.prefix(1))), isAvailable ? .key : .disabled)]
        case 1: [TextRun(entry.title, isAvailable ? .plain : .disabled)]
        default: [TextRun(entry.availability.reason ?? entry.help, isAvailable ? .muted : .disabled)]
        }
      }
    }
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows, height: max(1, workspace.bodySize.height - 1)) ? .stay : nil
  }
}
