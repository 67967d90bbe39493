import Domain
import Resources
import TerminalUI

/// `S`: what a list is in order of. A digit chooses at once; the same column again turns the order, and a third time it is
/// as it came.
struct SortScreen: Screen {
  static let room = Room.panel("sort", ListText.sort, for: .openRegister)

  /// A column it can be put in order of.
  private struct Choice: Hashable, Sendable {
    let id: String
    let title: Phrase
    let command: String
  }

  private let choices: [Choice]
  private let present: TableSort<String>?
  private var list: ListState<String>

  init<Row, ID>(_ kind: ListKind<Row>, as listed: ListChoices<ID>, in workspace: Workspace) {
    // The digits are those of the columns in sight, whatever else there is.
    let shown = Set(kind.shown(in: workspace))
    let columns = kind.sortable(in: workspace)
    choices = (columns.filter { shown.contains($0.id) } + columns.filter { !shown.contains($0.id) }).map {
      Choice(id: $0.id, title: $0.title, command: kind.command(sortingBy: $0.id))
    }
    present = kind.order(listed.sort)
    list = ListState(selected: listed.column ?? present?.column)
  }

  private static let digits = 1...9

  static let commands: [Command<Scene<SortScreen>>] =
    [
      Command("sort.choose", [.enter], CommonText.choose, ListText.sortHelp, group: ChromeText.groupList) {
        $0.screen.turn(to: $0.screen.list.selectedRow(in: $0.screen.rows))
      },
      Command("sort.sort", [.character("S")], ListText.turn, ListText.turnHelp, group: ChromeText.groupList) {
        scene in
        scene.screen.turn(to: scene.screen.choices.firstIndex { $0.id == scene.screen.present?.column } ?? 0)
      },
    ]
    + digits.map { digit in
      Command(
        "sort.\(digit)", [.character(Character("\(digit)"))], CommonText.choose, ListText.sortHelp,
        group: ChromeText.groupList, footer: .hidden
      ) { $0.screen.turn(to: digit - 1) }
    }

  private func turn(to place: Int?) -> Turn {
    place.flatMap { choices.indices.contains($0) ? .run(choices[$0].command) : nil } ?? .stay
  }

  private var rows: ListRows<String> { ListRows(choices.map(\.id)) }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: choices.count) }

  func hint(in workspace: Workspace) -> String? { workspace.language(ListText.sortHint) }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    list.draw(on: &canvas, rows: rows) { canvas, id, _ in
      guard let place = choices.firstIndex(where: { $0.id == id }) else { return }
      if SortScreen.digits.contains(place + 1) { canvas.put("\(place + 1)", y: 0, style: .key, width: 3) }
      var runs = [TextRun(workspace.language.text(named: choices[place].title.key))]
      if let present, present.column == id {
        let arrow = present.isDescending ? canvas.glyphs.descending : canvas.glyphs.ascending
        runs.append(TextRun(" \(arrow)", .heading))
      }
      canvas.put(runs, x: 3, y: 0, width: max(0, canvas.width - 4))
    }
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows, height: choices.count) ? .stay : nil
  }
}
