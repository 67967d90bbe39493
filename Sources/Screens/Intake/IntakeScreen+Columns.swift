import Domain
import Resources
import Store
import TerminalUI

extension IntakeScreen {
  static let list = ListKind<Row>(
    "intake", naming: "name",
    [
      .number("place", IntakeText.columnPlace, .fixed(3), sees: nil, none: "") { $0.waiting?.place.number },
      .text("name", IntakeText.columnName, .flexible(min: 14, max: 30, weight: 2), sees: nil) { $0.name(in: $1) },
      .text("number", IntakeText.columnNumber, .fixed(8), style: .muted, dropOrder: 3, sees: nil) { row, workspace in
        row.person.flatMap { workspace.row(of: $0)?.number.text }
      },
      ListColumn(
        "day", IntakeText.columnApplied, .fixed(6), dropOrder: 1, sees: nil,
        sort: { row, workspace in .day(row.day(in: workspace)) }, value: nil,
        cell: { row, workspace in [TextRun(row.day(in: workspace)?.short ?? row.unknown(in: workspace))] }),
      ListColumn(
        "days", IntakeText.columnDays, .fixed(5), align: .right, dropOrder: 2, sees: nil,
        sort: { row, workspace in .number(row.days(in: workspace)) }, value: nil,
        cell: { row, workspace in
          [TextRun(row.days(in: workspace).map { "\($0)" } ?? row.unknown(in: workspace))]
        }
      ).explained { row, workspace in
        workspace.figure(
          row.waiting == nil ? .daysSinceAsked : .daysWaited, days: row.days(in: workspace), of: row.person)
      },
      ListColumn(
        "state", IntakeText.columnState, .flexible(min: 12, max: 48, weight: 3), sees: nil,
        sort: { row, workspace in .text(row.state(in: workspace).map(\.text).joined()) }, value: nil,
        cell: { row, workspace in row.state(in: workspace) }),
    ],
    filters: [
      ListFilter("kind", ["waiting", "enquiry"], sees: nil) { row, choice, _ in
        (choice == "waiting") == (row.waiting != nil)
      },
      ListFilter("answer", ["waits"], sees: nil) { row, _, _ in row.waiting?.hasOpenOffer ?? false },
    ])

  static var names: Room? { room }
}

extension IntakeScreen.Row {
  fileprivate func name(in workspace: Workspace) -> String {
    if let person { return PersonNames(workspace).shown(person) }
    return enquiry?.enquiry.name ?? workspace.language(IntakeText.callerUnknown)
  }

  /// The day they applied, for who may see it, or asked.
  fileprivate func day(in workspace: Workspace) -> Day? {
    if let waiting { return workspace.sees(.waitingPlace) ? waiting.place.waiting.applied : nil }
    return enquiry?.enquiry.day
  }

  fileprivate func days(in workspace: Workspace) -> Int? {
    if let waiting { return workspace.sees(.waitingPlace) ? waiting.place.waiting.days(on: workspace.today) : nil }
    return enquiry?.days(on: workspace.today)
  }

  /// What stands where a day is not known; nothing where it is not this user's to know.
  fileprivate func unknown(in workspace: Workspace) -> String { workspace.sees(.waitingPlace) ? "–" : "" }

  fileprivate func state(in workspace: Workspace) -> [TextRun] {
    let language = workspace.language
    if let waiting {
      if let offer = WaitingWords(workspace).offer(waiting) { return [TextRun(offer)] }
      return [TextRun(workspace.sees(.status) ? language(waiting.status.textKey) : "", .muted)]
    }
    guard let enquiry else { return [] }
    var parts: [TextRun] = []
    if enquiry.isOverLimit == true { parts.append(TextRun("! \(language(IntakeText.overLimit))  ", .warning)) }
    if enquiry.enquiry.who == .nextOfKin { parts.append(TextRun(language(IntakeText.nextOfKin) + "  ")) }
    if let door = enquiry.enquiry.door, enquiry.enquiry.who == .own || door != .nextOfKin {
      parts.append(TextRun(language(door.textKey), .muted))
    }
    guard let calls = WaitingWords(workspace).calls(enquiry) else { return parts }
    return parts + [TextRun("\(parts.isEmpty ? "" : "  ")\(calls)")]
  }
}
