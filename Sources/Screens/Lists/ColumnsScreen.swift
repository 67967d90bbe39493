import Domain
import Resources
import TerminalUI

/// Which columns of a list are shown, where there is room for them. What names the row always is.
struct ColumnsScreen: Screen {
  static let room = Room.panel("columns", ListText.columns, for: .openRegister)

  private struct Choice: Hashable, Sendable {
    let id: String
    let title: Phrase
  }

  private let list: String
  private let naming: String
  private let choices: [Choice]
  /// As it came.
  private let standard: Set<String>
  private var shown: Set<String>
  private var rows: ListState<String>

  init<Row>(_ kind: ListKind<Row>, at column: String?, in workspace: Workspace) {
    list = kind.id
    naming = kind.naming
    let columns = kind.columns(in: workspace)
    choices = columns.map { Choice(id: $0.id, title: $0.title) }
    standard = Set(columns.filter { $0.from <= workspace.bodySize.width }.map(\.id))
    shown = workspace.remembered(columnsOf: kind.id) ?? standard
    shown.insert(naming)
    rows = ListState(selected: column)
  }

  static let commands: [Command<Scene<ColumnsScreen>>] = [
    Command("columns.keep", [.enter], ListText.filterKeep, ListText.columnsKeepHelp, group: ChromeText.groupList) {
      scene in
      let screen = scene.screen
      let isStandard = screen.shown == screen.standard
      scene.workspace.remember(
        isStandard ? nil : screen.choices.map(\.id).filter(screen.shown.contains), columnsOf: screen.list)
      return .back
    },
    Command(
      "columns.mark", [.character(" "), .left, .right], ListText.columnsTurn, ListText.columnsTurnHelp,
      group: ChromeText.groupList,
      enabled: { $0.screen.chosen == $0.screen.naming ? $0.unavailable(ListText.columnNames) : .available },
      run: { scene in
        guard let chosen = scene.screen.chosen else { return .stay }
        if scene.screen.shown.remove(chosen) == nil { scene.screen.shown.insert(chosen) }
        return .stay
      }),
    Command(
      "columns.all", [.character("A"), .delete, .backspace], ListText.columnsStandard, ListText.columnsStandardHelp,
      group: ChromeText.groupList
    ) { scene in
      scene.screen.shown = scene.screen.standard
      return .stay
    },
  ]

  private var all: ListRows<String> { ListRows(choices.map(\.id)) }
  private var chosen: String? { rows.selectedRow(in: all).map { choices[$0].id } }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: choices.count) }

  func hint(in workspace: Workspace) -> String? { workspace.language(ListText.columnsHint) }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    rows.draw(on: &canvas, rows: all) { canvas, id, _ in
      guard let choice = choices.first(where: { $0.id == id }) else { return }
      if shown.contains(id) { canvas.put(canvas.glyphs.mark, x: 0, y: 0, style: .key) }
      canvas.put(workspace.language(choice.title), x: 2, y: 0, width: max(0, canvas.width - 3))
    }
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    rows.handle(key, rows: all, height: max(1, workspace.bodySize.height - 1)) ? .stay : nil
  }
}
