import Domain
import Store

extension BoardScreen: ShownScreen {
  static let output = Output(
    namesPeople: false, form: form,
    open: { (request, workspace) throws(ShowProblem) in
      BoardScreen(in: workspace, period: try request.period(in: workspace), statusAt: request.statusAt)
    },
    source: { (screen: BoardScreen, _) in screen.board == nil ? nil : screen })

  /// Relapse is not registered yet: null, never 0.
  private static let form = ScreenForm<BoardScreen>(
    JSONForm([.key("from", \.from), .key("to", \.to)]) + before + [.object("endedOtherwise", endings) { $0 }] + after
      + [.list("units", unit, \.units)],
    columns: ["figure", "value"],
    rows: { screen in
      pairs("", before, screen) + pairs("endedOtherwise.", endings, screen) + pairs("", after, screen)
        + screen.units.flatMap { pairs("units.\($0.unit.name).", places, $0) }
    })

  private static let before: JSONForm<BoardScreen> = [
    count("entered", .entered), count("inProgramme", .inProgramme), count("droppedOut", .droppedOut),
  ]

  private static let endings = JSONForm<BoardScreen>(
    PeriodBoard.Ending.allCases.map { ending in
      .key(ending.rawValue) { $0.board?.endedOtherwise[ending]?.count ?? 0 }
    })

  private static let after: JSONForm<BoardScreen> = [
    count("retained", .retained), notRegistered("relapsed"), notRegistered("reEngaged"),
    notRegistered("reEngagedWithin14Days"), notRegistered("medianDaysToReEngagement"),
    count("inOrdinaryWork", .inOrdinaryWork), count("inAdaptedWork", .inAdaptedWork),
    count("inWorkPractice", .inWorkPractice), count("inEducation", .inEducation),
    count("homeDistricts", .homeDistricts),
  ]

  private static let places: JSONForm<UnitOccupancy> = [
    .key("places", \.unit.places), .key("occupied", \.occupied), .key("taken", \.taken), .key("free", \.free),
  ]

  private static let unit: JSONForm<UnitOccupancy> = [.key("name", \.unit.name)] + places

  private static func count(_ name: String, _ id: FigureID) -> JSONForm<BoardScreen>.Key {
    .key(name) { screen in if case .count(let count) = screen.figures[id]?.value { count } else { 0 } }
  }

  private static func notRegistered(_ name: String) -> JSONForm<BoardScreen>.Key { .key(name) { _ in JSON.null } }

  private static func pairs<Source>(_ prefix: String, _ form: JSONForm<Source>, _ source: Source) -> [[String]] {
    zip(form.columns, form.row(source)).map { ["\(prefix)\($0)", $1] }
  }
}
