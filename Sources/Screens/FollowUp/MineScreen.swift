import Domain
import Resources
import Store
import TerminalUI

/// Those this user follows, stands in for, and those in the unit whom nobody follows: under headings, whoever has not been seen
/// the longest first.
struct MineScreen: ListScreen, PersonScreen, ShownScreen {
  static let room = Room.place("mine", CallsText.mineTitle, for: .enterFollowUpContact)

  struct Row: Identifiable {
    let id: ParticipantKey
    let role: ContactAssignment.Role?
    /// Whose place a stand-in takes.
    let primary: String?
    let seen: Day?
    let call: Call?
    let next: Appointment?
  }

  private(set) var plan = CallsPlan()
  var listing = Listing<Row>()
  /// False where it cannot be logged that they were looked at.
  private let showsNames: Bool

  init(in workspace: Workspace) {
    showsNames = workspace.mayListNames(of: MineScreen.room)
    begin(in: workspace)
  }

  static var names: Room? { room }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    guard showsNames else { return [] }
    plan = try CallsPlan(workspace)
    let calls = Dictionary(plan.calls.map { ($0.person, $0) }) { first, _ in first }
    let today = workspace.today
    func row(_ person: ParticipantKey, _ following: Following?) -> Row {
      let known = plan.followed[person]
      return Row(
        id: person, role: following?.role, primary: following?.primary, seen: known?.lastSeen(by: today),
        call: calls[person], next: known?.nextAppointment(on: today))
    }
    let groups: [(CallsText, [Row])] =
      ContactAssignment.Role.allCases.map { role in
        (role.heading, plan.following.filter { $0.role == role }.map { row($0.person, $0) })
      } + [(.headUnattached, plan.unattached.map { row($0, nil) })]
    return groups.flatMap { heading, rows -> [ListLine<Row>] in
      if rows.isEmpty { return [] }
      let title = "\(workspace.language(heading)) (\(rows.count))"
      return [.text(id: heading.rawValue, [TextRun(title, .heading)])]
        + rows.sorted { ($0.seen ?? .distant, $0.id.value) < ($1.seen ?? .distant, $1.id.value) }.map { .record($0) }
    }
  }

  mutating func forget() {
    plan = CallsPlan()
    listing.forget()
  }

  func notice(in workspace: Workspace) -> TextRun? { TextRun(workspace.language(CallsText.mineNone), .muted) }

  private static let seenColumn: ListColumn<Row> = {
    var column = ListColumn<Row>(
      "seen", CallsText.seen, .flexible(min: 9, max: 12), sees: .lastSeen, sort: { row, _ in .day(row.seen) },
      value: ListValue("lastSeen", at: 4) { row, _ in row.seen },
      cell: { row, workspace in
        let never = workspace.language(CallsText.neverSeen)
        return [TextRun(row.seen.map { Dates(workspace.language).near($0, today: workspace.today) } ?? never)]
      })
    column.figure = { row, workspace in
      workspace.figure(.daysNotSeen, days: row.seen.map { workspace.today - $0 }, of: row.id)
    }
    return column
  }()

  static let list = ListKind<Row>(
    "mine", naming: "name",
    [
      .text(
        "name", CallsText.who, .flexible(min: 16, max: 30, weight: 2), sees: nil,
        value: ListValue("name", at: 1) { row, workspace in workspace.row(of: row.id)?.shownName }
      ) { row, workspace in workspace.row(of: row.id)?.shownName },
      .text(
        "number", ParticipantsText.number, .flexible(min: 7, max: 12), style: .muted, dropOrder: 3, sees: nil,
        value: ListValue("number", at: 0) { row, workspace in workspace.row(of: row.id)?.number.text }
      ) { row, workspace in workspace.row(of: row.id)?.number.text },
      ListColumn(
        "step", CallsText.step, .fixed(4), align: .right, dropOrder: 2, sees: .step,
        sort: { row, workspace in .number(workspace.row(of: row.id)?.step?.value) },
        value: ListValue("step", at: 3) { row, workspace in workspace.row(of: row.id)?.step?.value },
        cell: { row, workspace in [TextRun(workspace.row(of: row.id)?.step.map { "\($0.value)" } ?? "–")] }),
      seenColumn,
      ListColumn(
        "why", CallsText.why, .flexible(min: 14, weight: 3), dropOrder: 1, sees: nil,
        sort: { row, _ in .number(row.call.map { -$0.days }) },
        value: nil,
        cell: { row, workspace in
          [
            TextRun(
              row.call.map { CallWords(workspace).whyBesideName($0) } ?? "",
              row.call?.callClass == .first ? .warning : .muted)
          ]
        }),
      ListColumn(
        "next", CallsText.next, .fixed(11), dropOrder: 1, from: 100, sees: nil, sort: { row, _ in .day(row.next?.day) },
        value: ListValue("appointment", at: 5) { row, _ in row.next?.day },
        cell: { row, workspace in [TextRun(row.next.map { AttendanceWords(workspace).day($0.day) } ?? "", .muted)] }),
    ],
    besides: [ListValue("role", at: 2) { row, _ in row.role?.rawValue }],
    filters: [
      ListFilter("unseen", ["7", "14", "30"], sees: .lastSeen) { row, choice, workspace in
        row.seen.map { workspace.today - $0 >= Int(choice) ?? 0 } ?? true
      }
    ])

  func title(in workspace: Workspace) -> String { workspace.language(CallsText.mineTitle) }
  func status(in workspace: Workspace) -> [TextRun] { [TextRun(CallWords(workspace).counts(plan), .muted)] }

  func hint(in workspace: Workspace) -> String? {
    guard let row = chosen else { return nil }
    return [
      row.call.map { CallWords(workspace).whyBesideName($0) },
      row.role == .deputy ? row.primary.map { workspace.language(CallsText.deputyFor, ["name": $0]) } : nil,
      row.next.map { AppointmentWords(workspace).line($0) },
    ].compactMap(\.self).joined(separator: " \(workspace.glyphs.separator) ")
  }

  func place(in workspace: Workspace) -> PersonPlace? { chosen.map { workspace.place(of: $0.id) } }

  func meant(in workspace: Workspace) -> [PersonPlace] { listing.meant.map { workspace.place(of: $0.id) } }

  mutating func takeMarksAway() { choices.unmark() }

  static func command<S: Screen>(for type: S.Type) -> Command<Scene<S>> {
    Command(
      "\(S.room.id).mine", [.character("M")], CallsText.mineOpen, CallsText.mineHelp, group: ChromeText.groupGo,
      footer: .hidden, needs: room.action
    ) { .open(MineScreen(in: $0.workspace)) }
  }

  static let commands: [Command<Scene<MineScreen>>] =
    [
      Command(
        "mine.open", [.enter], CommonText.open, TodayText.openHelp, group: ChromeText.groupList,
        enabled: { $0.screen.chosen == nil ? $0.unavailable(CallsText.noneChosen) : .available },
        run: { scene in
          scene.screen.chosen.map { .open(ParticipantScreen(key: $0.id, in: scene.workspace)) } ?? .stay
        }
      ).ofOne()
    ] + PersonCommands.table(for: MineScreen.self) + [CallsScreen.command(for: MineScreen.self)]

  static let output = Output.rows("mine", namesPeople: true, open: { MineScreen(in: $1) }) { screen, _ in
    screen.listing.records
  }
}

extension ContactAssignment.Role {
  fileprivate var heading: CallsText {
    switch self {
    case .primary: .headMine
    case .co: .headCo
    case .deputy: .headDeputy
    }
  }
}

extension Day {
  /// Before every day somebody was seen on.
  fileprivate static let distant = Day(number: .min)
}
