import Domain
import Store

extension ParticipantsScreen {
  /// Everyone the list shows, one row a person.
  func data(in workspace: Workspace) -> ScreenData? {
    guard showsNames, let roster = workspace.readyRoster else { return nil }
    let seesProgramme = workspace.sees(.programmeAndUnit)
    let rows = lines(roster, in: workspace).compactMap { roster[$0] }
    let units = Dictionary(workspace.units.map { ($0.key, $0.unit.name) }) { first, _ in first }
    return ScreenData(
      ["participants": .array(rows.map { json($0, units, seesProgramme) })],
      columns: [
        "number", "name", "birthYear", "programme", "unit", "status", "step", "daysInStep", "contact", "lights",
      ],
      rows: rows.map { record($0, units, seesProgramme) })
  }

  /// The step's programme is known here so that the step has a name; it is told to those who see where somebody is.
  private func json(_ row: RosterRow, _ units: [UnitKey: String], _ seesProgramme: Bool) -> JSON {
    .object([
      "number": .string(row.number.text), "name": .string(row.shownName), "birthYear": .optional(row.birthYear),
      "programme": .optional(seesProgramme ? row.programme : nil), "unit": .optional(row.unit.flatMap { units[$0] }),
      "status": .optional(row.status?.rawValue), "step": .optional(row.step?.value),
      "daysInStep": .optional(row.daysInStep), "contact": .optional(row.contact),
      "lights": .optional(row.lights?.letters),
    ])
  }

  private func record(_ row: RosterRow, _ units: [UnitKey: String], _ seesProgramme: Bool) -> [String] {
    [
      row.number.text, row.shownName, row.birthYear.map { "\($0)" } ?? "",
      seesProgramme ? row.programme ?? "" : "",
      row.unit.flatMap { units[$0] } ?? "", row.status?.rawValue ?? "", row.step.map { "\($0.value)" } ?? "",
      row.daysInStep.map { "\($0)" } ?? "", row.contact ?? "", row.lights?.letters ?? "",
    ]
  }
}
