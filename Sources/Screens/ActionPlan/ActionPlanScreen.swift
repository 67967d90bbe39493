import Domain
import Reports
import Resources
import Store
import TerminalUI

/// The municipal plan: its measures with what the register knows of each, beside the same of a year before.
struct ActionPlanScreen: ListScreen {
  static let room = Room.menu("plan", digit: "8", for: .seePlan, beside: \.actionPlan) { ActionPlanScreen(in: $0) }

  struct Row: Identifiable {
    let standing: MeasureStanding
    var id: String { standing.measure.number }
  }

  let period: Period
  private(set) var plan: PlanStanding?
  /// While it is being worked out.
  private var work: LongWork?
  var listing = Listing<Row>()
  /// The plan has an order of its own.
  static let remembersOrder = false

  /// - Parameter period: without it the last whole tertial.
  init(in workspace: Workspace, period: Period? = nil) {
    self.period = period ?? ReportPeriod.lastTertial.days(today: workspace.today, start: nil)
    begin(in: workspace)
  }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    switch try PlanReading.of(period, in: workspace) {
    case .underWay(let work): self.work = work
    case .ready(let read): (plan, work) = (read.plan, nil)
    }
    if plan == nil, work != nil { return [] }
    return (plan?.measures ?? []).map { .record(Row(standing: $0)) } + [.new(ActionPlanText.choose, in: workspace)]
  }

  static let list = ListKind<Row>(
    "plan", naming: "name",
    [
      .text("number", ActionPlanText.columnNumber, .fixed(6), sees: nil) { row, _ in row.id },
      .text("name", ActionPlanText.columnName, .flexible(min: 16, max: 40, weight: 3), sees: nil) { row, _ in
        row.standing.measure.name
      },
      ListColumn(
        "now", ActionPlanText.columnNow, .fixed(11), align: .right, sees: nil, sort: nil, value: nil,
        cell: { row, workspace in [TextRun(MeasureWords(workspace).value(row.standing.now))] }
      ).explained { row, _ in row.standing.now },
      ListColumn(
        "share", ActionPlanText.columnShare, .fixed(7), align: .right, sees: nil, sort: nil, value: nil,
        cell: { row, workspace in MeasureWords(workspace).share(row.standing) }),
      ListColumn(
        "goal", ActionPlanText.columnGoal, .fixed(6), align: .right, sees: nil, sort: nil, value: nil,
        cell: { row, workspace in [TextRun(MeasureWords(workspace).goal(row.standing))] }),
      ListColumn(
        "before", ActionPlanText.columnBefore, .fixed(7), align: .right, dropOrder: 2, sees: nil, sort: nil, value: nil,
        cell: { row, workspace in [TextRun(MeasureWords(workspace).before(row.standing), .muted)] }
      ).explained { row, _ in row.standing.before },
      ListColumn(
        "status", ActionPlanText.columnStatus, .flexible(min: 10, max: 19), sees: nil, sort: nil, value: nil,
        cell: { row, workspace in [MeasureWords(workspace).status(row.standing)] }),
      .text(
        "responsible", ActionPlanText.columnResponsible, .flexible(min: 12, max: 24), style: .muted, dropOrder: 3,
        from: 110, sees: nil
      ) { row, _ in row.standing.measure.responsible },
    ])

  func notice(in workspace: Workspace) -> TextRun? { nil }

  // MARK: Words

  func title(in workspace: Workspace) -> String {
    guard let plan = plan?.plan else { return workspace.language(Self.room.title) }
    return workspace.language(
      plan.isOver(on: workspace.today) ? ActionPlanText.titleOver : .title,
      ["from": plan.years.lowerBound, "to": plan.years.upperBound])
  }

  func status(in workspace: Workspace) -> [TextRun] {
    guard let plan else { return [] }
    let against = workspace.language(
      ActionPlanText.against,
      ["now": plan.period.name(in: workspace.language), "before": plan.period.yearBefore.name(in: workspace.language)])
    return [TextRun(against, .muted)]
  }

  func hint(in workspace: Workspace) -> String? {
    guard let standing = chosen?.standing else {
      return plan == nil ? workspace.language(ActionPlanText.none) : plan?.plan.afterwards
    }
    var parts = [standing.measure.number]
    if let note = standing.note { parts.append(note) } else { parts.append(standing.measure.text) }
    if case .count(let n)? = standing.lacking?.value, n > 0 {
      parts.append(workspace.language(ActionPlanText.lacking, ["n": n]))
    }
    return parts.joined(separator: " \(workspace.glyphs.separator) ")
  }

  /// What `F` gives to choose from where the row has none.
  func heads(in workspace: Workspace) -> [Figure] {
    plan?.measures.flatMap { [$0.now, $0.before].compactMap(\.self) } ?? []
  }

  // MARK: Drawing and moving

  /// What the stars mean stands below the list.
  private func notes(in workspace: Workspace) -> [String] {
    plan.map { MeasureWords(workspace).notes($0) } ?? []
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    if plan == nil, let work { return work.draw(workspace.language(CommonText.working), on: &canvas, in: workspace) }
    let notes = canvas.height > 12 ? notes(in: workspace) : []
    let lines = notes.flatMap { $0.wrapped(to: max(1, canvas.width - 4), glyphs: workspace.glyphs) }
    canvas.within(canvas.bounds.inset(bottom: lines.count)) { drawList(on: &$0, in: workspace) }
    for (place, line) in lines.enumerated() {
      canvas.put(line, x: 3, y: canvas.height - lines.count + place, style: .muted, width: max(0, canvas.width - 4))
    }
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    if key == .tab || key == .backTab {
      moveColumn(by: key == .tab ? 1 : -1, in: workspace)
      return .stay
    }
    let height = headRows(in: workspace) + (workspace.bodySize.height > 12 ? notes(in: workspace).count : 0)
    return listing.handle(key, head: height, in: workspace) ? .stay : nil
  }

  // MARK: Commands

  static let commands: [Command<Scene<ActionPlanScreen>>] = [
    Command(
      "plan.open", [.enter], CommonText.open, ActionPlanText.openHelp, group: ChromeText.groupList,
      run: { scene in
        guard let row = scene.screen.chosen else { return .open(PlanChoiceForm(in: scene.workspace)) }
        return .open(MeasureScreen(row.id, over: scene.screen.period, in: scene.workspace))
      }
    ).ofOne(),
    ExplainScreen.command(ActionPlanText.explainHelp, footer: .shown, for: ActionPlanScreen.self),
    Command(
      "plan.period", [.character("p")], CommonText.period, ActionPlanText.periodHelp, group: ChromeText.groupShow
    ) { scene in
      .open(PeriodForm(.plan, scene.screen.period, in: scene.workspace))
    },
    Command(
      "plan.note", [.character("n")], ActionPlanText.noteCommand, ActionPlanText.noteHelp, group: ChromeText.groupList,
      needs: .changePlan, enabled: mayWrite, run: { open($0, at: "note") }
    ).ofOne(),
    Command(
      "plan.edit", [.character("E")], ActionPlanText.statusCommand, ActionPlanText.statusHelp,
      group: ChromeText.groupList, needs: .changePlan, enabled: mayWrite, run: { open($0, at: "status") }
    ).ofOne(),
    Command(
      "plan.add", [.character("+"), .insert], ActionPlanText.choose, ActionPlanText.chooseHelp,
      group: ChromeText.groupShow, footer: .hidden, needs: .changePlan
    ) { .open(PlanChoiceForm(in: $0.workspace)) },
    ScopeScreen.command(for: ActionPlanScreen.self),
    Command(
      "plan.annex", [.character("e")], ActionPlanText.annex, ActionPlanText.annexHelp, group: ChromeText.groupShow,
      needs: .seeReports, enabled: hasPlan, run: writeAnnex),
    Command(
      "plan.write", [.control("p")], HouseReportText.write, HouseReportText.writeHelp, group: ChromeText.groupShow,
      footer: .hidden, needs: .seeReports, enabled: hasPlan, run: writeAnnex),
  ]

  private static func hasPlan(_ scene: Scene<ActionPlanScreen>) -> Availability {
    scene.screen.plan == nil ? scene.unavailable(ActionPlanText.none) : .available
  }

  /// The same form as *Rapporter* opens.
  private static func writeAnnex(_ scene: inout Scene<ActionPlanScreen>) -> Turn {
    let order = ReportOrder(.plan, for: .bydel, of: scene.screen.period, unit: scene.workspace.scope.unit)
    return .open(WriteReportForm(order, in: scene.workspace))
  }

  private static func open(_ scene: Scene<ActionPlanScreen>, at field: String) -> Turn {
    guard let standing = scene.screen.chosen?.standing else { return .stay }
    return .open(MeasureForm(standing, at: field, in: scene.workspace))
  }

  private static func mayWrite(_ scene: Scene<ActionPlanScreen>) -> Availability {
    if scene.workspace.settings.isReadOnly { return scene.unavailable(ErrorText.registerReadOnly) }
    return scene.screen.chosen == nil ? scene.unavailable(ActionPlanText.none) : .available
  }
}
