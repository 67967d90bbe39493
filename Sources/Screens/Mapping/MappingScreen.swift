import Domain
import Reports
import Resources
import Store
import TerminalUI

/// A year's BrukerPlan mapping: eight bars in traffic lights. Anonymous statistics, never about anyone.
struct MappingScreen: ShownScreen {
  static let room = Room.menu("mapping", digit: "6", for: .seeMapping, beside: \.mapping) { MappingScreen(in: $0) }

  /// Years with records, oldest first.
  private(set) var rounds: [Int] = []
  private(set) var round: Int?
  private(set) var unit: UnitKey?
  /// Units with records in the round.
  private(set) var units: [UnitKey] = []
  private(set) var summary: MappingSummary?
  /// What this one is held against.
  private(set) var against: MappingAgainst?
  /// It is one's own, and not BrukerPlan's.
  private(set) var isOwn = false
  private(set) var spot = MappingSpot.area(.housing)
  /// Which of a row's three numbers `F` explains.
  private(set) var light = Light.red

  /// - Parameters:
  ///   - round: the year to show; without it the latest.
  ///   - unit: nil is that of the scope.
  init(in workspace: Workspace, round: Int? = nil, unit chosen: UnitKey? = nil, against: MappingAgainst? = nil) {
    self.round = round
    self.against = against
    unit = chosen ?? (against == nil ? workspace.scope.unit : nil)
    read(in: workspace)
    // A unit is chosen for the people one works with; most rounds are of the whole district.
    if let unit, !units.contains(unit) {
      self.unit = nil
      read(in: workspace)
    }
  }

  // MARK: Reading

  private mutating func read(in workspace: Workspace) {
    do {
      let session = workspace.session
      rounds = try session.mapping.rounds().map(\.round).reversed()
      guard let shown = round ?? rounds.last else {
        summary = nil
        return
      }
      round = shown
      units = try session.mapping.units(round: shown)
      summary = try session.mapping.summary(round: shown, unit: unit, rule: .current)
      isOwn = try session.mapping.ownRounds().contains { $0.round.fact.year == shown }
      if isSmall { against = nil }
    } catch {
      workspace.tell(error)
    }
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  // MARK: Commands

  static let commands: [Command<Scene<MappingScreen>>] = [
    ExplainScreen.command(footer: .shown, for: MappingScreen.self, enabled: hasRecords),
    Command(
      "mapping.previousYear", [.left], MappingText.year, MappingText.previousYearHelp, group: ChromeText.groupShow,
      enabled: { scene in
        scene.screen.neighbour(-1) == nil ? scene.unavailable(MappingText.noEarlier) : .available
      },
      run: { $0.screen.showYear(-1, in: $0.workspace) }),
    Command(
      "mapping.nextYear", [.right], MappingText.nextYear, MappingText.nextYearHelp, group: ChromeText.groupShow,
      footer: .hidden,
      enabled: { scene in
        scene.screen.neighbour(1) == nil ? scene.unavailable(MappingText.noLater) : .available
      },
      run: { $0.screen.showYear(1, in: $0.workspace) }),
    Command(
      "mapping.compare", [.character("d")], MappingText.compare, MappingText.compareHelp,
      group: ChromeText.groupShow, enabled: isLargeEnough, run: { $0.screen.compare(in: $0.workspace) }),
    Command(
      "mapping.cross", [.character("x")], MappingText.cross, MappingText.crossHelp, group: ChromeText.groupShow,
      enabled: isLargeEnough,
      run: { scene in
        guard let round = scene.screen.round else { return .stay }
        return .open(MappingCrossScreen(round: round, unit: scene.screen.unit, in: scene.workspace))
      }),
    Command(
      "mapping.rounds", [.character("3")], MappingText.rounds, MappingText.roundsHelp, group: ChromeText.groupShow,
      footer: .hidden, enabled: hasRecords,
      run: { scene in
        .open(MappingRoundsScreen(unit: scene.screen.unit, area: scene.screen.area, in: scene.workspace))
      }),
    Command(
      "mapping.rates", [.character("4")], MappingText.rates, MappingText.ratesHelp, group: ChromeText.groupShow,
      footer: .hidden,
      run: { .open(MappingRatesScreen(round: $0.screen.round, unit: $0.screen.unit, in: $0.workspace)) }),
    Command(
      "mapping.new", [.character("N")], OwnMappingText.open, OwnMappingText.openHelp, group: ChromeText.groupShow,
      footer: .shown, run: { .open(OwnMappingScreen(in: $0.workspace)) }),
    Command(
      "mapping.unit", [.character("w")], MappingText.unit, MappingText.unitHelp, group: ChromeText.groupShow,
      enabled: { $0.screen.units.isEmpty ? $0.unavailable(MappingText.noUnits) : .available },
      run: { $0.screen.showNextUnit(in: $0.workspace) }),
    ScreenActions.command(keys: [.enter], for: MappingScreen.self),
    Command(
      "mapping.write", [.control("p")], HouseReportText.write, HouseReportText.writeHelp, group: ChromeText.groupShow,
      footer: .hidden, needs: .seeReports, enabled: isLargeEnough,
      run: { scene in
        guard let period = scene.screen.round.flatMap({ ReportOrder.year($0) }) else { return .stay }
        let order = ReportOrder(.mapping, for: .kommune, of: period, unit: scene.screen.unit)
        return .open(WriteReportForm(order, in: scene.workspace))
      }),
    Command(
      "mapping.nextLight", [.tab], MappingText.nextLight, MappingText.nextLightHelp, group: ChromeText.groupShow,
      footer: .hidden,
      run: { scene in
        scene.screen.light = scene.screen.light == .green ? .yellow : scene.screen.light == .yellow ? .red : .green
        return .stay
      }),
  ]

  private static func hasRecords(_ scene: Scene<MappingScreen>) -> Availability {
    if (scene.screen.summary?.n ?? 0) == 0 { return scene.unavailable(ChromeText.nothingToExplain) }
    return isLargeEnough(scene)
  }

  private static func isLargeEnough(_ scene: Scene<MappingScreen>) -> Availability {
    scene.screen.isSmall ? scene.unavailable(MappingText.tooFew) : .available
  }

  var isSmall: Bool { summary?.isSmall ?? true }

  /// The year before or after among those with records.
  private func neighbour(_ step: Int) -> Int? {
    guard let round else { return nil }
    return step < 0 ? rounds.last { $0 < round } : rounds.first { $0 > round }
  }

  private mutating func showYear(_ step: Int, in workspace: Workspace) -> Turn {
    guard let year = neighbour(step) else { return .stay }
    round = year
    against = nil
    read(in: workspace)
    if let unit, !units.contains(unit) {
      self.unit = nil
      read(in: workspace)
    }
    return .stay
  }

  /// All, then one unit after the other.
  private mutating func showNextUnit(in workspace: Workspace) -> Turn {
    against = nil
    if let unit, let index = units.firstIndex(of: unit) {
      self.unit = units.indices.contains(index + 1) ? units[index + 1] : nil
    } else {
      unit = units.first
    }
    read(in: workspace)
    return .stay
  }

  /// Chooses what this round is held against, or takes that away again.
  private mutating func compare(in workspace: Workspace) -> Turn {
    guard against == nil, let round else {
      against = nil
      return .stay
    }
    return .open(MappingCompareForm(round: round, unit: unit, in: workspace))
  }

  // MARK: Movement and numbers

  var rows: ListRows<MappingSpot> { ListRows(MappingSpot.all(isSmall: isSmall)) }

  /// The chosen row; another when the round shown now has fewer.
  var shownSpot: MappingSpot { rows.row(of: spot) == nil ? .area(.housing) : spot }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    if key == .backTab {
      light = light == .red ? .yellow : light == .yellow ? .green : .red
      return .stay
    }
    var list = ListState(selected: shownSpot)
    guard list.handle(key, rows: rows, height: rows.count) else { return nil }
    spot = list.selected ?? spot
    return .stay
  }

  private var area: LifeDomain? { if case .area(let area) = shownSpot { area } else { nil } }

  func unitName(in workspace: Workspace) -> String? { unit.flatMap(workspace.unit)?.unit.name }

  func figure(in workspace: Workspace) -> Figure? {
    guard let summary, summary.n > 0, !summary.isSmall else { return nil }
    return summary.figure(shownSpot, light: light, unit: unitName(in: workspace), asOf: workspace.today)
  }

  static let output = Output(
    namesPeople: false, takes: [.round], filters: [.key("unit") { $0.screen.unitName(in: $0.workspace) }],
    form: MappingSummary.form,
    open: { (request, workspace) throws(ShowProblem) in
      MappingScreen(in: workspace, round: try request.knownRound(in: workspace))
    },
    source: { (screen: MappingScreen, _) in screen.summary ?? MappingSummary(round: 0, rule: .current) })
}
