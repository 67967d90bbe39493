import Domain
import Resources
import Store
import TerminalUI

/// "Tjenester": what holds for a time about a participant, and the course of their quality of life.
struct CardServices {
  private let lines: [ListLine<HoldingsScreen.Row>]
  private let workspace: Workspace

  init(_ card: ParticipantCard, _ workspace: Workspace) {
    lines = HoldingsScreen.lines(card, width: workspace.bodySize.width, workspace)
    self.workspace = workspace
  }

  var rows: ListRows<ListLine<HoldingsScreen.Row>.ID> { ListRows(lines.map(\.id)) }

  func draw(_ list: ListState<ListLine<HoldingsScreen.Row>.ID>, on canvas: inout Canvas) {
    guard !lines.isEmpty else {
      return PeopleNotice.draw(workspace.language(HoldingText.none), style: .muted, on: &canvas)
    }
    let kind = HoldingsScreen.list
    let layout = kind.layout(width: canvas.width, of: lines.compactMap(\.record), in: workspace)
    let columns = Dictionary(kind.columns.map { ($0.id, $0) }) { first, _ in first }
    canvas.within(canvas.bounds.inset(left: ListState<RowID>.margin)) { layout.drawHeader(on: &$0) }
    canvas.within(canvas.bounds.inset(top: 1)) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, id, _ in
        switch lines.first(where: { $0.id == id }) {
        case .record(let row)?: layout.drawRow(on: &canvas) { columns[$0]?.cell(row, workspace) ?? [] }
        case .text(_, let runs)?: canvas.put(runs, x: 0, y: 0, width: canvas.width)
        case nil: break
        }
      }
    }
  }
}
