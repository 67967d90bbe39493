import Domain
import Store

extension ActionPlanScreen: ShownScreen {
  static let output = Output(
    namesPeople: false, takes: [.from, .to],
    filters: Output.scope(), form: form,
    open: { (request, workspace) throws(ShowProblem) in
      ActionPlanScreen(in: workspace, period: try request.period(in: workspace))
    },
    source: { (screen: ActionPlanScreen, workspace) in screen.plan.map { Told(plan: $0, today: workspace.today) } })

  private struct Told {
    let plan: PlanStanding
    let today: Day
  }

  private static let form = ScreenForm<Told>(
    [
      .object("plan", plan) { $0 }, .key("from", \.plan.period.from), .key("to", \.plan.period.to),
      .object("before", days) { $0.plan.period.yearBefore }, .list("measures", measure, \.plan.measures),
    ], table: measure, rows: \.plan.measures)

  private static let plan: JSONForm<Told> = [
    .key("id", \.plan.plan.id), .key("name", \.plan.plan.name), .key("owner", \.plan.plan.owner),
    .key("firstYear", \.plan.plan.years.lowerBound), .key("lastYear", \.plan.plan.years.upperBound),
    .key("isOver") { $0.plan.isOver(on: $0.today) },
  ]

  private static let days: JSONForm<Period> = [.key("from", \.from), .key("to", \.to)]

  private static let measure: JSONForm<MeasureStanding> = [
    .key("number", \.measure.number), .key("name", \.measure.name), .key("responsible", \.measure.responsible),
    .key("indicator", \.measure.indicator?.rawValue), .key("value") { $0.now?.told }, .key("base") { $0.now?.base },
    .key("percent") { $0.now?.percent }, .key("medianDays") { $0.now?.median }, .key("goal") { $0.goal?.percent },
    .key("goalSetBy") { $0.goal?.setBy }, .key("goalSetOn") { $0.goal?.day }, .key("light") { $0.light?.word },
    .key("valueBefore") { $0.before?.told }, .key("baseBefore") { $0.before?.base },
    .key("percentBefore") { $0.before?.percent }, .key("medianDaysBefore") { $0.before?.median },
    .key("status") { $0.status?.rawValue }, .key("statusOn") { $0.lastStatus?.fact.day },
    .key("statusBy") { $0.lastStatus?.entered.actor }, .key("note", \.note),
  ]
}

extension MeasureStanding {
  fileprivate var lastStatus: Recorded<MeasureWord>? {
    words.last { if case .status = $0.fact.told { true } else { false } }
  }
}
