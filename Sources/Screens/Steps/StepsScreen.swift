import Domain
import Resources
import Store
import TerminalUI

/// The board of the four steps: who stands where, for how long, and what moved in the last 30 days.
struct StepsScreen: PersonScreen {
  static let action = Action.seeSteps

  private(set) var board: StepsBoard?
  private(set) var grid: StepsGrid?
  private(set) var chosen: StepsSpot
  /// Where the choice was when last seen, for when whoever was chosen has left the board.
  private var lastPlace = StepsPlace.step(.first)
  private var lastRow = 0
  /// The first person seen in each column.
  private(set) var windows: [StepsPlace: StepsWindow] = [:]

  init(in workspace: Workspace) {
    chosen = .count(.step(.first))
    // Counts stand without a log; names, which the register then keeps back itself, do not.
    if workspace.session.isLogged { _ = workspace.mayListNames("steps") }
    read(in: workspace)
    if let grid { choose(grid.start, in: workspace) }
  }

  static let commands: [Command<Scene<StepsScreen>>] = {
    let person = PersonCommands.table("steps", for: StepsScreen.self)
    // Moving comes first here; what else can be done about a person comes after what the board itself can.
    return person.prefix(2) + own + person.dropFirst(2)
  }()

  private static let own: [Command<Scene<StepsScreen>>] = [
    Command(
      "steps.open", [.enter], CommonText.open, StepsText.openHelp, group: ChromeText.groupPerson,
      enabled: { $0.screen.found == nil ? $0.unavailable(PersonText.nobody) : .available },
      run: { scene in
        scene.screen.found.map { .open(ParticipantScreen(key: $0.person.participant, in: scene.workspace)) } ?? .stay
      }),
    Command(
      "explain", [.character("F")], CommonText.explain, ChromeText.explainHelp, group: ChromeText.groupShow,
      enabled: { scene in
        scene.screen.figure(in: scene.workspace) == nil ? scene.unavailable(ChromeText.nothingToExplain) : .available
      },
      run: { scene in
        scene.screen.figure(in: scene.workspace).map { .open(ExplainScreen($0, in: scene.workspace)) } ?? .stay
      }),
    Command(
      "steps.scope", [.character("P")], MenuText.scope, MenuText.scopeHelp, group: ChromeText.groupShow
    ) { .open(ScopeScreen(in: $0.workspace)) },
  ]

  // MARK: Reading

  private mutating func read(in workspace: Workspace) {
    guard let programme = workspace.shownProgramme else {
      board = nil
      grid = nil
      return
    }
    do {
      let read = try workspace.session.stepsBoard(
        programme: programme.id, unit: workspace.sees(.programmeAndUnit) ? workspace.scope.unit : nil)
      board = read
      grid = StepsGrid(read)
    } catch {
      workspace.tell(error)
    }
  }

  mutating func refresh(in workspace: Workspace) {
    read(in: workspace)
    guard let grid else { return }
    choose(grid.settled(chosen, lastPlace: lastPlace, lastRow: lastRow), in: workspace)
  }

  mutating func forget() {
    board = nil
    grid = nil
  }

  // MARK: The choice

  /// Whoever is chosen; nil on a number.
  var found: StepsGrid.Found? {
    guard case .person(let enrolment) = chosen else { return nil }
    return grid?.find(enrolment)
  }

  func place(in workspace: Workspace) -> PersonPlace? {
    found.map { found in
      PersonPlace(
        key: found.person.participant, name: found.person.shownName, enrolment: found.person.enrolment,
        isParticipating: found.place.step != nil || found.lacksStep, step: found.place.step)
    }
  }

  private mutating func choose(_ spot: StepsSpot, in workspace: Workspace) {
    chosen = spot
    guard let place = grid?.place(of: spot) else { return }
    lastPlace = place
    guard let column = grid?[place], let row = grid?.row(of: spot) else { return }
    lastRow = row
    let height = StepsLayout(workspace.bodySize).peopleRows
    windows[place, default: StepsWindow()].show(column.line(ofRow: row), height: height, count: column.lines)
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    guard let grid else { return nil }
    let layout = StepsLayout(workspace.bodySize)
    let page = max(1, layout.peopleRows - 1)
    func vertical(_ rows: Int) -> StepsSpot { grid.vertical(chosen, by: rows, throughColumns: layout.isList) }
    func horizontal(_ step: Int) -> StepsSpot {
      grid.horizontal(chosen, by: step) { layout.isList ? 0 : windows[$0]?.top ?? 0 }
    }
    let spot: StepsSpot
    switch key {
    case .up, .character("k"): spot = vertical(-1)
    case .down, .character("j"): spot = vertical(1)
    case .pageUp: spot = vertical(-page)
    case .pageDown: spot = vertical(page)
    case .left: spot = horizontal(-1)
    case .right: spot = horizontal(1)
    case .home, .character("g"): spot = grid.end(chosen, last: false)
    case .end, .character("G"): spot = grid.end(chosen, last: true)
    default: return nil
    }
    choose(spot, in: workspace)
    return .stay
  }

  // MARK: Numbers

  func figure(in workspace: Workspace) -> Figure? {
    guard let board, var figure = board.figure(chosen) else { return nil }
    if let unit = workspace.scope.unit.flatMap(workspace.unit) {
      figure = figure.narrowed(to: .unit(unit.unit.name))
    }
    return figure
  }

  // MARK: Output

  func data(in workspace: Workspace) -> ScreenData? {
    guard let board, let programme = workspace.shownProgramme else {
      return ScreenData(["programme": .null, "steps": .array([])], columns: StepsBoard.dataColumns, rows: [])
    }
    return board.data(name: StepNames(programme).full)
  }
}
