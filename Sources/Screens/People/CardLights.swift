import Domain
import Resources
import Store
import TerminalUI

/// "Lys": every assessment, both voices, newest first.
struct CardLights {
  private let card: ParticipantCard
  private let workspace: Workspace

  init(_ card: ParticipantCard, _ workspace: Workspace) {
    self.card = card
    self.workspace = workspace
  }

  private enum Column: Hashable { case date, voice, lights, change, actor }

  private var rows: ListRows<RowID> { ListRows(card.lights.map(\.row)) }

  private func assessment(_ row: RowID) -> Recorded<LightsAssessment>? { card.lights.first { $0.row == row } }

  /// The first of the same voice, which the later ones are held against; nil for the first itself.
  private func first(before assessment: LightsAssessment) -> LightsAssessment? {
    card.lights.last { $0.fact.voice == assessment.voice }.map(\.fact).flatMap { $0 == assessment ? nil : $0 }
  }

  // MARK: Drawing

  func draw(_ list: ListState<RowID>, on canvas: inout Canvas) {
    guard !card.lights.isEmpty else {
      PeopleNotice.draw(workspace.language(ParticipantText.noLights), style: .muted, on: &canvas)
      return
    }
    let language = workspace.language
    // Apart where there is room, so that a column can be followed with the eye.
    let gap = canvas.width >= 70 ? 1 : 0
    let width = LifeDomain.allCases.count * (1 + gap) - gap
    let layout = TableLayout<Column>(
      [
        TableColumn(.date, language(ParticipantText.date), width: .fixed(10)),
        TableColumn(.voice, language(ParticipantText.voice), width: .flexible(min: 8, max: 8), dropOrder: 1),
        TableColumn(
          .lights, LightCells.letters(in: workspace).map(String.init).joined(separator: gap > 0 ? " " : ""),
          width: .fixed(width)),
        TableColumn(.change, language(ParticipantText.change), width: .flexible(min: 26, max: 30), dropOrder: 3),
        TableColumn(.actor, language(ParticipantText.enteredBy), width: .flexible(min: 8, max: 24), dropOrder: 2),
      ], width: canvas.width - ListState<RowID>.margin - 1, gap: 2, fitting: card.lights, glyphs: canvas.glyphs
    ) { cell($0, $1, gap: gap, workspace.glyphs) }
    canvas.within(canvas.bounds.inset(left: ListState<RowID>.margin)) { layout.drawHeader(on: &$0) }
    canvas.within(canvas.bounds.inset(top: 1)) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, row, _ in
        guard let recorded = assessment(row) else { return }
        let glyphs = canvas.glyphs
        layout.drawRow(on: &canvas) { cell($0, recorded, gap: gap, glyphs) }
      }
    }
  }

  private func cell(
    _ column: Column, _ recorded: Recorded<LightsAssessment>, gap: Int, _ glyphs: GlyphSet
  ) -> [TextRun] {
    let assessment = recorded.fact
    switch column {
    case .date: return [TextRun(assessment.date.norwegian)]
    case .voice: return [TextRun(workspace.language(assessment.voice.textKey))]
    case .lights:
      let runs = LightCells.runs(assessment.lights, glyphs: glyphs)
      return gap == 0 ? runs : runs.flatMap { [$0, TextRun(" ")] }.dropLast()
    case .change:
      guard let first = first(before: assessment) else { return [TextRun("–", .muted)] }
      return [
        TextRun(FigureWords(workspace.language).change(LightsChange(from: first.lights, to: assessment.lights)))
      ]
    case .actor: return [TextRun(recorded.entered.actor, .muted)]
    }
  }

  // MARK: What the cursor stands on

  private func selected(_ list: ListState<RowID>) -> LightsAssessment? {
    list.selectedRow(in: rows).map { card.lights[$0].fact }
  }

  /// The areas that are not green, in words, the gravest first.
  func hint(_ list: ListState<RowID>) -> String? {
    guard let assessment = selected(list) else { return nil }
    let language = workspace.language
    let parts = [Light.red, .yellow].compactMap { light -> String? in
      let areas = LifeDomain.allCases.filter { assessment.lights[$0] == light }.map { language($0.textKey) }
      return areas.isEmpty ? nil : "\(language(light.textKey)): \(areas.joined(separator: ", ").lowercased())"
    }
    return parts.isEmpty ? language(ParticipantText.allGreen) : parts.joined(separator: "; ")
  }

  func figure(_ list: ListState<RowID>) -> Figure? {
    guard let assessment = selected(list), let first = first(before: assessment) else { return nil }
    return CardFigures(card, workspace).change(from: first, to: assessment)
  }
}
