import Domain
import Resources
import Store
import TerminalUI

/// "Nettverk": what the caller may know, what holds in danger to life, and who stands around a participant by relation, with what
/// each may be told now. The desk reads the first two.
struct CardNetwork {
  private let card: ParticipantCard
  private let workspace: Workspace

  init(_ card: ParticipantCard, _ workspace: Workspace) {
    self.card = card
    self.workspace = workspace
  }

  private enum Column { case what, who, phone, now }

  static let linesAbove = 3
  /// From here on there is room for telephones; what is chosen has its own in the message row.
  private static let wide = 96

  private var entries: [AroundScreen.Row] { AroundScreen.rows(card, workspace) }

  var rows: [RowID] { entries.map(\.recorded.row) }

  func draw(_ list: ListState<RowID>, on canvas: inout Canvas) {
    let margin = ListState<RowID>.margin
    let width = max(0, canvas.width - margin - 1)
    canvas.put(CardWords(card, workspace).mayBeTold(width: width), x: margin, y: 0, width: width)
    canvas.put(EmergencyWords(workspace).line, x: margin, y: 1, style: .warning, width: width)
    let entries = entries
    guard !entries.isEmpty else {
      if workspace.sees(.nextOfKin) {
        canvas.put(
          workspace.language(AroundText.none), x: margin, y: CardNetwork.linesAbove, style: .muted, width: width)
      }
      canvas.placeCursor(x: margin, y: 0)
      return
    }
    let layout = TableLayout<Column>(
      [
        TableColumn(.what, workspace.language(AroundText.what), width: .flexible(min: 9, max: 18)),
        TableColumn(.who, workspace.language(AroundText.who), width: .flexible(min: 12, max: 30, weight: 2)),
      ]
        + (width < CardNetwork.wide
          ? [] : [TableColumn(.phone, workspace.language(AroundText.phone), width: .flexible(min: 8, max: 14))])
        + [TableColumn(.now, workspace.language(AroundText.now), width: .flexible(min: 16, weight: 4))], width: width,
      fitting: entries, glyphs: workspace.glyphs, cell: cell)
    let byRow = Dictionary(entries.map { ($0.recorded.row, $0) }) { first, _ in first }
    canvas.within(canvas.bounds.inset(left: margin, top: CardNetwork.linesAbove)) { layout.drawHeader(on: &$0) }
    canvas.within(canvas.bounds.inset(top: min(CardNetwork.linesAbove + 1, canvas.height))) { canvas in
      list.draw(on: &canvas, rows: ListRows(rows)) { canvas, row, _ in
        guard let entry = byRow[row] else { return }
        layout.drawRow(on: &canvas) { cell($0, entry) }
      }
    }
  }

  private func cell(_ column: Column, _ row: AroundScreen.Row) -> [TextRun] {
    switch column {
    case .what: [TextRun(row.what, .muted)]
    case .who: [TextRun(row.who)]
    case .phone: [TextRun(row.phone, .muted)]
    case .now: [TextRun(row.now, row.isWarning ? .warning : .plain)]
    }
  }

  func hint(_ list: ListState<RowID>) -> String? {
    let entries = entries
    guard let place = list.selectedRow(in: ListRows(rows)), entries.indices.contains(place) else {
      return EmergencyWords(workspace).law(key: nil)
    }
    let entry = entries[place]
    return [entry.named, entry.phone, entry.now].filter { !$0.isEmpty }
      .joined(separator: " \(workspace.glyphs.separator) ")
  }
}
