import Domain
import Resources
import Store
import TerminalUI

/// A month of one group: people down, the days it met across. It scrolls in people, never sideways.
struct GroupMonthScreen: Screen {
  static let room = Room.place("groupMonth", AttendanceText.month, for: .seeAttendance)

  let group: GroupKey
  /// The first of the month.
  private(set) var first: Day
  /// Nil when the group is not in the register any more.
  private(set) var month: GroupMonth?
  /// In order of names.
  private(set) var people: [RosterRow] = []
  private(set) var list = ListState<ParticipantKey>()
  private let showsNames: Bool

  init(_ group: GroupKey, on day: Day, in workspace: Workspace) {
    self.group = group
    first = day - (day.day - 1)
    showsNames = workspace.mayListNames(of: AttendanceScreen.room)
    read(in: workspace)
  }

  private mutating func read(in workspace: Workspace) {
    let last = first.addingMonths(1) - 1
    do {
      month = try Period(from: first, to: last).flatMap { period throws(StoreError) in
        try workspace.session.attendance.groupMonth(group, in: period)
      }
    } catch {
      workspace.tell(error)
    }
    people = showsNames ? workspace.readyRoster?.rows(of: month?.people ?? []) ?? [] : []
    list.settle(rows: rows, height: height(in: workspace))
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  mutating func forget() { (month, people) = (nil, []) }

  var rows: ListRows<ParticipantKey> { ListRows(people.map(\.person)) }

  func person(in workspace: Workspace) -> ParticipantKey? { list.selectedRow(in: rows).map { people[$0].person } }

  private func height(in workspace: Workspace) -> Int { max(1, workspace.bodySize.height - 3) }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows, height: height(in: workspace)) ? .stay : nil
  }

  // MARK: Commands

  static let commands: [Command<Scene<GroupMonthScreen>>] = [
    Command(
      "groupMonth.open", [.enter], CommonText.open, AttendanceText.openPersonHelp, group: AttendanceText.commands,
      enabled: { scene in
        scene.screen.people.isEmpty ? scene.unavailable(AttendanceText.nobodyListed) : .available
      },
      run: { scene in
        scene.screen.person(in: scene.workspace).map {
          .open(ParticipantScreen(key: $0, on: .attendance, in: scene.workspace))
        } ?? .stay
      }),
    Command(
      "groupMonth.previousMonth", [.left], AttendanceText.previousMonth, AttendanceText.previousMonthHelp,
      group: AttendanceText.commands, run: { $0.screen.turn(by: -1, in: $0.workspace) }),
    Command(
      "groupMonth.nextMonth", [.right], AttendanceText.nextMonth, AttendanceText.nextMonthHelp,
      group: AttendanceText.commands, run: { $0.screen.turn(by: 1, in: $0.workspace) }),
    ExplainScreen.command(footer: .shown, for: GroupMonthScreen.self),
  ]

  private mutating func turn(by months: Int, in workspace: Workspace) -> Turn {
    first = first.addingMonths(months)
    read(in: workspace)
    return .stay
  }

  // MARK: Numbers

  private func counts(in workspace: Workspace) -> AttendanceCounts {
    month?.counts(until: workspace.today) ?? AttendanceCounts()
  }

  func figure(in workspace: Workspace) -> Figure? {
    guard let month, !month.days(until: workspace.today).isEmpty else { return nil }
    let counts = counts(in: workspace)
    return Figure(
      .attendanceShare, counts.share, filter: [.group(month.group.group.name), .period(month.period)],
      n: counts.n, asOf: workspace.today)
  }

  // MARK: Drawing

  func title(in workspace: Workspace) -> String {
    guard let month else { return workspace.language(AttendanceText.month) }
    let (year, number, _) = first.civil
    return
      "\(month.group.group.name) \(workspace.glyphs.separator) \(Dates(workspace.language).month(number)) \(year)"
  }

  func status(in workspace: Workspace) -> [TextRun] {
    guard month != nil else { return [] }
    return [TextRun(AttendanceWords(workspace).share(counts(in: workspace)))]
  }

  /// What stands beside the share.
  func hint(in workspace: Workspace) -> String? {
    guard month != nil else { return nil }
    let beside = AttendanceWords(workspace).counts(counts(in: workspace))
    return beside.isEmpty ? nil : beside
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard let month else {
      return PeopleNotice.draw(workspace.language(AttendanceText.gone), on: &canvas)
    }
    let days = month.days(until: workspace.today)
    guard !people.isEmpty, !days.isEmpty else {
      let text: String =
        switch workspace.roster {
        case .loading: workspace.language(ParticipantsText.loading)
        case .failed(let error): workspace.sentences.sentence(error)
        case .ready where !showsNames: workspace.language(ErrorText.notAllowedUnlogged)
        case .ready: workspace.language(AttendanceText.emptyMonth)
        }
      return PeopleNotice.draw(text, style: .muted, on: &canvas)
    }
    let margin = ListState<ParticipantKey>.margin
    // Two columns a day while there is room, one below that; the newest days stay.
    let least = 12
    let room = max(0, canvas.width - margin - 1)
    let cell = room - least >= days.count * 3 ? 3 : room - least >= days.count * 2 ? 2 : 1
    let shown = Array(days.suffix(max(0, (room - least) / cell)))
    let names = Dictionary(people.map { ($0.person, $0.shownName) }) { first, _ in first }
    let longest = names.values.map { [TextRun($0)].columns(canvas.glyphs) }.max() ?? 0
    let nameWidth = min(max(least, longest + 1), room - shown.count * cell)
    let x = margin + nameWidth
    for (index, day) in shown.enumerated() {
      let place = x + index * cell + (cell - 1)
      let letter = String(Dates(workspace.language).weekday(day).prefix(1))
      canvas.put(letter, x: place, y: 0, style: day.weekday > 5 ? .muted : .heading)
      let number = day.day
      if cell == 1 {
        canvas.put("\(number % 10)", x: place, y: 1, style: .muted)
      } else {
        canvas.put(
          "\(number < 10 ? " " : "")\(number)", x: place - 1, y: 1, style: day == workspace.today ? .heading : .muted)
      }
    }
    let legend = canvas.height > people.count + 4 ? 1 : 0
    canvas.within(canvas.bounds.inset(top: 2, bottom: legend)) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, person, _ in
        canvas.put(names[person] ?? "", x: 0, y: 0, width: max(0, nameWidth + cell - 2))
        if workspace.session.access.seesNameOnly(of: person) { return }
        for (index, day) in shown.enumerated() {
          let place = nameWidth + index * cell + (cell - 1)
          guard let entry = month.cell(person, on: day) else { continue }
          if let mark = entry?.mark {
            canvas.put(mark.letter, x: place, y: 0, style: mark == .absent ? .warning : .plain)
          } else {
            canvas.put(canvas.glyphs.lightNone, x: place, y: 0, style: .muted)
          }
        }
      }
    }
    if legend > 0 {
      canvas.put(
        workspace.language(AttendanceText.monthLegend, ["none": canvas.glyphs.lightNone]), x: margin,
        y: canvas.height - 1, style: .muted, width: room)
    }
  }
}
