import Domain
import Resources
import Store
import TerminalUI

/// A mapping by age, gender and group, as figure 2 has it, with totals. Small numbers are hidden on the screen too, by the rule that
/// hides them in reports.
struct MappingCrossScreen: Screen {
  static let room = Room.panel("mappingCross", MappingText.crossTitle, for: .seeMapping)

  private let round: Int
  private let unit: UnitKey?
  private var table: MappingGroupTable?
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
      table = try workspace.session.mapping.groupTable(round: round, unit: unit)
    } catch {
      workspace.tell(error)
    }
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  func status(in workspace: Workspace) -> [TextRun] {
    n < MappingSummary.fewestToShare ? [] : [TextRun(workspace.language(MappingText.status, ["n": n]))]
  }

  func hint(in workspace: Workspace) -> String? {
    table == nil ? workspace.language(MappingText.tooFew) : workspace.language(MappingText.crossGroups)
  }

  func figure(in workspace: Workspace) -> Figure? {
    guard table != nil else { return nil }
    let place: [FigureFilter] =
      [.round(round)] + (unit.flatMap(workspace.unit).map { [.unit($0.unit.name)] } ?? [])
    return Figure(.mappingRecords, count: n, filter: place, asOf: workspace.today, people: .anonymous)
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    guard let table else { return nil }
    let lines = MappingCrossLines(table, width: workspace.bodySize.width, in: workspace).lines.count
    return list.handle(key, rows: ListRows(Array(0..<lines)), height: workspace.bodySize.height) ? .stay : nil
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard let table else {
      Sentence.draw(workspace.language(MappingText.tooFew), on: &canvas)
      return
    }
    let drawing = MappingCrossLines(table, width: canvas.width, in: workspace)
    let lines = drawing.lines
    let notes = drawing.notes(width: canvas.width - 2)
    // The lines give way to nothing; what explains them stands where there is room.
    let room = max(1, min(lines.count, canvas.height))
    canvas.within(Rect(x: 0, y: 0, width: canvas.width, height: room)) { canvas in
      list.draw(on: &canvas, rows: ListRows(Array(lines.indices))) { canvas, row, _ in
        canvas.put(lines[row], x: 0, y: 0, width: canvas.width)
      }
    }
    for (index, line) in notes.prefix(max(0, canvas.height - room)).enumerated() {
      canvas.put(line, x: 1, y: room + index, style: .muted, width: canvas.width - 2)
    }
  }
}

/// Figure 2 as lines: as many genders beside each other as there is room for, and under each other the rest.
struct MappingCrossLines {
  private let table: MappingGroupTable
  private let width: Int
  private let workspace: Workspace
  private var language: Language { workspace.language }

  private static let ageWidth = 8
  private static let cellWidth = 7

  init(_ table: MappingGroupTable, width: Int, in workspace: Workspace) {
    self.table = table
    self.width = width
    self.workspace = workspace
  }

  /// The four groups, and those of whom it is not known where there are any.
  private var groups: [Int] {
    let all = Array(MappingGroup.allCases.indices)
    let unknown = MappingGroup.allCases.count
    let isEmpty = table.panes.allSatisfy { pane in
      (pane.rows + [pane.total]).allSatisfy { $0.groups[unknown] == .count(0) || $0.groups[unknown] == .left }
    }
    return isEmpty ? all : all + [unknown]
  }

  var lines: [[TextRun]] {
    let groups = groups
    let paneWidth = (groups.count + 1) * Self.cellWidth
    let beside = max(1, (width - ListState<Int>.margin - Self.ageWidth) / paneWidth)
    var lines: [[TextRun]] = []
    for start in stride(from: 0, to: table.panes.count, by: beside) {
      lines += band(Array(table.panes[start..<min(start + beside, table.panes.count)]), groups)
    }
    return lines + [row(language(MappingText.crossAll), [table.all], groups, .heading)]
  }

  private func band(_ panes: [MappingGroupTable.Pane], _ groups: [Int]) -> [[TextRun]] {
    let blank = TextRun(String(repeating: " ", count: Self.ageWidth))
    let names = panes.map { pane in
      TextRun(padded(name(pane.gender), (groups.count + 1) * Self.cellWidth), .heading)
    }
    let heads = panes.flatMap { _ in
      groups.map { TextRun(padded(short($0), Self.cellWidth), .muted) }
        + [TextRun(padded(language(MappingText.crossSum), Self.cellWidth), .muted)]
    }
    var lines = [[blank] + names, [blank] + heads]
    let ages = panes.first?.rows.map(\.age) ?? []
    for (place, age) in ages.enumerated() {
      let rows = panes.map { $0.rows[place] }
      // Of nobody's age that is not known there is nothing to say.
      if age == nil, rows.allSatisfy({ $0.sum == .count(0) || $0.sum == .left }) { continue }
      lines.append(row(age.map { short($0) } ?? language(DomainText.unknown), rows, groups, .plain))
    }
    return lines + [row(language(MappingText.crossSum), panes.map(\.total), groups, .heading)]
  }

  private func row(_ name: String, _ rows: [MappingGroupTable.Row], _ groups: [Int], _ style: Style) -> [TextRun] {
    let label = String(name.prefix(Self.ageWidth)).padding(to: Self.ageWidth)
    return [TextRun(label, style)]
      + rows.flatMap { row in
        groups.map { cell(row.groups[$0], style) } + [cell(row.sum, .heading)]
      }
  }

  private func cell(_ told: CountTable.Told, _ style: Style) -> TextRun {
    switch told {
    case .count(let count): TextRun(padded("\(count)", Self.cellWidth), count == 0 ? .muted : style)
    case .few: TextRun(padded(language(MappingText.few), Self.cellWidth), .muted)
    case .hidden: TextRun(padded(language(MappingText.hidden), Self.cellWidth), .muted)
    case .left: TextRun(padded("–", Self.cellWidth), .muted)
    }
  }

  private func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private func name(_ gender: Gender?) -> String {
    switch gender {
    case .female: language(MappingText.women)
    case .male: language(MappingText.men)
    case .other: language(MappingText.otherGender)
    case nil: language(MappingText.unknownGender)
    }
  }

  /// `16–23`: the whole words are too long beside so many numbers.
  private func short(_ age: AgeGroup) -> String { age.rawValue.replacing("-", with: "–") }

  private func short(_ group: Int) -> String {
    let words: [MappingText] = [.groupSubstance, .groupMild, .groupSerious, .groupMental, .groupUnknown]
    return words.indices.contains(group) ? language(words[group]) : ""
  }

  /// What the signs are, and what must be known of all of it.
  func notes(width: Int) -> [String] {
    [
      language(MappingText.crossSigns, ["few": language(MappingText.few), "hidden": language(MappingText.hidden)]),
      language(CommonText.caveatJudgement),
    ].flatMap { $0.wrapped(to: max(1, width), glyphs: workspace.glyphs) }
  }
}

extension String {
  /// With blanks after it, as long as that.
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
