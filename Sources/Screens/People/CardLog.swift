import Domain
import Resources
import Store
import TerminalUI

/// "Logg": what was done about a participant, newest first.
struct CardLog {
  private let card: ParticipantCard
  private let workspace: Workspace

  init(_ card: ParticipantCard, _ workspace: Workspace) {
    self.card = card
    self.workspace = workspace
  }

  private enum Column { case when, who, what }

  private func layout(_ width: Int) -> TableLayout<Column> {
    let language = workspace.language
    return TableLayout(
      [
        TableColumn(.when, language(ParticipantText.when), width: .fixed(16)),
        TableColumn(.who, language(ParticipantText.who), width: .flexible(min: 8, max: 20), dropOrder: 1),
        TableColumn(.what, language(ParticipantText.what), width: .flexible(min: 14, weight: 4)),
      ], width: width, fitting: card.entries, glyphs: workspace.glyphs, cell: cell)
  }

  func draw(_ list: ListState<Int64>, on canvas: inout Canvas) {
    guard !card.entries.isEmpty else {
      PeopleNotice.draw(workspace.language(ParticipantText.noLog), style: .muted, on: &canvas)
      return
    }
    let layout = layout(canvas.width - ListState<Int64>.margin - 1)
    let byID = Dictionary(card.entries.map { ($0.id, $0) }) { first, _ in first }
    canvas.within(canvas.bounds.inset(left: ListState<Int64>.margin)) { layout.drawHeader(on: &$0) }
    canvas.within(canvas.bounds.inset(top: 1)) { canvas in
      list.draw(on: &canvas, rows: ListRows(card.entries.map(\.id))) { canvas, id, _ in
        guard let entry = byID[id] else { return }
        layout.drawRow(on: &canvas) { cell($0, entry) }
      }
    }
  }

  /// The newest entries under a heading, as many as there is room for.
  func drawLatest(on canvas: inout Canvas) {
    let margin = ListState<Int64>.margin
    guard !card.entries.isEmpty, canvas.width > margin + 40 else { return }
    canvas.put(workspace.language(ParticipantText.latest), x: margin, y: 0, style: .heading)
    let layout = layout(canvas.width - margin - 1)
    for (index, entry) in card.entries.prefix(canvas.height - 1).enumerated() {
      canvas.within(Rect(x: margin, y: 1 + index, width: canvas.width - margin, height: 1)) { canvas in
        layout.drawRow(on: &canvas) { cell($0, entry) }
      }
    }
  }

  private func cell(_ column: Column, _ entry: JournalEntry) -> [TextRun] {
    let style: Style = entry.isUndone ? .muted : .plain
    switch column {
    case .when:
      let dates = Dates(workspace.language)
      return [TextRun(dates.moment(entry.at, today: workspace.today, time: workspace.settings.localTime), .muted)]
    case .who: return [TextRun(entry.name, style)]
    case .what:
      let words = EntryWords(workspace)
      return [TextRun(words.deed(entry) + words.marks(entry), style)]
    }
  }
}
