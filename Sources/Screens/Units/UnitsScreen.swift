import Domain
import Resources
import Store
import TerminalUI

/// The units of the programmes: how many places they have, and how many are taken. Capacity warns and never blocks.
struct UnitsScreen: ListScreen, ShownScreen {
  static let room = Room.menu("units", digit: nil, for: .seeUnits, beside: \.units) { UnitsScreen(in: $0) }

  typealias Row = UnitOccupancy

  var listing = Listing<Row>()

  init(in workspace: Workspace) { begin(in: workspace) }

  func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    let units = try workspace.session.figures.occupancy(on: workspace.today, programme: workspace.scope.programme)
    let new = ListLine<Row>.new(UnitsText.new, in: workspace)
    return units.map { .record($0) } + (offersNew(in: workspace) ? [new] : [])
  }

  private func offersNew(in workspace: Workspace) -> Bool { workspace.session.access.may(.changeUnits) }

  static let list = ListKind<Row>(
    "units",
    [
      .text(
        "name", UnitsText.unit, .flexible(min: 12, max: 32, weight: 3), sees: nil,
        value: ListValue("name", at: 1) { unit, _ in unit.unit.name }
      ) { unit, _ in unit.unit.name },
      .text(
        "programme", UnitsText.programme, .flexible(min: 14, max: 40, weight: 2), style: .muted, dropOrder: 3,
        sees: nil,
        value: ListValue("programme", at: 0) { unit, _ in unit.unit.programme }
      ) { unit, workspace in workspace.programme(unit.unit.programme)?.name },
      .places("places", .places, .places, at: 2, dropOrder: 1) { $0.unit.places },
      .places("occupied", .occupied, .placesOccupied, at: 3) { $0.occupied },
      .places("taken", .taken, .placesTaken, at: 4, dropOrder: 2) { $0.taken },
      .places("free", .free, .placesFree, at: 5) { $0.free },
    ])

  // MARK: Commands

  static let commands: [Command<Scene<UnitsScreen>>] = [
    Command(
      "units.open", [.enter], CommonText.open, UnitsText.openHelp, group: ChromeText.groupRegister, needs: .changeUnits,
      enabled: mayWrite, run: { $0.screen.openForm(in: $0.workspace) }
    ).ofOne(),
    Command(
      "units.edit", [.character("E")], CommonText.edit, UnitsText.editHelp, group: ChromeText.groupRegister,
      needs: .changeUnits,
      enabled: { scene in
        scene.screen.chosen == nil ? scene.unavailable(UnitsText.nothingChosen) : mayWrite(scene)
      },
      run: { $0.screen.openForm(in: $0.workspace) }
    ).ofOne(),
    Command(
      "units.add", [.character("+"), .insert], UnitsText.add, UnitsText.addHelp, group: ChromeText.groupRegister,
      needs: .changeUnits,
      enabled: mayWrite, run: { .open(UnitForm(in: $0.workspace)) }),
    Command(
      "units.programme", [.character(",")], ProgrammeText.open, ProgrammeText.openHelp, group: ChromeText.groupRegister,
      enabled: { $0.workspace.programmes.isEmpty ? $0.unavailable(UnitsText.noProgramme) : .available },
      run: { scene in
        let chosen = scene.screen.chosen?.unit.programme
        let programme = chosen.flatMap(scene.workspace.programme) ?? scene.workspace.shownProgramme
        return programme.map { .open(ProgrammeScreen($0.id, in: scene.workspace)) } ?? .stay
      }),
    ScopeScreen.command(for: UnitsScreen.self),
  ]

  private static func mayWrite(_ scene: Scene<UnitsScreen>) -> Availability {
    scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  private func openForm(in workspace: Workspace) -> Turn {
    guard let chosen else { return .open(UnitForm(in: workspace)) }
    return UnitForm(changing: chosen.key, in: workspace).map { .open($0) } ?? .stay
  }

  // MARK: Numbers

  func heads(in workspace: Workspace) -> [Figure] {
    let units = listing.records
    func sum(_ id: FigureID, _ numbers: [Int]) -> Figure {
      workspace.figure(id, numbers.reduce(0, +), of: units.count)
    }
    return [
      sum(.placesOccupied, units.map(\.occupied)), sum(.places, units.compactMap(\.unit.places)),
      workspace.figure(.units, units.count),
    ]
  }

  // MARK: Words

  func status(in workspace: Workspace) -> [TextRun] {
    let units = listing.records
    let places = units.compactMap(\.unit.places).reduce(0, +)
    let occupied = units.reduce(0) { $0 + $1.occupied }
    return [TextRun(workspace.language(UnitsText.status, ["occupied": occupied, "places": places]))]
  }

  func hint(in workspace: Workspace) -> String? {
    if workspace.programmes.isEmpty { return workspace.language(UnitsText.noProgramme) }
    return chosen.map { PlacesWords(workspace.language).sentence($0) }
      ?? (offersNew(in: workspace) ? workspace.language(UnitsText.hintNew) : nil)
  }

  static let output = Output.rows("units", namesPeople: false, open: { UnitsScreen(in: $1) }) { screen, _ in
    screen.listing.records
  }
}

extension UnitOccupancy: Identifiable {
  public var id: UnitKey { key }
}

extension ListColumn<UnitOccupancy> {
  /// A number of places, or of people in them.
  fileprivate static func places(
    _ id: String, _ heading: UnitsText, _ figure: FigureID, at place: Int, dropOrder: Int = 0,
    _ number: @escaping @Sendable (UnitOccupancy) -> Int?
  ) -> ListColumn {
    ListColumn(
      id, heading, .fixed(heading == .taken ? 10 : 8), align: .right, dropOrder: dropOrder, sees: nil,
      sort: { unit, _ in .number(number(unit)) },
      value: ListValue(id, at: place) { unit, _ in number(unit) },
      cell: { unit, _ in
        let number = number(unit)
        return [TextRun(PlacesWords.number(number), (number ?? 0) < 0 ? .warning : .plain)]
      }
    ).explained { unit, workspace in workspace.figures(of: unit).first { $0.id == figure } }
  }
}
