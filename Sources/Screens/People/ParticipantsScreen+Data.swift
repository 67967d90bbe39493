import Domain
import Store

extension ParticipantsScreen: ShownScreen {
  static let output = Output(
    namesPeople: true, form: ScreenForm([.list("participants", row) { $0 }], table: row, rows: { $0 }),
    open: { ParticipantsScreen(in: $1, showingAll: $0.all) },
    source: { (screen: ParticipantsScreen, workspace) in screen.told(in: workspace) })

  /// The step's programme is known here so that the step has a name; it is told to those who see where somebody is.
  private typealias Told = (row: RosterRow, unit: String?, seesProgramme: Bool)

  private static let row: JSONForm<Told> = [
    .key("number", \.row.number.text), .key("name", \.row.shownName), .key("birthYear", \.row.birthYear),
    .key("programme") { $0.seesProgramme ? $0.row.programme : nil }, .key("unit", \.unit),
    .key("status", \.row.status?.rawValue), .key("step", \.row.step?.value), .key("daysInStep", \.row.daysInStep),
    .key("contact", \.row.contact), .key("lights", \.row.lights?.letters),
  ]

  /// Everyone the list shows.
  private func told(in workspace: Workspace) -> [Told]? {
    guard showsNames, let roster = workspace.readyRoster else { return nil }
    let seesProgramme = workspace.sees(.programmeAndUnit)
    let units = Dictionary(workspace.units.map { ($0.key, $0.unit.name) }) { first, _ in first }
    return lines(roster, in: workspace).compactMap { roster[$0] }.map { row in
      (row, row.unit.flatMap { units[$0] }, seesProgramme)
    }
  }
}
