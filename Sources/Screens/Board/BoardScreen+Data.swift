import Domain
import Store

extension BoardScreen: ShownScreen {
  static let output = Output(
    namesPeople: false, takes: [.from, .to, .statusAt],
    filters: Output.scope() + [.key("statusAt", \.screen.statusAt)], form: form,
    open: { (request, workspace) throws(ShowProblem) in
      BoardScreen(in: workspace, period: try request.period(in: workspace), statusAt: request.statusAt)
    },
    source: { (screen: BoardScreen, _) in screen.figures.isEmpty ? nil : screen })

  /// The rows of the table in its order; how it ended otherwise in an object of its own. A median of nobody is null.
  private static let form = ScreenForm<BoardScreen>(
    JSONForm([.key("from", \.from), .key("to", \.to)]) + before + [.object("endedOtherwise", endings) { $0 }] + after
      + [
        .list("units", unit, \.units),
        .list("answers", answer) { screen in BoardQuestion.allCases.flatMap { screen.stops[$0] ?? [] } },
      ],
    columns: ["figure", "value"],
    rows: { screen in
      pairs("", before, screen) + pairs("endedOtherwise.", endings, screen) + pairs("", after, screen)
        + screen.units.flatMap { pairs("units.\($0.unit.name).", places, $0) }
    })

  /// The numbers that answer the questions, each with the same of a year before.
  private static let answer: JSONForm<BoardStop> = [
    .key("question", \.question.rawValue), .key("figure", \.figure.id.rawValue), .key("group", \.group),
    .key("value", \.figure.told), .key("base", \.figure.base), .key("percent", \.figure.percent),
    .key("medianDays", \.figure.median), .key("valueBefore") { $0.before?.told },
    .key("baseBefore") { $0.before?.base },
    .key("percentBefore") { $0.before?.percent }, .key("medianDaysBefore") { $0.before?.median },
  ]

  private static let before = JSONForm<BoardScreen>(rows.prefix { $0.ending == nil }.flatMap { values($0) })
  private static let endings = JSONForm<BoardScreen>(
    rows.compactMap { id in id.ending.map { value($0.rawValue, id) } })
  private static let after = JSONForm<BoardScreen>(
    rows.drop { $0.ending == nil }.filter { $0.ending == nil }.flatMap { values($0) })
  private static let rows = Indicator.ofPeriod.map(\.id)

  private static let places: JSONForm<UnitOccupancy> = [
    .key("places", \.unit.places), .key("occupied", \.occupied), .key("taken", \.taken), .key("free", \.free),
  ]

  private static let unit: JSONForm<UnitOccupancy> = [.key("name", \.unit.name)] + places

  /// Of a part of something that has no row of its own, that too.
  private static func values(_ id: FigureID) -> [JSONForm<BoardScreen>.Key] {
    guard case .ratio = id.indicator.measure else { return [value(id.rawValue, id)] }
    return [
      .key(id.rawValue) { screen -> Int? in
        if case .share(let part, _) = screen.figures[id]?.value { part } else { nil }
      },
      .key("\(id.rawValue)Of") { screen -> Int? in
        if case .share(_, let all) = screen.figures[id]?.value { all } else { nil }
      },
    ]
  }

  private static func value(_ name: String, _ id: FigureID) -> JSONForm<BoardScreen>.Key {
    if case .medianDays = id.indicator.measure {
      return .key(name) { screen -> Median? in
        if case .medianDays(let median) = screen.figures[id]?.value { median } else { nil }
      }
    }
    return .key(name) { screen -> Int? in if case .count(let count) = screen.figures[id]?.value { count } else { nil } }
  }

  private static func pairs<Source>(_ prefix: String, _ form: JSONForm<Source>, _ source: Source) -> [[String]] {
    zip(form.columns, form.row(source)).map { ["\(prefix)\($0)", $1] }
  }
}
