import Domain
import Resources
import Store
import TerminalUI

/// One measure: what the plan says, what the register knows, whom it does not hold for, and what has been said of it, by whom.
struct MeasureScreen: ListScreen {
  static let room = Room.place("measure", ActionPlanText.measure, for: .seePlan)

  struct Row: Identifiable {
    let id: String
    let what: String
    let value: String
    var figure: Figure?
    var style = Style.plain
  }

  private let number: String
  private let period: Period
  private(set) var standing: MeasureStanding?
  var listing = Listing<Row>()
  static let remembersOrder = false

  init(_ number: String, over period: Period, in workspace: Workspace) {
    self.number = number
    self.period = period
    begin(in: workspace)
  }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    guard case .ready(let read) = try PlanReading.of(period, in: workspace) else { return listing.lines }
    standing = read.plan?.measures.first { $0.measure.number == number }
    guard let standing else { return [] }
    let (language, words) = (workspace.language, MeasureWords(workspace))
    let width = max(20, workspace.bodySize.width - 6)
    var lines: [ListLine<Row>] = []
    func heading(_ text: ActionPlanText) {
      lines.append(.text(id: text.rawValue, [TextRun(language(text), .heading)]))
    }
    heading(.text)
    for (place, line) in standing.measure.text.wrapped(to: width, glyphs: workspace.glyphs).enumerated() {
      lines.append(.text(id: "text\(place)", [TextRun("  " + line)]))
    }
    if let responsible = standing.measure.responsible {
      lines.append(
        .text(id: "who", [TextRun("  \(language(ActionPlanText.responsible, ["who": responsible]))", .muted)]))
    }
    lines.append(
      .text(
        id: "goal",
        [
          TextRun(
            "  \(language(ActionPlanText.goal, ["goal": MeasureGoal.words(standing.goal, in: language)]))", .muted)
        ]))
    heading(.now)
    lines += figures(standing, words, language).map { .record($0) }
    let told = standing.words.reversed().map { word in
      Row(
        id: "word\(word.row.id)", what: "\(word.fact.day.norwegian)  \(word.entered.actor)",
        value: word.fact.told.words(in: language))
    }
    if !told.isEmpty { heading(.history) }
    return lines + told.map { .record($0) }
  }

  private func figures(_ standing: MeasureStanding, _ words: MeasureWords, _ language: Language) -> [Row] {
    guard let now = standing.now, let id = standing.measure.indicator else {
      return [
        Row(id: "none", what: language(MeasureStatus.notMeasuredHere.textKey), value: "", style: .muted)
      ]
    }
    var rows = [
      Row(
        id: "now", what: language(id.title),
        value: [words.value(now), words.percent(now)].filter { !$0.isEmpty }.joined(separator: "  "), figure: now),
      Row(
        id: "before", what: period.yearBefore.name(in: language), value: words.before(standing),
        figure: standing.before, style: .muted),
    ]
    if case .count(let n)? = standing.lacking?.value, n > 0 {
      rows.append(
        Row(id: "lacking", what: language(ActionPlanText.lacking, ["n": n]), value: "", figure: standing.lacking))
    }
    return rows
  }

  static let list = ListKind<Row>(
    "measure", hasHead: false, naming: "what",
    [
      ListColumn(
        "what", ActionPlanText.measure, .flexible(min: 24, max: 44, weight: 2), sees: nil, sort: nil, value: nil,
        cell: { row, _ in [TextRun(row.what, row.style)] }
      ).explained { row, _ in row.figure },
      ListColumn(
        "value", ActionPlanText.now, .flexible(min: 14, weight: 3), sees: nil, sort: nil, value: nil,
        cell: { row, _ in [TextRun(row.value, row.style)] }),
    ])

  func title(in workspace: Workspace) -> String { standing.map { "\($0.measure.number) \($0.measure.name)" } ?? number }
  func status(in workspace: Workspace) -> [TextRun] { [TextRun(period.name(in: workspace.language), .muted)] }
  func figure(in workspace: Workspace) -> Figure? { chosen?.figure }

  func figures(in workspace: Workspace) -> [Figure] {
    chosen?.figure.map { [$0] } ?? [standing?.now, standing?.before, standing?.lacking].compactMap(\.self)
  }

  func hint(in workspace: Workspace) -> String? {
    chosen.map { [$0.what, $0.value].filter { !$0.isEmpty }.joined(separator: ": ") }
  }

  // MARK: Commands

  static let commands: [Command<Scene<MeasureScreen>>] = [
    ExplainScreen.command(
      keys: [.enter, .character("F")], ActionPlanText.explainHelp, footer: .shown, for: MeasureScreen.self),
    Command(
      "measure.note", [.character("n")], ActionPlanText.noteCommand, ActionPlanText.noteHelp,
      group: ChromeText.groupList, needs: .changePlan, enabled: mayWrite, run: { open($0, at: "note") }),
    Command(
      "measure.edit", [.character("E")], ActionPlanText.statusCommand, ActionPlanText.statusHelp,
      group: ChromeText.groupList, needs: .changePlan, enabled: mayWrite, run: { open($0, at: "status") }),
  ]

  private static func open(_ scene: Scene<MeasureScreen>, at field: String) -> Turn {
    guard let standing = scene.screen.standing else { return .stay }
    return .open(MeasureForm(standing, at: field, in: scene.workspace))
  }

  private static func mayWrite(_ scene: Scene<MeasureScreen>) -> Availability {
    scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }
}
