import Domain
import Resources
import Store
import TerminalUI

/// All figures of the board: what came of a period, in numbers of different people, and how full the units are.
struct BoardFiguresScreen: Screen {
  static let room = Room.place("boardFigures", BoardText.all, for: .seeBoard)

  let from: Day
  let to: Day
  /// With it, outcomes are the last one by that day of those who came in during the period.
  let statusAt: Day?
  /// The rows of the table, evaluated; none where they cannot be read.
  private(set) var figures: [FigureID: Figure] = [:]
  private(set) var units: [UnitOccupancy] = []
  /// While they are being worked out.
  private(set) var work: LongWork?
  private(set) var list = ListState<BoardRow>(selected: .figure(.inProgramme))

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
      // What the board has read, and no other: the two never differ.
      switch try BoardReading.of(period, statusAt: statusAt, in: workspace) {
      case .underWay(let work): self.work = work
      case .ready(let read): (figures, units, work) = (read.figures, read.units, nil)
      }
    } catch {
      workspace.tell(error)
    }
    list.settle(rows: rows, height: rows.count)
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  // MARK: Rows

  var groups: [BoardGroup] { BoardGroup.all(figures, units: units) }
  var rows: ListRows<BoardRow> { ListRows(groups.flatMap(\.rows)) }
  var chosen: BoardRow { list.selected ?? .figure(.inProgramme) }

  func unit(_ key: UnitKey) -> UnitOccupancy? { units.first { $0.key == key } }

  /// Two columns of groups beside each other need this much.
  static let twoColumns = 76

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    let rows = rows
    if key == .left || key == .right {
      let isWide = workspace.bodySize.width >= BoardFiguresScreen.twoColumns
      if isWide, jump(toLeft: key == .left, rows: rows) { return .stay }
      // Right of everything lies what can be done.
      return key == .right ? ScreenActions.open(Scene(self, in: workspace)) : .stay
    }
    return list.handle(key, rows: rows, height: workspace.bodySize.height) ? .stay : nil
  }

  /// To the same height in the other column; false when that is where one is.
  private mutating func jump(toLeft: Bool, rows: ListRows<BoardRow>) -> Bool {
    let left = groups.prefix(BoardGroup.left).reduce(0) { $0 + $1.rows.count }
    guard let row = rows.row(of: chosen), (row < left) != toLeft,
      let target = BoardColumns(groups).beside(chosen, toLeft: toLeft)
    else { return false }
    list.select(target, rows: rows, height: rows.count)
    return true
  }

  func figure(in workspace: Workspace) -> Figure? {
    if case .figure(let id) = chosen { figures[id] } else { nil }
  }

  /// In a unit's row stand three or four.
  func figures(in workspace: Workspace) -> [Figure] {
    switch chosen {
    case .figure(let id): figures[id].map { [$0] } ?? []
    case .unit(let key): unit(key).map { workspace.figures(of: $0, on: placesDay(in: workspace)) } ?? []
    }
  }

  // MARK: Commands

  static let commands: [Command<Scene<BoardFiguresScreen>>] = [
    ExplainScreen.command(
      keys: [.enter, .character("F")], BoardText.explainHelp, footer: .shown, for: BoardFiguresScreen.self),
    Command(
      "boardFigures.period", [.character("p")], CommonText.period, BoardText.periodHelp, group: ChromeText.groupShow
    ) { scene in
      let screen = scene.screen
      guard let period = Period(from: screen.from, to: screen.to) else { return .stay }
      return .open(PeriodForm(.figures(statusAt: screen.statusAt), period, in: scene.workspace))
    },
    ScopeScreen.command(for: BoardFiguresScreen.self),
  ]
}
