import Domain
import Resources
import Store
import TerminalUI

extension ParticipantsScreen {
  /// The least width of a window with the columns of a wide one: what is left of eighty is for names.
  private static let wide = 104

  static let list = ListKind<ParticipantLine>(
    "participants", place: "participants", natural: "name",
    [
      ListColumn(
        "name", ParticipantsText.name, .flexible(min: 17, max: 40, weight: 3), sees: .shownName,
        isSortedAtSource: true, sort: nil, value: ListValue("name", at: 1) { line, _ in line.row.shownName },
        cell: { line, _ in [TextRun(line.name)] }),
      ListColumn(
        "window", ParticipantsText.window, .fixed(16), dropOrder: 1, sees: .criticalWindow, sort: nil, value: nil,
        cell: { line, workspace in [line.afterTreatment(in: workspace)] }
      ).standing { $0.showsCase },
      ListColumn(
        "number", ParticipantsText.number, .flexible(min: 6, max: 10), dropOrder: 4, sees: .number,
        isSortedAtSource: true, sort: nil,
        value: ListValue("number", at: 0) { line, _ in line.row.number.text },
        cell: { line, _ in [TextRun(line.row.number.text)] }),
      // "Er han her?" It is of the day, and changes while it is read: programs ask for attendance.
      ListColumn(
        "today", ParticipantsText.today, .flexible(min: 15, max: 18), dropOrder: 5, sees: .attendance, sort: nil,
        value: nil,
        cell: { line, workspace in
          // Where there are more columns there is less room for each.
          let least = workspace.sees(.programmeAndUnit) ? wide + 26 : wide
          return [line.answer().run(in: workspace, isShort: workspace.bodySize.width < least)]
        }),
      ListColumn(
        "born", ParticipantsText.born, .fixed(4), align: .right, dropOrder: 8, from: wide, sees: .birth,
        isSortedAtSource: true, sort: nil,
        value: ListValue("birthYear", at: 2) { line, _ in line.row.birthYear },
        cell: { line, _ in [TextRun(line.row.birthYear.map { "\($0)" } ?? "–")] }),
      ListColumn(
        "status", ParticipantsText.status, .flexible(min: 11, max: 18), dropOrder: 6, from: wide, sees: .status,
        isSortedAtSource: true, sort: nil,
        value: ListValue("status", at: 5) { line, _ in line.row.status?.rawValue },
        cell: { line, workspace in [TextRun(line.row.status.map { workspace.language($0.textKey) } ?? "", .muted)] }),
      ListColumn(
        "step", ParticipantsText.step, .fixed(14), dropOrder: 1, sees: .step, isSortedAtSource: true, sort: nil,
        value: ListValue("step", at: 6) { line, _ in line.row.step?.value },
        cell: { line, workspace in [line.step(in: workspace)] }),
      ListColumn(
        "days", ParticipantsText.days, .fixed(5), align: .right, dropOrder: 2, sees: .step, isSortedAtSource: true,
        sort: nil, value: ListValue("daysInStep", at: 7) { line, _ in line.row.daysInStep },
        cell: { line, _ in [line.row.daysInStep.map { TextRun("\($0)") } ?? TextRun("–", .muted)] }
      ).explained { line, workspace in
        workspace.figure(
          .daysInStep, days: line.row.daysInStep, of: line.id,
          (line.row.programme.map { [.programme($0)] } ?? []) + (line.row.step.map { [.step($0)] } ?? []))
      },
      ListColumn(
        "unit", ParticipantsText.unit, .flexible(min: 12, max: 24, weight: 2), dropOrder: 7, from: wide,
        sees: .programmeAndUnit, isSortedAtSource: true, sort: nil,
        value: ListValue("unit", at: 4) { line, workspace in line.unit(in: workspace) },
        cell: { line, workspace in [TextRun(line.unit(in: workspace) ?? "")] }),
      ListColumn(
        "contact", ParticipantsText.contact, .flexible(min: 13, max: 24, weight: 2), dropOrder: 3,
        sees: .contactPerson, isSortedAtSource: true, sort: nil,
        value: ListValue("contact", at: 8) { line, _ in line.row.contact },
        cell: { line, workspace in [line.contact(in: workspace)] }),
      // Whom nobody has asked the register about has no day here: an order would need it of everyone.
      ListColumn(
        "lastMet", ParticipantsText.lastMet, .fixed(10), dropOrder: 5, from: wide, sees: .lastSeen, sort: nil,
        value: nil, cell: { line, workspace in [line.lastMet(in: workspace)] }
      ).explained { line, workspace in
        guard case .day(let day) = line.lastMet() else { return nil }
        return workspace.figure(.daysSinceMet, days: workspace.today - day, of: line.id)
      },
      ListColumn(
        "lights", ParticipantsText.lights, .fixed(8), heading: { LightCells.letters(in: $0) }, sees: .lights,
        isSortedAtSource: true, sort: nil,
        value: ListValue("lights", at: 9) { line, _ in line.row.lights?.letters },
        cell: { line, workspace in LightCells.runs(line.row.lights, glyphs: workspace.glyphs) }),
      ListColumn(
        "lightsDate", ParticipantsText.lightsDate, .fixed(10), dropOrder: 9, from: wide, sees: .lights,
        isSortedAtSource: true, sort: nil, value: nil,
        cell: { line, workspace in
          let day = line.row.lightsDate.map { Dates(workspace.language).near($0, today: workspace.today) }
          return [TextRun(day ?? "–", .muted)]
        }),
    ],
    // The step's programme is known so that the step has a name; it is told to those who see where somebody is.
    besides: [
      ListValue("programme", at: 3) { line, workspace in
        workspace.sees(.programmeAndUnit) ? line.row.programme : nil
      }
    ], filters: filters)

  static let output = Output.rows(
    "participants", namesPeople: true, takes: [.all], open: { ParticipantsScreen(in: $1, showingAll: $0.all) }
  ) { screen, workspace in
    guard screen.showsNames, let roster = workspace.readyRoster else { return nil }
    return screen.lines(roster, in: workspace).compactMap { roster[$0] }.map {
      ParticipantLine(row: $0, showsStatus: false, lastMet: { .never }, today: { .nothing })
    }
  }
}
