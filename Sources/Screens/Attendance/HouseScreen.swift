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
  private(set) var guests: [KeptFact<GuestFact>] = []
  private let showsNames: Bool

  init(in workspace: Workspace) {
    showsNames = workspace.mayListNames(of: AttendanceScreen.room)
    begin(in: workspace)
  }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    guard showsNames else { return [] }
    guests = try workspace.session.attendance.guests(on: workspace.today)
    let house = try workspace.session.attendance.presence(on: workspace.today)
    // Nobody with a protected address stands on what leaves the screen.
    let known = house.people.keys.sorted()
    let shown = workspace.settings.isPrinting ? try workspace.session.attendance.printable(known) : known
    let people = workspace.readyRoster?.rows(of: shown) ?? []
    let rows: [ListLine<Row>] = people.compactMap { row in
      guard !workspace.session.access.seesNameOnly(of: row.person),
        case .here(let group, let since)? = house.people[row.person]
      else { return nil }
      return .record(Row(id: row.person, group: house.groups[group] ?? "", since: since))
    }
    return rows + guestLines(in: house, hasPeople: !rows.isEmpty, workspace)
  }

  /// Those who are here and are no participants, and the way to more of them.
  private func guestLines(
    in house: HousePresence, hasPeople: Bool, _ workspace: Workspace
  ) -> [ListLine<Row>] {
    let heading = TextRun(workspace.language(AttendanceText.guests), .heading)
    let here = guests.filter(\.fact.guest.isHere).map { kept in
      ListLine<Row>.text(
        id: HouseScreen.lineID(kept.fact.key), [TextRun(GuestWords(workspace, house.groups).line(kept.fact.guest))])
    }
    let isOffered = workspace.session.access.may(.markAttendance) && !workspace.settings.isPrinting
    let nobody = TextRun(workspace.language(AttendanceText.nobodyInHouse), .muted)
    let isEmpty = !hasPeople && here.isEmpty && isOffered
    return (isEmpty ? [.text(id: "nobody", [nobody])] : [])
      + (here.isEmpty ? [] : [.text(id: "guests", [heading])] + here)
      + (isOffered ? [.new(AttendanceText.newGuest, in: workspace)] : [])
  }

  private static func lineID(_ guest: GuestKey) -> String { "guest \(guest.value)" }

  /// Those under the cursor.
  private var chosenGuest: KeptFact<GuestFact>? {
    guard case .text(let id, _)? = listing.chosenLine else { return nil }
    return guests.first { HouseScreen.lineID($0.fact.key) == id }
  }

  private var guestCount: Int { guests.map(\.fact.guest).filter(\.isHere).map(\.count).reduce(0, +) }

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
      enabled: { scene in
        let isText = scene.screen.listing.chosenLine.map { $0.record == nil && !$0.isHeading } ?? false
        return scene.screen.chosen == nil && !isText
          ? scene.unavailable(AttendanceText.nobodyChosen) : .available
      },
      run: { scene in
        if let row = scene.screen.chosen {
          return .open(ParticipantScreen(key: row.id, on: .attendance, in: scene.workspace))
        }
        guard let guest = scene.screen.chosenGuest else { return .open(GuestForm(in: scene.workspace)) }
        return GuestForm(changing: guest.fact.key, in: scene.workspace).map { .open($0) } ?? .stay
      }
    ).ofOne(),
    Command(
      "house.add", [.character("+"), .insert], AttendanceText.newGuest, AttendanceText.newGuestHelp,
      group: AttendanceText.commands, needs: .markAttendance, enabled: mayWrite,
      run: { .open(GuestForm(in: $0.workspace)) }),
    Command(
      "house.removeGuest", [.delete], AttendanceText.removeGuest, AttendanceText.removeGuestHelp,
      group: AttendanceText.commands, footer: .hidden, needs: .markAttendance,
      enabled: { scene in
        scene.screen.chosenGuest == nil ? scene.unavailable(AttendanceText.nobodyChosen) : mayWrite(scene)
      },
      run: { $0.screen.removeGuests(in: $0.workspace) }),
    leaving, PersonCommands.times(for: HouseScreen.self).ofOne(),
    Command(
      "house.dayList", [.control("p")], AttendanceText.dayList, AttendanceText.dayListHelp,
      group: AttendanceText.commands, run: { .open(DayListScreen(on: $0.workspace.today, in: $0.workspace)) }),
  ]

  private static func mayWrite(_ scene: Scene<HouseScreen>) -> Availability {
    scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
  }

  /// `-`: whoever is chosen goes, a guest as well as a participant.
  private static var leaving: Command<Scene<HouseScreen>> {
    let ofPeople = PersonCommands.left(for: HouseScreen.self)
    return Command(
      ofPeople.id, keys: ofPeople.keys, title: ofPeople.title, help: ofPeople.help, group: ofPeople.group,
      footer: ofPeople.footer,
      enabled: { $0.screen.chosenGuest == nil ? ofPeople.enabled($0) : mayWrite($0) },
      run: { scene in
        scene.screen.chosenGuest == nil ? ofPeople.run(&scene) : scene.screen.leaveGuests(in: scene.workspace)
      })
  }

  private mutating func leaveGuests(in workspace: Workspace) -> Turn {
    guard let kept = chosenGuest else { return .stay }
    guard let now = workspace.timeOfDay else {
      workspace.message = .warning(workspace.language(AttendanceText.noClock))
      return .stay
    }
    var guest = kept.fact.guest
    guest.left = max(now, guest.arrived ?? now)
    let said = workspace.language(AttendanceText.guestsLeft, ["n": guest.count, "time": now.text])
    _ = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.attendance.saveGuests(guest, replacing: kept.row)
    }
    return .stay
  }

  private mutating func removeGuests(in workspace: Workspace) -> Turn {
    guard let kept = chosenGuest else { return .stay }
    let said = workspace.language(AttendanceText.guestsRemoved, ["n": kept.fact.guest.count])
    _ = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.attendance.removeGuests(row: kept.row)
    }
    return .stay
  }

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
    let others = guestCount == 0 ? nil : workspace.language(AttendanceText.guestsHere, ["n": guestCount])
    return [TextRun([words, others, workspace.timeOfDay?.text].compactMap(\.self).joined(separator: " · "))]
  }

  static let output = Output.rows(
    "people", after: [.key("guests", \.guestCount)], namesPeople: true, open: { HouseScreen(in: $1) }
  ) { screen, _ in
    screen.showsNames ? screen.listing.records : nil
  }
}
