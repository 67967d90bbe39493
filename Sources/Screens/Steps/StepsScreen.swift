import Domain
import Resources
import Store
import TerminalUI

/// The board of the four steps: who stands where, for how long, and what moved in the last 30 days.
struct StepsScreen: PersonScreen {
  static let room = Room.menu("steps", digit: "3", for: .seeSteps, beside: \.steps) { StepsScreen(in: $0) }

  private(set) var board: StepsBoard?
  private(set) var grid: StepsGrid?
  private(set) var chosen = StepsSpot.count(.step(.first))
  /// Where the choice is, or was when whoever was chosen left the board; nil before there has been a board.
  private(set) var position: StepsGrid.Position?
  /// What the board was made of.
  private var source: Source?
  /// The first person seen in each column.
  private(set) var windows: [StepsPlace: StepsWindow] = [:]

  private struct Source: Equatable {
    let roster: Int
    let programme: String
    let unit: UnitKey?
  }

  init(in workspace: Workspace) {
    // Counts stand without a log; names, which the register then keeps back itself, do not.
    if workspace.session.isLogged { _ = workspace.mayListNames(of: StepsScreen.room) }
    refresh(in: workspace)
  }

  static let commands: [Command<Scene<StepsScreen>>] = {
    let person = PersonCommands.table(for: StepsScreen.self)
    // Moving comes first here; what else can be done about a person comes after what the board itself can.
    return person.prefix(2) + own + person.dropFirst(2)
  }()

  private static let own: [Command<Scene<StepsScreen>>] = [
    Command(
      "steps.open", [.enter], CommonText.open, StepsText.openHelp, group: ChromeText.groupPerson,
      enabled: hasBoard(else: PersonText.nobody),
      run: { scene in
        if let found = scene.screen.found {
          return .open(ParticipantScreen(key: found.person.participant, in: scene.workspace))
        }
        // A number has nothing in it but how it came about.
        return scene.screen.figure(in: scene.workspace).map { .open(ExplainScreen($0, in: scene.workspace)) } ?? .stay
      }),
    ExplainScreen.command(footer: .shown, for: StepsScreen.self, enabled: hasBoard(else: ChromeText.nothingToExplain)),
    ScopeScreen.command(for: StepsScreen.self),
  ]

  private static func hasBoard(
    else reason: some Resources.TextKey
  ) -> @Sendable (Scene<StepsScreen>) -> Availability {
    { $0.screen.board?.isEmpty ?? true ? $0.unavailable(reason) : .available }
  }

  // MARK: Reading

  /// True when there is another board than before.
  private mutating func read(in workspace: Workspace) -> Bool {
    guard let programme = workspace.shownProgramme, let roster = workspace.readyRoster else {
      forget()
      return false
    }
    let source = Source(
      roster: workspace.rosterGeneration, programme: programme.id,
      unit: workspace.sees(.programmeAndUnit) ? workspace.scope.unit : nil)
    // Most of what happens in a register moves nobody.
    if source == self.source { return false }
    do {
      let read = try workspace.session.figures.stepsBoard(programme: source.programme, unit: source.unit, from: roster)
      board = read
      grid = StepsGrid(read)
      self.source = source
      return true
    } catch {
      workspace.tell(error)
      return false
    }
  }

  mutating func refresh(in workspace: Workspace) {
    guard read(in: workspace), let grid else { return }
    choose(position.map { grid.settled(chosen, last: $0) } ?? grid.start, in: workspace)
  }

  mutating func forget() {
    board = nil
    grid = nil
    source = nil
  }

  // MARK: The choice

  /// Whoever is chosen; nil on a number.
  var found: StepsGrid.Found? { position.flatMap { grid?.person(at: $0) } }

  func place(in workspace: Workspace) -> PersonPlace? {
    found.map { found in
      PersonPlace(
        key: found.person.participant, name: workspace.name(of: found.person.participant),
        enrolment: found.person.enrolment,
        isParticipating: found.place.step != nil || found.lacksStep, step: found.place.step)
    }
  }

  private mutating func choose(_ position: StepsGrid.Position, in workspace: Workspace) {
    guard let grid else { return }
    chosen = grid.spot(position)
    self.position = position
    guard case .person = chosen else { return }
    let column = grid.columns[position.column]
    let height = StepsLayout(workspace.bodySize).peopleRows
    windows[column.place, default: StepsWindow()]
      .show(column.line(ofRow: position.row - 1), height: height, count: column.lines)
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    guard let grid, let position else { return nil }
    let layout = StepsLayout(workspace.bodySize)
    let page = max(1, layout.peopleRows - 1)
    func vertical(_ rows: Int) -> StepsGrid.Position {
      grid.vertical(position, by: rows, throughColumns: layout.isList)
    }
    func horizontal(_ step: Int) -> StepsGrid.Position {
      grid.horizontal(position, by: step) { layout.isList ? 0 : windows[$0]?.top ?? 0 }
    }
    let next: StepsGrid.Position
    switch key {
    case .up, .character("k"): next = vertical(-1)
    case .down, .character("j"): next = vertical(1)
    case .pageUp: next = vertical(-page)
    case .pageDown: next = vertical(page)
    case .left: next = horizontal(-1)
    case .right: next = horizontal(1)
    case .home, .character("g"): next = grid.end(position, last: false)
    case .end, .character("G"): next = grid.end(position, last: true)
    default: return nil
    }
    choose(next, in: workspace)
    return .stay
  }

  // MARK: Numbers

  func figure(in workspace: Workspace) -> Figure? { board?.figure(chosen).map { narrowed($0, in: workspace) } }

  /// Of a person their days, and the numbers of the head.
  func figures(in workspace: Workspace) -> [Figure] {
    guard let board else { return [] }
    if let figure = figure(in: workspace) { return [figure] }
    let days = found.flatMap { found in
      workspace.figure(
        found.place == .intake ? .daysWaited : .daysInStep, days: found.person.days, of: found.person.participant,
        [.programme(board.programme)] + (found.place.step.map { [.step($0)] } ?? []))
    }
    return (days.map { [$0] } ?? [])
      + [FigureID.participating, .waiting, .withoutStep].map { narrowed(board.figure($0), in: workspace) }
  }

  private func narrowed(_ figure: Figure, in workspace: Workspace) -> Figure {
    workspace.scope.unit.flatMap(workspace.unit).map { figure.narrowed(to: .unit($0.unit.name)) } ?? figure
  }
}
