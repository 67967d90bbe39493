import Domain
import Resources
import Store
import TerminalUI

/// Published rates, quoted, with one's own counts beside them. No rate is made of those: the register does not know how many live
/// there.
struct MappingRatesScreen: Screen {
  static let room = Room.panel("mappingRates", MappingText.rates, for: .seeMapping)

  private let round: Int?
  private let unit: UnitKey?
  private var summary: MappingSummary?
  private var list = ListState<Int>(selected: 0)

  init(round: Int?, unit: UnitKey?, in workspace: Workspace) {
    self.round = round
    self.unit = unit
    read(in: workspace)
  }

  private mutating func read(in workspace: Workspace) {
    guard let round else { return }
    let found = workspace.ask { (session) throws(StoreError) in
      try session.mapping.summary(round: round, unit: unit, rule: .current)
    }
    summary = found.flatMap { $0 }.flatMap { $0.isSmall ? nil : $0 }
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  static let commands: [Command<Scene<MappingRatesScreen>>] = [
    Command("mapping.rates", [.character("4")], MappingText.bars, MappingText.barsHelp, group: ChromeText.groupShow) {
      _ in .back
    }
  ]

  private static var published: (rates: ReferenceRates, catalogue: Catalogue)? {
    guard case .success(let catalogue) = Catalogue.shared else { return nil }
    return catalogue.rates.first.map { ($0, catalogue) }
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    let count = Self.published?.rates.rows.count ?? 0
    return list.handle(key, rows: ListRows(Array(0..<count)), height: workspace.bodySize.height) ? .stay : nil
  }

  func figure(in workspace: Workspace) -> Figure? {
    let name = unit.flatMap(workspace.unit)?.unit.name
    guard let summary, let rows = Self.published?.rates.rows, rows.indices.contains(list.selected ?? 0),
      rows[list.selected ?? 0].own == .housingRed
    else { return nil }
    return summary.figure(.area(.housing), light: .red, unit: name, asOf: workspace.today)
  }

  func hint(in workspace: Workspace) -> String? { workspace.language(MappingText.ratesNever) }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard let (rates, catalogue) = Self.published else { return }
    let language = workspace.language
    let own = summary.map { language(MappingText.ratesOwn, ["year": $0.round]) }
    let columns: [TableColumn<Int>] =
      [TableColumn(-1, catalogue.name(of: rates.id, in: language.code), width: .flexible(min: 12, max: 34, weight: 2))]
      + rates.columns.enumerated().map {
        TableColumn($0.offset, $0.element, width: .flexible(min: 8, max: 19), align: .right)
      } + (own.map { [TableColumn(rates.columns.count, $0, width: .flexible(min: 8, max: 18), align: .right)] } ?? [])
    let layout = TableLayout(
      columns, width: canvas.width - ListState<Int>.margin - 1, fitting: rates.rows, glyphs: canvas.glyphs
    ) { [TextRun($0 < 0 ? $1.name : "")] }
    canvas.within(canvas.bounds.inset(left: ListState<Int>.margin)) { layout.drawHeader(on: &$0) }
    let room = max(1, min(rates.rows.count, canvas.height - 1))
    canvas.within(Rect(x: 0, y: 1, width: canvas.width, height: room)) { canvas in
      list.draw(on: &canvas, rows: ListRows(Array(rates.rows.indices))) { canvas, row, _ in
        let shown = rates.rows[row]
        layout.drawRow(on: &canvas) { column in
          if column < 0 { return [TextRun(shown.name)] }
          if column == rates.columns.count { return [ownCount(shown.own, language)] }
          let tenths = shown.tenths[column]
          return [TextRun("\(tenths / 10)\(language.decimalMark)\(tenths % 10)")]
        }
      }
    }
    let notes = [
      language(MappingText.ratesSource, ["source": rates.source]), language(MappingText.ratesNote),
      language(CommonText.caveatJudgement),
    ].flatMap { $0.wrapped(to: max(1, canvas.width - 4), glyphs: canvas.glyphs) }
    for (line, text) in notes.enumerated() where room + 2 + line < canvas.height {
      canvas.put(text, x: 3, y: room + 2 + line, style: .muted, width: canvas.width - 4)
    }
  }

  /// A count, small ones too: it is one of the eight bars, which are shown with their counts.
  private func ownCount(_ own: ReferenceRates.Own?, _ language: Language) -> TextRun {
    guard let summary else { return TextRun("–", .muted) }
    switch own {
    case .housingRed: return TextRun(language(MappingText.ratesCount, ["n": summary[.housing].red]))
    case nil: return TextRun("–", .muted)
    }
  }
}
