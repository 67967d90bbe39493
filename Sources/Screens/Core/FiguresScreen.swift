import Domain
import Resources
import TerminalUI

/// `F` where several numbers stand: which of them is to explain itself.
struct FiguresScreen: Screen {
  static let room = Room.panel("figures", FigureText.about(.choose), for: .openRegister)

  private let figures: [Figure]
  private var list: ListState<Int>

  init(_ figures: [Figure]) {
    self.figures = figures
    list = ListState(selected: 0)
  }

  static let commands = [
    ExplainScreen.command(keys: [.enter, .character("F")], footer: .shown, for: FiguresScreen.self)
  ]

  private var rows: ListRows<Int> { ListRows(Array(figures.indices)) }

  func figure(in workspace: Workspace) -> Figure? { list.selectedRow(in: rows).map { figures[$0] } }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .panel(rows: figures.count) }

  func hint(in workspace: Workspace) -> String? { figure(in: workspace).map { workspace.language($0.id.help) } }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let words = FigureWords(workspace.language)
    let layout = TableLayout(
      [
        TableColumn(0, "", width: .flexible(min: 20, max: 36)), TableColumn(1, "", width: .fixed(20), align: .right),
        TableColumn(2, "", width: .flexible(min: 20, weight: 4), dropOrder: 1),
      ], width: canvas.width - ListState<Int>.margin - 1)
    list.draw(on: &canvas, rows: rows) { canvas, place, _ in
      let figure = figures[place]
      layout.drawRow(on: &canvas) { column in
        switch column {
        case 0: [TextRun(workspace.language(figure.id.title))]
        case 1: [TextRun(words.value(figure.value), .heading)]
        default: [TextRun(words.filter(figure, in: workspace) ?? "", .muted)]
        }
      }
    }
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows, height: max(1, workspace.bodySize.height - 1)) ? .stay : nil
  }
}
