import Domain
import Resources
import Store
import TerminalUI

/// Who is in the house now, over all groups: those who have come and not gone. For the desk, and for the day there is a fire.
struct HouseScreen: ListScreen, PersonScreen, ShownScreen {
  static let room = Room.place("house", AttendanceText.house, for: .seeAttendance)

  struct Row: Identifiable {
    let id: ParticipantKey
    let group: String
    let since: TimeOfDay?
  }

  var listing = Listing<Row>()
  private let showsNames: Bool

  init(in workspace: Workspace) {
    showsNames = workspace.mayListNames(of: AttendanceScreen.room)
    begin(in: workspace)
  }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    guard showsNames else { return [] }
    let house = try workspace.session.attendance.presence(on: workspace.today)
    // Nobody with a protected address stands on what leaves the screen.
    let known = house.people.keys.sorted()
    let shown = workspace.settings.isPrinting ? try workspace.session.attendance.printable(known) : known
    let people = workspace.readyRoster?.rows(of: shown) ?? []
    return people.compactMap { row in
      guard !workspace.session.access.seesNameOnly(of: row.person),
        case .here(let group, let since)? = house.people[row.person]
      else { return nil }
      return .record(Row(id: row.person, group: house.groups[group] ?? "", since: since))
    }
  }

  func place(in workspace: Workspace) -> PersonPlace? { chosen.flatMap { place($0, in: workspace) } }
  func meant(in workspace: Workspace) -> [PersonPlace] { listing.meant.compactMap { place($0, in: workspace) } }
  mutating func takeMarksAway() { _ = unmark() }

  private func place(_ row: Row, in workspace: Workspace) -> PersonPlace? {
    workspace.row(of: row.id).map {
      PersonPlace(
        key: row.id, name: $0.shownName, enrolment: $0.enrolment, isParticipating: $0.status == .participating,
        step: $0.step)
    }
  }

  func notice(in workspace: Workspace) -> TextRun? {
    if case .ready = workspace.roster {
      return TextRun(workspace.language(showsNames ? AttendanceText.nobodyInHouse : .nobodyListed), .muted)
    }
    return TextRun(workspace.language(ParticipantsText.loading), .muted)
  }

  static let list = ListKind<Row>(
    "house",
    [
      .text(
        "name", ParticipantsText.name, .flexible(min: 16, max: 40, weight: 2), sees: .shownName,
        value: ListValue("name", at: 1) { $1.row(of: $0.id)?.shownName }
      ) { $1.row(of: $0.id)?.shownName },
      .text(
        "number", ParticipantsText.number, .flexible(min: 6, max: 10), style: .muted, dropOrder: 1, sees: .number,
        value: ListValue("number", at: 0) { $1.row(of: $0.id)?.number.text }
      ) { $1.row(of: $0.id)?.number.text },
      .text(
        "group", AttendanceText.group, .flexible(min: 12, max: 30), sees: .attendance,
        value: ListValue("group", at: 2) { row, _ in row.group }
      ) { row, _ in row.group },
      ListColumn(
        "since", AttendanceText.columnTime, .fixed(5), sees: .attendance,
        sort: { row, _ in .number(row.since?.minutes) }, value: ListValue("since", at: 3) { row, _ in row.since },
        cell: { row, _ in [TextRun(row.since?.text ?? "–")] }),
    ])

  static let commands: [Command<Scene<HouseScreen>>] = [
    Command(
      "house.open", [.enter], CommonText.open, AttendanceText.openPersonHelp, group: AttendanceText.commands,
      enabled: { $0.screen.chosen == nil ? $0.unavailable(AttendanceText.nobodyChosen) : .available },
      run: { scene in
        scene.screen.chosen.map { .open(ParticipantScreen(key: $0.id, on: .attendance, in: scene.workspace)) } ?? .stay
      }
    ).ofOne(),
    PersonCommands.left(for: HouseScreen.self), PersonCommands.times(for: HouseScreen.self).ofOne(),
    Command(
      "house.dayList", [.control("p")], AttendanceText.dayList, AttendanceText.dayListHelp,
      group: AttendanceText.commands, run: { .open(DayListScreen(on: $0.workspace.today, in: $0.workspace)) }),
  ]

  /// Wherever one stands.
  static func command<S: Screen>(for type: S.Type) -> Command<Scene<S>> {
    Command(
      "\(S.room.id).house", [.character("Q")], AttendanceText.house, AttendanceText.houseHelp,
      group: ChromeText.groupGo, footer: .hidden, needs: HouseScreen.action
    ) { .open(HouseScreen(in: $0.workspace)) }
  }

  func heads(in workspace: Workspace) -> [Figure] {
    let people = listing.records.map(\.id)
    return [workspace.figure(.listed, people.count, people: people)]
  }

  func status(in workspace: Workspace) -> [TextRun] {
    let words = workspace.language(CommonText.participants, ["n": listing.records.count])
    return [TextRun([words, workspace.timeOfDay?.text].compactMap(\.self).joined(separator: " · "))]
  }

  static let output = Output.rows("people", namesPeople: true, open: { HouseScreen(in: $1) }) { screen, _ in
    screen.showsNames ? screen.listing.records : nil
  }
}
