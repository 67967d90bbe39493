import Domain
import Resources
import Store
import TerminalUI

/// The units of the programmes: how many places they have, and how many are taken. Capacity warns and never blocks.
struct UnitsScreen: ShownScreen {
  static let room = Room.menu("units", digit: nil, for: .seeUnits, beside: \.units) { UnitsScreen(in: $0) }

  enum Row: Hashable, Sendable {
    case unit(UnitKey)
    /// The last row: a new one.
    case new
  }

  private(set) var units: [UnitOccupancy] = []
  private(set) var list = ListState<Row>()

  /// Whether a new one may be made here.
  private let offersNew: Bool

  init(in workspace: Workspace) {
    offersNew = workspace.session.access.may(.changeUnits)
    read(in: workspace)
  }

  private mutating func read(in workspace: Workspace) {
    do {
      units = try workspace.session.figures.occupancy(on: workspace.today, programme: workspace.scope.programme)
    } catch {
      workspace.tell(error)
    }
    list.settle(rows: rows, height: workspace.bodySize.height)
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  // MARK: Rows

  var rows: ListRows<Row> { ListRows(units.map { Row.unit($0.key) } + (offersNew ? [.new] : [])) }
  private var chosen: UnitOccupancy? {
    guard case .unit(let key) = list.selected else { return nil }
    return units.first { $0.key == key }
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows, height: max(1, workspace.bodySize.height - 1)) ? .stay : nil
  }

  // MARK: Commands

  static let commands: [Command<Scene<UnitsScreen>>] = [
    Command(
      "units.open", [.enter], CommonText.open, UnitsText.openHelp, group: ChromeText.groupRegister, needs: .changeUnits,
      enabled: mayWrite, run: { $0.screen.openForm(in: $0.workspace) }),
    Command(
      "units.edit", [.character("E")], CommonText.edit, UnitsText.editHelp, group: ChromeText.groupRegister,
      needs: .changeUnits,
      enabled: { scene in
        scene.screen.chosen == nil ? scene.unavailable(UnitsText.nothingChosen) : mayWrite(scene)
      },
      run: { $0.screen.openForm(in: $0.workspace) }),
    Command(
      "units.add", [.character("+"), .insert], UnitsText.add, UnitsText.addHelp, group: ChromeText.groupRegister,
      needs: .changeUnits,
      enabled: mayWrite, run: { .open(UnitForm(in: $0.workspace)) }),
    ScreenActions.command(keys: [.right], for: UnitsScreen.self),
    ScopeScreen.command(for: UnitsScreen.self),
  ]

  private static func mayWrite(_ scene: Scene<UnitsScreen>) -> Availability {
    if scene.workspace.settings.isReadOnly { return scene.unavailable(ErrorText.registerReadOnly) }
    return scene.workspace.programmes.isEmpty ? scene.unavailable(UnitsText.noProgramme) : .available
  }

  private func openForm(in workspace: Workspace) -> Turn {
    guard let chosen else { return .open(UnitForm(in: workspace)) }
    return UnitForm(changing: chosen.key, in: workspace).map { .open($0) } ?? .stay
  }

  // MARK: Numbers

  func figure(in workspace: Workspace) -> Figure? {
    chosen.map { unit in
      Figure(
        id: .placesFree, value: unit.free.map { .count($0) } ?? .unknown,
        filter: [.programme(unit.unit.programme), .unit(unit.unit.name)], n: unit.taken, asOf: workspace.today,
        people: .none)
    }
  }

  // MARK: Drawing

  func status(in workspace: Workspace) -> [TextRun] {
    let places = units.compactMap(\.unit.places).reduce(0, +)
    let occupied = units.reduce(0) { $0 + $1.occupied }
    return [TextRun(workspace.language(UnitsText.status, ["occupied": occupied, "places": places]))]
  }

  func hint(in workspace: Workspace) -> String? {
    if workspace.programmes.isEmpty { return workspace.language(UnitsText.noProgramme) }
    return chosen.map { PlacesWords(workspace.language).sentence($0) }
      ?? (offersNew ? workspace.language(UnitsText.hintNew) : nil)
  }

  private enum Column: Hashable { case unit, programme, places, occupied, taken, free }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let language = workspace.language
    func number(_ column: Column, _ title: UnitsText, dropOrder: Int = 0) -> TableColumn<Column> {
      TableColumn(column, language(title), width: .fixed(8), align: .right, dropOrder: dropOrder)
    }
    let layout = TableLayout(
      [
        TableColumn(Column.unit, language(UnitsText.unit), width: .flexible(min: 12, max: 32, weight: 3)),
        TableColumn(
          .programme, language(UnitsText.programme), width: .flexible(min: 14, max: 40, weight: 2), dropOrder: 3),
        number(.places, .places, dropOrder: 1), number(.occupied, .occupied), number(.taken, .taken, dropOrder: 2),
        number(.free, .free),
      ], width: canvas.width - ListState<Row>.margin - 1)
    canvas.within(canvas.bounds.inset(left: ListState<Row>.margin)) { layout.drawHeader(on: &$0) }
    let byKey = Dictionary(units.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    canvas.within(canvas.bounds.inset(top: 1)) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, row, _ in
        guard case .unit(let key) = row, let unit = byKey[key] else {
          canvas.put("+ \(language(UnitsText.new))", y: 0, width: canvas.width)
          return
        }
        layout.drawRow(on: &canvas) { column in
          switch column {
          case .unit: [TextRun(unit.unit.name)]
          case .programme: [TextRun(workspace.programme(unit.unit.programme)?.name ?? "", .muted)]
          case .places: [TextRun(PlacesWords.number(unit.unit.places))]
          case .occupied: [TextRun("\(unit.occupied)")]
          case .taken: [TextRun("\(unit.taken)")]
          case .free: [TextRun(PlacesWords.number(unit.free), (unit.free ?? 0) < 0 ? .warning : .plain)]
          }
        }
      }
    }
  }

  // MARK: For programs

  static let output = Output(
    namesPeople: false,
    form: ScreenForm<[UnitOccupancy]>([.list("units", unit) { $0 }], table: unit, rows: { $0 }),
    open: { UnitsScreen(in: $1) }, source: { (screen: UnitsScreen, _) in screen.units })

  private static let unit: JSONForm<UnitOccupancy> = [
    .key("programme", \.unit.programme), .key("name", \.unit.name), .key("places", \.unit.places),
    .key("occupied", \.occupied), .key("taken", \.taken), .key("free", \.free),
  ]
}
