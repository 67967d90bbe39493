import Domain
import Resources
import Store
import TerminalUI

/// The rounds beside each other: the share of red per area and year, as a table, and of the chosen area as columns. Rounds of one unit,
/// or of all together; those of few people are left out, as everywhere.
struct MappingRoundsScreen: Screen {
  static let room = Room.panel("mappingRounds", MappingText.rounds, for: .seeMapping)

  private let unit: UnitKey?
  /// The oldest first.
  private var rounds: [MappingSummary] = []
  private(set) var area = LifeDomain.housing

  init(unit: UnitKey?, area: LifeDomain?, in workspace: Workspace) {
    self.unit = unit
    self.area = area ?? .housing
    read(in: workspace)
  }

  private mutating func read(in workspace: Workspace) {
    rounds =
      workspace.ask { (session) throws(StoreError) in try session.mapping.summaries(unit: unit, rule: .current) } ?? []
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  static let commands: [Command<Scene<MappingRoundsScreen>>] = [
    Command("mapping.rounds", [.character("3")], MappingText.bars, MappingText.barsHelp, group: ChromeText.groupShow) {
      _ in .back
    },
    ExplainScreen.command(footer: .shown, for: MappingRoundsScreen.self),
  ]

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    let rows = ListRows(LifeDomain.allCases)
    var list = ListState(selected: area)
    guard list.handle(key, rows: rows, height: rows.count) else { return nil }
    area = list.selected ?? area
    return .stay
  }

  // MARK: Words

  func status(in workspace: Workspace) -> [TextRun] {
    let name = unit.flatMap(workspace.unit)?.unit.name
    return [
      TextRun([name, workspace.language(MappingText.anonymous)].compactMap(\.self).joined(separator: ", "), .muted)
    ]
  }

  func hint(in workspace: Workspace) -> String? {
    rounds.isEmpty
      ? nil : workspace.settings.isDemo ? workspace.language(MappingText.roundsDemo) : nil
  }

  /// Of the chosen area the share of red in the latest round.
  func figure(in workspace: Workspace) -> Figure? {
    let name = unit.flatMap(workspace.unit)?.unit.name
    return rounds.last.map { $0.figure(.area(area), light: .red, unit: name, asOf: workspace.today) }
  }

  func figures(in workspace: Workspace) -> [Figure] {
    let name = unit.flatMap(workspace.unit)?.unit.name
    return rounds.reversed().map { $0.figure(.area(area), light: .red, unit: name, asOf: workspace.today) }
  }

  // MARK: Drawing

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard !rounds.isEmpty else {
      Sentence.draw(workspace.language(MappingText.roundsNone), on: &canvas)
      return
    }
    let isWide = canvas.width >= 110
    let names = LifeDomain.allCases.map { TextWidth.of(canvas.glyphs.presentable(workspace.language($0.textKey))) }
    let nameWidth = min(names.max() ?? 0, max(4, canvas.width / 2 - 6))
    let room = isWide ? canvas.width / 2 : canvas.width
    let fits = max(1, (room - 4 - nameWidth) / Self.cell)
    let shown = Array(rounds.suffix(fits))
    drawTable(shown, nameWidth, on: &canvas, in: workspace)
    let caveat = workspace.language(CommonText.caveatJudgement).wrapped(
      to: max(1, canvas.width - 2), glyphs: canvas.glyphs)
    let below = LifeDomain.allCases.count + 3
    if isWide {
      let area = Rect(
        x: canvas.width / 2 + 2, y: 0, width: canvas.width / 2 - 3, height: max(0, canvas.height - caveat.count))
      canvas.within(area) { drawColumns(shown, on: &$0, in: workspace) }
    } else if canvas.height - caveat.count - below >= 4 {
      let area = Rect(
        x: 1, y: below - 1, width: canvas.width - 2, height: canvas.height - caveat.count - below + 1)
      canvas.within(area) { drawColumns(shown, on: &$0, in: workspace) }
    }
    for (line, text) in caveat.enumerated() where canvas.height - caveat.count + line >= LifeDomain.allCases.count + 2 {
      canvas.put(text, x: 1, y: canvas.height - caveat.count + line, style: .muted, width: canvas.width - 2)
    }
  }

  private static let cell = 7

  private func drawTable(_ shown: [MappingSummary], _ nameWidth: Int, on canvas: inout Canvas, in workspace: Workspace)
  {
    let language = workspace.language
    let x = 3 + nameWidth
    // In the lowest windows only rows around the chosen one.
    let head = canvas.height >= LifeDomain.allCases.count + 2 ? 2 : min(2, max(0, canvas.height - 1))
    if head > 0 {
      canvas.put(
        [LightCells.run(.red, glyphs: canvas.glyphs), TextRun(" " + language(MappingText.percentSign), .heading)], x: 3,
        y: 0, width: nameWidth)
    }
    for (place, round) in shown.enumerated() {
      let left = x + place * Self.cell
      if head > 0 {
        canvas.put("\(round.round)", x: left, y: 0, style: .heading, width: Self.cell, align: .right)
      }
      if head > 1 { canvas.put("n \(round.n)", x: left, y: 1, style: .muted, width: Self.cell, align: .right) }
    }
    let areas = LifeDomain.allCases
    var window = ScrollWindow()
    let height = min(areas.count, canvas.height - head)
    window.show(area.rawValue, height: height, count: areas.count)
    for (line, index) in window.visible(height: height, count: areas.count).enumerated() {
      let (row, y) = (areas[index], head + line)
      canvas.put(language(row.textKey), x: 3, y: y, width: nameWidth)
      for (place, round) in shown.enumerated() {
        let percent = round[row].percent(.red).map(String.init) ?? "–"
        canvas.put(percent, x: x + place * Self.cell, y: y, width: Self.cell, align: .right)
      }
      guard row == area else { continue }
      canvas.put(canvas.glyphs.selection, x: 1, y: y)
      canvas.select(x: 1, y: y, width: x + shown.count * Self.cell - 1)
      canvas.placeCursor(x: 1, y: y)
    }
  }

  /// A column a round, with its share above, its year and how many were mapped below. The foot is zero, and the top the highest
  /// share of any area: columns of two areas are of one scale.
  private func drawColumns(_ shown: [MappingSummary], on canvas: inout Canvas, in workspace: Workspace) {
    let language = workspace.language
    canvas.put(
      language(MappingText.roundsOf, ["area": language(area.textKey)]), x: 0, y: 0, style: .heading, width: canvas.width
    )
    let height = min(10, canvas.height - 4)
    guard height > 0 else { return }
    let most = shown.flatMap { round in LifeDomain.allCases.compactMap { round[$0].percent(.red) } }.max() ?? 0
    for (place, round) in shown.enumerated() {
      let x = place * (Self.cell + 1)
      guard x + Self.cell <= canvas.width else { break }
      let percent = round[area].percent(.red)
      let eighths = most == 0 ? 0 : ((percent ?? 0) * height * 8 + most / 2) / most
      let (whole, rest) = eighths.quotientAndRemainder(dividingBy: 8)
      let foot = 1 + height
      for step in 0..<whole {
        canvas.put(String(repeating: canvas.glyphs.shadeFull, count: 5), x: x, y: foot - step, style: .lightRed)
      }
      if rest > 0 {
        canvas.put(String(repeating: canvas.glyphs.spark(rest), count: 5), x: x, y: foot - whole, style: .lightRed)
      }
      let label = foot - whole - (rest > 0 ? 1 : 0)
      canvas.put(percent.map { "\($0) %" } ?? "–", x: x, y: label, width: Self.cell)
      canvas.put("\(round.round)", x: x, y: foot + 1, style: .heading, width: Self.cell)
      canvas.put("n \(round.n)", x: x, y: foot + 2, style: .muted, width: Self.cell)
    }
  }
}
