import Domain
import Resources
import Store
import TerminalUI

/// "Notater": what was noted about a participant, newest first, and the chosen one in full beneath.
struct CardNotes {
  private let card: ParticipantCard
  private let workspace: Workspace

  init(_ card: ParticipantCard, _ workspace: Workspace) {
    self.card = card
    self.workspace = workspace
  }

  /// Rows of the list; the rest is the chosen note's.
  static func listHeight(_ height: Int) -> Int { max(1, height * 3 / 5) }

  private enum Column { case when, kind, who, text }

  func draw(_ list: ListState<RowID>, on canvas: inout Canvas) {
    let language = workspace.language
    guard !card.notes.isEmpty else {
      PeopleNotice.draw(language(workspace.sees(.notes) ? NoteText.none : .noneOwn), style: .muted, on: &canvas)
      return
    }
    let layout = layout(canvas.width - ListState<RowID>.margin - 1)
    let rows = ListRows(card.notes.map(\.row))
    let height = CardNotes.listHeight(canvas.height)
    canvas.within(Rect(x: 0, y: 0, width: canvas.width, height: height)) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, row, _ in
        guard let note = card.notes.first(where: { $0.row == row }) else { return }
        layout.drawRow(on: &canvas) { cell($0, note) }
      }
    }
    guard let chosen = list.selectedRow(in: rows), height + 1 < canvas.height else { return }
    canvas.rule(y: height)
    let width = max(1, canvas.width - 4)
    let lines = (card.notes[chosen].fact.note.text ?? "").wrapped(to: width, glyphs: workspace.glyphs)
    for (y, line) in lines.enumerated() where height + 1 + y < canvas.height {
      canvas.put(line, x: 3, y: height + 1 + y, width: width)
    }
  }

  /// The newest under a heading, as many as there is room for.
  func drawLatest(on canvas: inout Canvas) {
    let margin = ListState<RowID>.margin
    guard !card.notes.isEmpty, canvas.width > margin + 40 else { return }
    canvas.put(workspace.language(NoteText.latest), x: margin, y: 0, style: .heading)
    let layout = layout(canvas.width - margin - 1)
    for (index, note) in card.notes.prefix(canvas.height - 1).enumerated() {
      canvas.within(Rect(x: margin, y: 1 + index, width: canvas.width - margin, height: 1)) { canvas in
        layout.drawRow(on: &canvas) { cell($0, note) }
      }
    }
  }

  private func layout(_ width: Int) -> TableLayout<Column> {
    TableLayout(
      [
        TableColumn(.when, "", width: .fixed(12)), TableColumn(.kind, "", width: .fixed(15), dropOrder: 2),
        TableColumn(.who, "", width: .flexible(min: 6, max: 14), dropOrder: 1),
        TableColumn(.text, "", width: .flexible(min: 14, weight: 6)),
      ], width: width, fitting: card.notes, glyphs: workspace.glyphs, cell: cell)
  }

  private func cell(_ column: Column, _ note: Recorded<NoteFact>) -> [TextRun] {
    let fact = note.fact.note
    switch column {
    case .when:
      let day = Dates(workspace.language).near(fact.day, today: workspace.today)
      return [TextRun([day, fact.time?.text].compactMap(\.self).joined(separator: " "), .muted)]
    case .kind: return [TextRun(workspace.language(NoteText(fact.kind)), .muted)]
    case .who: return [TextRun(note.entered.actor, .muted)]
    case .text: return [TextRun(fact.text ?? "")]
    }
  }
}
