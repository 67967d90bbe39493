import Domain
import Resources
import Store
import TerminalUI

/// A mapping by age and gender. Small cells are hidden on the screen too, and there are no totals to reckon them from.
struct MappingCrossScreen: Screen {
  static let room = Room.panel("mappingCross", MappingText.crossTitle, for: .seeMapping)

  private let round: Int
  private let unit: UnitKey?
  private var table: MappingCrossTable?
  private var n = 0
  private var list = ListState<Int>(selected: 0)

  init(round: Int, unit: UnitKey?, in workspace: Workspace) {
    self.round = round
    self.unit = unit
    read(in: workspace)
  }

  static let commands: [Command<Scene<MappingCrossScreen>>] = [
    Command("mapping.cross", [.character("x")], MappingText.bars, MappingText.barsHelp, group: ChromeText.groupShow) {
      _ in .back
    }
  ]

  private mutating func read(in workspace: Workspace) {
    do {
      n = try workspace.session.mapping.summary(round: round, unit: unit, rule: .current)?.n ?? 0
      // A round may have shrunk since the screen was opened.
      table =
        n < MappingSummary.fewestToShare
        ? nil : try workspace.session.mapping.crossTable(round: round, unit: unit)
    } catch {
      workspace.tell(error)
    }
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  func status(in workspace: Workspace) -> [TextRun] {
    [TextRun(workspace.language(MappingText.status, ["n": n]))]
  }

  func hint(in workspace: Workspace) -> String? {
    hiddenWords(workspace.language)
  }

  func figure(in workspace: Workspace) -> Figure? {
    let place: [FigureFilter] =
      [.round(round)] + (unit.flatMap(workspace.unit).map { [.unit($0.unit.name)] } ?? [])
    return Figure(.mappingRecords, count: n, filter: place, asOf: workspace.today, people: .anonymous)
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    guard let table else { return nil }
    let rows = ListRows(Array(table.rows.indices))
    return list.handle(key, rows: rows, height: workspace.bodySize.height) ? .stay : nil
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let language = workspace.language
    guard let table else {
      Sentence.draw(language(MappingText.tooFew), on: &canvas)
      return
    }
    let columns: [TableColumn<Int>] =
      [TableColumn(-1, language(MappingText.crossAge), width: .flexible(min: 8, max: 18))]
      + table.columns.enumerated().map { index, gender in
        TableColumn(
          index, gender.map { language($0.textKey) } ?? language(DomainText.unknown),
          width: .flexible(min: 6, max: 14), align: .right)
      }
    let ages = table.rows.map { $0.map { language($0.textKey) } ?? language(DomainText.unknown) }
    let layout = TableLayout(
      columns, width: canvas.width - ListState<Int>.margin - 1, fitting: ages, glyphs: canvas.glyphs
    ) { [TextRun($0 < 0 ? $1 : "")] }
    canvas.within(canvas.bounds.inset(left: ListState<Int>.margin)) { layout.drawHeader(on: &$0) }
    let rows = ListRows(Array(table.rows.indices))
    let notes = self.notes(width: canvas.width - 4, language, canvas.glyphs)
    let room = max(1, min(rows.count, canvas.height - 1))
    canvas.within(Rect(x: 0, y: 1, width: canvas.width, height: room)) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, row, _ in
        layout.drawRow(on: &canvas) { column in
          guard column >= 0 else { return [TextRun(ages[row])] }
          switch table.cells[row][column] {
          case .count(let count): return [TextRun("\(count)", count == 0 ? .muted : .plain)]
          case .hidden: return [TextRun(language(MappingText.hidden), .muted)]
          }
        }
      }
    }
    for (index, line) in notes.enumerated() {
      canvas.put(line, x: 3, y: room + 2 + index, style: .muted, width: canvas.width - 4)
    }
  }

  /// Not the sign of what was not assessed: a hidden cell has people in it.
  private func hiddenWords(_ language: Language) -> String {
    "\(language(MappingText.hidden)): \(language(MappingText.crossHidden))"
  }

  private func notes(width: Int, _ language: Language, _ glyphs: GlyphSet) -> [String] {
    return [hiddenWords(language), language(MappingText.crossNoTotals), language(CommonText.caveatJudgement)]
      .flatMap { $0.wrapped(to: max(1, width), glyphs: glyphs) }
  }
}
