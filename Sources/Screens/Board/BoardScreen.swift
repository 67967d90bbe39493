import Domain
import Reports
import Resources
import Store
import TerminalUI

/// The board: eight questions with the numbers that answer them, each a stop of its own; in a wide window the months of the one that
/// is chosen and the people behind it stand beside them.
struct BoardScreen: Screen {
  static let room = Room.menu("board", digit: "7", for: .seeBoard, beside: nil) { BoardScreen(in: $0) }

  let from: Day
  let to: Day
  /// With it, outcomes are the last one by that day of those who came in during the period.
  let statusAt: Day?
  /// Nil where the register cannot be read, or has not been yet.
  private(set) var reading: BoardReading?
  /// While it is being read.
  private(set) var work: LongWork?
  private(set) var stops: [BoardQuestion: [BoardStop]] = [:]
  /// By question, the months of its course.
  private(set) var courses: [BoardQuestion: [Figure]] = [:]
  private(set) var question = BoardQuestion.needsUs
  private(set) var place = 0
  /// What stands beside the questions in a wide window, of the number that is chosen.
  private(set) var beside = BoardBeside()

  /// - Parameter period: the days to show; without it the last 90, today included.
  init(in workspace: Workspace, period: Period? = nil, statusAt: Day? = nil) {
    let period = period ?? ReportPeriod.last90Days.days(today: workspace.today, start: nil)
    (from, to) = (period.from, period.to)
    self.statusAt = statusAt
    read(in: workspace)
  }

  // MARK: Reading

  /// Places are told as of the earlier of the period's end and today.
  func placesDay(in workspace: Workspace) -> Day { min(to, workspace.today) }

  private mutating func read(in workspace: Workspace) {
    guard let period = Period(from: from, to: to) else { return }
    do throws(StoreError) {
      switch try BoardReading.of(period, statusAt: statusAt, in: workspace) {
      case .underWay(let work): self.work = work
      case .ready(let read): take(read, in: workspace)
      }
    } catch {
      workspace.tell(error)
    }
    choose(question, place, in: workspace)
  }

  private mutating func take(_ read: BoardReading, in workspace: Workspace) {
    let words = BoardWords(workspace.language)
    stops = Dictionary(
      uniqueKeysWithValues: BoardQuestion.allCases.map { ($0, read.stops($0, today: workspace.today, words)) })
    courses = Dictionary(uniqueKeysWithValues: BoardQuestion.allCases.map { ($0, read.course($0)) })
    (reading, work) = (read, nil)
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  /// The screen is locked: nobody's way stays.
  mutating func forget() { (reading, work, stops, courses, beside) = (nil, nil, [:], [:], BoardBeside()) }

  var figures: [FigureID: Figure] { reading?.figures ?? [:] }
  var units: [UnitOccupancy] { reading?.units ?? [] }

  // MARK: Choosing

  var stop: BoardStop? {
    let own = stops[question] ?? []
    return own.indices.contains(place) ? own[place] : own.last
  }

  /// Two panes beside each other need this much.
  static let twoPanes = Size(width: 110, height: 18)

  static func isWide(_ size: Size) -> Bool { size.width >= twoPanes.width && size.height >= twoPanes.height }

  private mutating func choose(_ question: BoardQuestion, _ place: Int, in workspace: Workspace) {
    self.question = question
    self.place = max(0, min(place, (stops[question]?.count ?? 1) - 1))
    guard BoardScreen.isWide(workspace.bodySize), let reading, let stop else {
      beside = BoardBeside()
      return
    }
    beside = BoardBeside(of: stop, reading, in: workspace)
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    let all = BoardQuestion.allCases
    let at = all.firstIndex(of: question) ?? 0
    switch key {
    case .down, .character("j"): choose(all[min(at + 1, all.count - 1)], 0, in: workspace)
    case .up, .character("k"): choose(all[max(at - 1, 0)], 0, in: workspace)
    case .home, .pageUp, .character("g"): choose(all[0], 0, in: workspace)
    case .end, .pageDown, .character("G"): choose(all[all.count - 1], 0, in: workspace)
    case .left: choose(question, place - 1, in: workspace)
    case .right:
      // Right of the last number lies what can be done.
      if place >= (stops[question]?.count ?? 1) - 1 { return ScreenActions.open(Scene(self, in: workspace)) }
      choose(question, place + 1, in: workspace)
    case .character(let character):
      guard let number = character.wholeNumberValue, let chosen = BoardQuestion(rawValue: number) else { return nil }
      choose(chosen, 0, in: workspace)
    default: return nil
    }
    return .stay
  }

  func figure(in workspace: Workspace) -> Figure? { stop?.figure }

  func figures(in workspace: Workspace) -> [Figure] {
    (stops[question] ?? []).map(\.figure)
      + (question == .places ? units.flatMap { workspace.figures(of: $0, on: placesDay(in: workspace)) } : [])
  }

  // MARK: Commands

  static let commands: [Command<Scene<BoardScreen>>] = [
    ExplainScreen.command(
      keys: [.enter, .character("F")], BoardText.explainHelp, footer: .shown, for: BoardScreen.self),
    Command(
      "board.period", [.character("p")], CommonText.period, BoardText.periodHelp, group: ChromeText.groupShow
    ) { scene in
      let screen = scene.screen
      guard let period = Period(from: screen.from, to: screen.to) else { return .stay }
      return .open(PeriodForm(.board(statusAt: screen.statusAt), period, in: scene.workspace))
    },
    Command(
      "board.all", [.character("9")], BoardText.all, BoardText.allHelp, group: ChromeText.groupShow
    ) { scene in
      let screen = scene.screen
      return .open(
        BoardFiguresScreen(
          in: scene.workspace, period: Period(from: screen.from, to: screen.to), statusAt: screen.statusAt))
    },
    Command(
      "board.cohorts", [.character("0")], CohortText.command, CohortText.commandHelp, group: ChromeText.groupShow
    ) { .open(CohortsScreen(in: $0.workspace)) },
    ScopeScreen.command(for: BoardScreen.self),
    Command(
      "board.write", [.control("p")], HouseReportText.write, HouseReportText.writeHelp, group: ChromeText.groupShow,
      footer: .hidden, needs: .seeReports,
      run: { scene in
        guard let period = Period(from: scene.screen.from, to: scene.screen.to) else { return .stay }
        let order = ReportOrder(.year, for: .kommune, of: period, unit: scene.workspace.scope.unit)
        return .open(WriteReportForm(order, in: scene.workspace))
      }),
  ]
}
