import Domain
import Resources
import Store
import TerminalUI

/// Data quality: every rule with how often it finds something, and what share of those who take part no rule finds anything of.
struct QualityScreen: ListScreen, ShownScreen {
  static let room = Room.menu("quality", digit: nil, for: .changeEnrolment, beside: nil) { QualityScreen(in: $0) }

  struct Row: Identifiable {
    let id: QualityRule.ID
    let findings: [QualityFinding]
  }

  var listing = Listing<Row>()
  private var whole: Figure?
  private var people = 0

  init(in workspace: Workspace) { begin(in: workspace) }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    let scope = workspace.scope
    let report = try workspace.session.figures.quality(programme: scope.programme, unit: scope.unit)
    whole = report.whole.map { figure in
      Figure(
        figure.id, figure.value, filter: scope.filter(in: workspace), n: figure.n, asOf: figure.asOf,
        people: figure.people)
    }
    people = report.people
    return QualityRule.all.map { .record(Row(id: $0.id, findings: report.findings(of: $0.id))) }
  }

  mutating func forget() {
    (whole, people) = (nil, 0)
    listing.forget()
  }

  static let list = ListKind<Row>(
    "quality", naming: "rule",
    [
      .text(
        "rule", QualityText.word(.columnRule), .flexible(min: 20, max: 44, weight: 3), sees: nil,
        value: ListValue("rule", at: 0) { row, _ in row.id.rawValue }
      ) { row, workspace in workspace.language(QualityText.rule(row.id)) },
      ListColumn<Row>(
        "found", QualityText.word(.columnFound), .fixed(6), align: .right, sees: nil,
        sort: { row, _ in .number(row.findings.count) },
        value: ListValue("findings", at: 1) { row, _ in row.findings.count },
        cell: { row, _ in [TextRun(row.findings.count.grouped, row.findings.isEmpty ? .muted : .warning)] }
      ).explained { row, workspace in workspace.figure(of: row.id, row.findings) },
      .text("mend", QualityText.word(.columnMend), .fixed(14), style: .muted, sees: nil) { row, workspace in
        workspace.language(QualityText.mend(row.id.mend))
      },
      .text(
        "meaning", QualityText.word(.columnMeaning), .flexible(min: 30, weight: 4), style: .muted, dropOrder: 1,
        from: 100, sees: nil
      ) { row, workspace in row.id.meaning(in: workspace.language) },
    ],
    besides: [ListValue("people", at: 2) { row, _ in Set(row.findings.map(\.person)).count }])

  // MARK: Figures

  /// Wherever the cursor is in a row, its number is that row's.
  func figure(in workspace: Workspace) -> Figure? {
    chosen.map { workspace.figure(of: $0.id, $0.findings, among: people) }
  }

  func heads(in workspace: Workspace) -> [Figure] { [whole].compactMap(\.self) }

  // MARK: Commands

  static let commands: [Command<Scene<QualityScreen>>] = [
    Command(
      "quality.open", [.enter], CommonText.open, QualityText.word(.openHelp), group: ChromeText.groupList,
      enabled: { scene in
        guard let chosen = scene.screen.chosen else { return scene.unavailable(QualityText.word(.noneChosen)) }
        return chosen.findings.isEmpty ? scene.unavailable(QualityText.word(.nothingFound)) : .available
      },
      run: { scene in
        scene.screen.chosen.map { .open(QualityFindingsScreen($0.id, in: scene.workspace)) } ?? .stay
      }),
    ExplainScreen.command(QualityText.word(.explainHelp), footer: .shown, for: QualityScreen.self),
    Command(
      "quality.whole", [.character("0")], QualityText.word(.title), FigureID.registerWhole.help,
      group: ChromeText.groupShow, footer: .hidden,
      enabled: { $0.screen.whole == nil ? $0.unavailable(QualityText.word(.wholeNobody)) : .available },
      run: { scene in scene.screen.whole.map { .open(ExplainScreen($0, in: scene.workspace)) } ?? .stay }),
    ScopeScreen.command(for: QualityScreen.self),
  ]

  // MARK: Words

  func status(in workspace: Workspace) -> [TextRun] {
    guard let whole, case .share(let part, let all) = whole.value else { return [] }
    let language = workspace.language
    guard let percent = Arithmetic.percent(part, of: all) else {
      return [TextRun(language(QualityText.word(.wholeNobody)), .muted)]
    }
    return [TextRun(language(QualityText.word(.whole), ["percent": percent, "n": part, "of": all]))]
  }

  func hint(in workspace: Workspace) -> String? {
    chosen.map { $0.id.meaning(in: workspace.language) }
  }

  static let output = Output.rows(
    "rules", after: [.key("participating") { $0.wholeOf }, .key("whole") { $0.wholePart }], namesPeople: false,
    open: { QualityScreen(in: $1) }
  ) { screen, _ in screen.listing.records }

  private var wholePart: Int? { if case .share(let part, _) = whole?.value { part } else { nil } }
  private var wholeOf: Int? { if case .share(_, let all) = whole?.value { all } else { nil } }
}

extension Workspace {
  /// How often a rule finds something.
  func figure(of rule: QualityRule.ID, _ findings: [QualityFinding], among people: Int? = nil) -> Figure {
    figure(
      .qualityFindings, findings.count, of: people ?? findings.count, [.quality(rule)],
      people: Array(Set(findings.map(\.person))).sorted())
  }
}
