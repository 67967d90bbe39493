import Domain
import Resources
import Store
import TerminalUI

/// Inntakskull: of those who came in a period, where they stand after 3, 6 and 12 months, and how long it took to come to each step;
/// or year by year.
struct CohortsScreen: Screen {
  static let room = Room.place("cohorts", CohortText.title, for: .seeBoard)

  /// A number one can stand on.
  enum Spot: Hashable, Sendable {
    case place(Cohort.Place, month: Int)
    case way(StepNumber)
    /// Those who came in a year, or those of them who stand somewhere after twelve months.
    case year(Int, Cohort.Place?)
  }

  /// Nil: everybody since the start.
  private let asked: Period?
  private(set) var cohort: Cohort?
  /// By year of entry, the latest first.
  private(set) var years: [(year: Int, cohort: Cohort)] = []
  /// While they are being worked out.
  private(set) var work: LongWork?
  private(set) var isByYear = false
  private(set) var row = 0
  private(set) var column = 0
  private var filter: [FigureFilter] = []

  /// - Parameter period: without it everybody since the start.
  init(in workspace: Workspace, period: Period? = nil) {
    asked = period
    read(in: workspace)
  }

  private mutating func read(in workspace: Workspace) {
    let (scope, asked) = (workspace.scope, asked)
    filter = scope.filter(in: workspace)
    do throws(StoreError) {
      let read = try workspace.reckoned(Reckonings.Question(kind: .cohorts, period: asked)) {
        (session, progress) throws(StoreError) in
        try session.figures.cohorts(
          of: asked, programme: scope.programme, unit: scope.unit, progress: progress)
      }
      switch read {
      case .underWay(let work): self.work = work
      case .ready(let read): (cohort, years, work) = (read.whole, read.years, nil)
      }
    } catch { workspace.tell(error) }
    settle()
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }
  mutating func forget() { (cohort, years, work) = (nil, [], nil) }

  // MARK: Spots

  /// Places that anybody stands in at any of the months, and always the steps.
  var places: [Cohort.Place] {
    Cohort.Place.allCases.filter { place in
      if case .takesPart(.some) = place { return true }
      let own = years.map(\.cohort) + [cohort].compactMap(\.self)
      return own.contains { $0.columns.contains { $0.count(place) > 0 } }
    }
  }

  /// The rows with their stops, as they stand.
  var spots: [[Spot]] {
    if isByYear {
      return years.map { year in [.year(year.year, nil)] + places.map { .year(year.year, $0) } }
    }
    guard let cohort, cohort.n > 0 else { return [] }
    return places.map { place in Cohort.months.map { .place(place, month: $0) } }
      + StepNumber.all.map { [.way($0)] }
  }

  var spot: Spot? {
    let spots = spots
    guard spots.indices.contains(row) else { return nil }
    return spots[row].indices.contains(column) ? spots[row][column] : spots[row].last
  }

  private mutating func settle() {
    let spots = spots
    row = max(0, min(row, spots.count - 1))
    column = max(0, min(column, (spots.indices.contains(row) ? spots[row].count : 1) - 1))
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    switch key {
    case .down, .character("j"): row += 1
    case .up, .character("k"): row -= 1
    case .left: column -= 1
    case .right:
      if column >= (spots.indices.contains(row) ? spots[row].count : 1) - 1 {
        return ScreenActions.open(Scene(self, in: workspace))
      }
      column += 1
    case .home, .pageUp, .character("g"): row = 0
    case .end, .pageDown, .character("G"): row = spots.count - 1
    default: return nil
    }
    settle()
    return .stay
  }

  // MARK: Figures

  func figure(in workspace: Workspace) -> Figure? { spot.flatMap { figure($0, today: workspace.today) } }

  func figures(in workspace: Workspace) -> [Figure] {
    spots.flatMap { $0 }.compactMap { figure($0, today: workspace.today) }
  }

  func figure(_ spot: Spot, today: Day) -> Figure? {
    func place(_ place: Cohort.Place, _ column: Cohort.Column?, _ cohort: Cohort?) -> Figure? {
      guard let column, let cohort else { return nil }
      return Figure(
        .cohortPlace, count: column.count(place), filter: filter + [.period(cohort.period)], of: column.n, asOf: today,
        people: .list((column.people[place] ?? []).sorted()))
    }
    switch spot {
    case .place(let stands, let month):
      return place(stands, cohort?.columns.first { $0.month == month }, cohort)
    case .way(let step):
      guard let cohort, case let way = cohort.ways[step.value - 1] else { return nil }
      return Figure(
        .cohortMedianDaysToStep, .medianDays(way.median), filter: filter + [.step(step), .period(cohort.period)],
        n: way.days.count, asOf: today, people: .list(way.people.sorted()))
    case .year(let year, let stands):
      guard let cohort = years.first(where: { $0.year == year })?.cohort else { return nil }
      if let stands { return place(stands, cohort.columns.last, cohort) }
      return Figure(
        .entered, count: cohort.n, filter: filter + [.period(cohort.period)], asOf: today,
        people: .list(cohort.people.sorted()))
    }
  }

  // MARK: Commands

  static let commands: [Command<Scene<CohortsScreen>>] = [
    ExplainScreen.command(
      keys: [.enter, .character("F")], CohortText.explainHelp, footer: .shown, for: CohortsScreen.self),
    Command(
      "cohorts.period", [.character("p")], CommonText.period, CohortText.periodHelp, group: ChromeText.groupShow
    ) { scene in
      guard let cohort = scene.screen.cohort else { return .stay }
      return .open(PeriodForm(.cohorts, cohort.period, in: scene.workspace))
    },
    Command(
      "cohorts.cross", [.character("x")], CohortText.byYear, CohortText.byYearHelp, group: ChromeText.groupShow
    ) { scene in
      scene.screen.isByYear.toggle()
      (scene.screen.row, scene.screen.column) = (0, 0)
      return .stay
    },
    ScopeScreen.command(for: CohortsScreen.self),
  ]
}
