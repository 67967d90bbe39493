import Domain
import Store

extension CohortsScreen: ShownScreen {
  static let output = Output(
    namesPeople: false, takes: [.from, .to],
    filters: Output.scope(), form: form,
    open: { (request, workspace) throws(ShowProblem) in
      CohortsScreen(in: workspace, period: try request.period(in: workspace))
    },
    source: { (screen: CohortsScreen, _) in screen.cohort == nil ? nil : screen })

  private typealias Place = (column: Cohort.Column, place: Cohort.Place)

  private static let form = ScreenForm<CohortsScreen>(
    [
      .key("from") { $0.cohort?.period.from }, .key("to") { $0.cohort?.period.to }, .key("entered") { $0.cohort?.n },
      .list("months", month) { $0.cohort?.columns ?? [] }, .list("steps", way) { $0.cohort?.ways ?? [] },
      .list("years", year) { $0.years.map { Year(year: $0.year, cohort: $0.cohort) } },
    ],
    columns: ["month", "place", "people", "of", "notYet"],
    rows: { screen in
      (screen.cohort?.columns ?? []).flatMap { column in
        Cohort.Place.allCases.map { place in
          ["\(column.month)", place.word, "\(column.count(place))", "\(column.n)", "\(column.notYet)"]
        }
      }
    })

  private static let places = JSONForm<Cohort.Column>(
    Cohort.Place.allCases.map { place in .key(place.word) { $0.count(place) } })

  private static let month: JSONForm<Cohort.Column> =
    [.key("month", \.month), .key("n", \.n), .key("notYet", \.notYet)] + places

  private static let way: JSONForm<Cohort.Way> = [
    .key("step", \.step.value), .key("n", \.days.count), .key("medianDays", \.median), .key("notYet", \.notYet),
  ]

  private struct Year {
    let year: Int
    let cohort: Cohort
  }

  private static let year: JSONForm<Year> = [
    .key("year", \.year), .key("entered", \.cohort.n),
    .object("after12Months", [.key("n", \.n), .key("notYet", \.notYet)] + places) { $0.cohort.columns.last },
  ]
}
