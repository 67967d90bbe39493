import Domain
import Resources
import Store
import TerminalUI

/// The groups that meet on a day, and how far their lists are marked.
struct AttendanceScreen: ListScreen {
  static let room = Room.menu("attendance", digit: "4", for: .seeAttendance, beside: \.attendance) {
    AttendanceScreen(in: $0)
  }

  /// A group: how far its list is marked, where it meets on the day.
  struct Row: Identifiable {
    let id: GroupKey
    let group: Group
    /// Nil where it meets on other days: for whoever changes groups.
    let summary: RollCallSummary?
    let day: Day
  }

  private(set) var day: Day
  var listing = Listing<Row>()
  /// No group meets on any day.
  private var hasNoGroups = false
  /// Nobody is expected because it is a public holiday.
  private var isHoliday = false
  private let changesGroups: Bool

  init(on day: Day? = nil, in workspace: Workspace) {
    self.day = day ?? workspace.today
    changesGroups = workspace.session.access.may(.changeGroups)
    begin(in: workspace)
  }

  mutating func lines(in workspace: Workspace) throws(StoreError) -> [ListLine<Row>] {
    let room = workspace.session.attendance
    let groups = try room.groups().map(\.fact)
    let byKey = Dictionary(groups.map { ($0.key, $0.group) }) { first, _ in first }
    let meeting = try room.rollCalls(on: day).filter { workspace.isInScope($0.unit) }
    let shown = Set(meeting.map(\.group))
    let others = changesGroups ? groups.filter { !shown.contains($0.key) && workspace.isInScope($0.group.unit) } : []
    hasNoGroups = groups.isEmpty
    isHoliday =
      meeting.isEmpty
      && groups.contains { workspace.isInScope($0.group.unit) && $0.group.timetable.isOff(onHoliday: day) }
    let rows =
      meeting.compactMap { summary in
        byKey[summary.group].map { Row(id: summary.group, group: $0, summary: summary, day: day) }
      } + others.map { Row(id: $0.key, group: $0.group, summary: nil, day: day) }
    return rows.map { .record($0) } + dayList(meeting, in: workspace)
      + (changesGroups ? [.new(AttendanceText.newGroup, in: workspace)] : [])
  }

  /// The way to the day's lists for whoever has arrows and Enter only.
  private func dayList(_ meeting: [RollCallSummary], in workspace: Workspace) -> [ListLine<Row>] {
    meeting.isEmpty ? [] : [.text(id: "dayList", [TextRun(workspace.language(AttendanceText.dayList), .muted)])]
  }

  func notice(in workspace: Workspace) -> TextRun? {
    let language = workspace.language
    let date = Dates(language).weekdayAndDate(day)
    if isHoliday { return TextRun(language(AttendanceText.noneOnHoliday, ["date": date])) }
    return TextRun(language(hasNoGroups ? AttendanceText.noGroups : .noneToday, ["date": date]))
  }

  static let actionKeys: [Key] = []

  static let list = ListKind<Row>(
    "attendance",
    [
      ListColumn(
        "group", AttendanceText.group, .flexible(min: 14, max: 36, weight: 2), sees: nil,
        sort: { row, _ in .text(row.group.name) }, value: nil,
        cell: { row, _ in [TextRun(row.group.name, row.summary == nil ? .muted : .plain)] }),
      ListColumn(
        "meets", AttendanceText.meets, .flexible(min: 11, max: 20), sees: nil,
        sort: { row, _ in .number(row.summary?.meetings.first?.from.minutes) }, value: nil,
        cell: { row, workspace in
          let words = AttendanceWords(workspace)
          return [TextRun(row.summary.map { words.hours($0.meetings) } ?? words.weekdays(row.group), .muted)]
        }),
      ListColumn(
        "marked", AttendanceText.columnMarked, .flexible(min: 13, max: 15), align: .right, sees: nil,
        sort: { row, _ in .number(row.summary?.marked) }, value: nil,
        cell: { row, workspace in
          row.summary.map { summary in
            [TextRun(AttendanceWords(workspace).marked(summary.marked, of: summary.members.count))]
          } ?? []
        }
      ).explained { row, workspace in row.summary.map { workspace.marked([$0], in: $0.name, on: row.day) } },
      ListColumn(
        "marks", AttendanceText.columnMarks, .flexible(min: 30, max: 44, weight: 2), dropOrder: 2, sees: nil,
        sort: nil, value: nil,
        cell: { row, workspace in
          let counts = row.summary.map { AttendanceWords(workspace).counts($0.counts.withoutUnmarked) }
          let isOff = row.group.timetable.isOff(onHoliday: row.day)
          return [TextRun(counts ?? workspace.language(isOff ? AttendanceText.holiday : .notThisDay), .muted)]
        }
      ).explained { row, workspace in row.summary.map { workspace.share($0.counts, in: $0.name, on: row.day) } },
      // Where somebody is, is not for everybody.
      .text(
        "unit", UnitsText.unit, .flexible(min: 16, max: 28), style: .muted, dropOrder: 1, sees: .programmeAndUnit
      ) { row, workspace in workspace.unit(row.group.unit)?.unit.name },
    ])

  private var group: GroupKey? { chosen?.id }

  // MARK: Commands

  static let commands: [Command<Scene<AttendanceScreen>>] = [
    Command(
      "attendance.open", [.enter], CommonText.open, AttendanceText.openHelp, group: AttendanceText.commands,
      enabled: { scene in
        scene.screen.listing.isEmpty ? scene.unavailable(AttendanceText.nothingChosen) : .available
      },
      run: { $0.screen.open(in: $0.workspace) }),
    Command(
      "attendance.previousDay", [.left], AttendanceText.previousDay, AttendanceText.previousDayHelp,
      group: AttendanceText.commands, run: { $0.screen.turn(by: -1, in: $0.workspace) }),
    Command(
      "attendance.nextDay", [.right], AttendanceText.nextDay, AttendanceText.nextDayHelp,
      group: AttendanceText.commands, run: { $0.screen.turn(by: 1, in: $0.workspace) }),
    Command(
      "attendance.month", [.tab], AttendanceText.month, AttendanceText.monthHelp, group: AttendanceText.commands,
      enabled: hasGroup,
      run: { scene in
        scene.screen.group.map { .open(GroupMonthScreen($0, on: scene.screen.day, in: scene.workspace)) } ?? .stay
      }),
    Command(
      "attendance.dayList", [.control("p")], AttendanceText.dayList, AttendanceText.dayListHelp,
      group: AttendanceText.commands, run: { .open(DayListScreen(on: $0.screen.day, in: $0.workspace)) }),
    Command(
      "attendance.edit", [.character("E")], CommonText.edit, AttendanceText.editGroupHelp,
      group: AttendanceText.commands, needs: .changeGroups, enabled: mayChange,
      run: { $0.screen.edit(in: $0.workspace) }
    ).ofOne(),
    Command(
      "attendance.members", [.character("M")], AttendanceText.members, AttendanceText.membersHelp,
      group: AttendanceText.commands, needs: .changeGroups, enabled: mayChange,
      run: { scene in
        scene.screen.group.map { .open(GroupMembersScreen($0, in: scene.workspace)) } ?? .stay
      }
    ).ofOne(),
    Command(
      "attendance.add", [.character("+"), .insert], AttendanceText.add, AttendanceText.newGroupHelp,
      group: AttendanceText.commands, needs: .changeGroups,
      enabled: { scene in
        scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
      },
      run: { .open(GroupForm(in: $0.workspace)) }),
    HouseScreen.command(for: AttendanceScreen.self),
    ScopeScreen.command(
      for: AttendanceScreen.self, footer: .hidden, enabled: { $0.workspace.mayUse(.programmeAndUnit) }),
  ]

  private mutating func turn(by days: Int, in workspace: Workspace) -> Turn {
    day = day + days
    read(in: workspace)
    return .stay
  }

  private func open(in workspace: Workspace) -> Turn {
    if let group { return .open(RollCallScreen(group, on: day, in: workspace)) }
    if case .text(id: "dayList", _)? = listing.chosenLine { return .open(DayListScreen(on: day, in: workspace)) }
    return changesGroups ? .open(GroupForm(in: workspace)) : .stay
  }

  private func edit(in workspace: Workspace) -> Turn {
    group.flatMap { GroupForm(changing: $0, in: workspace) }.map { .open($0) } ?? .stay
  }

  private static func hasGroup(_ scene: Scene<AttendanceScreen>) -> Availability {
    scene.screen.chosen == nil ? scene.unavailable(AttendanceText.nothingChosen) : .available
  }

  private static func mayChange(_ scene: Scene<AttendanceScreen>) -> Availability {
    if scene.workspace.settings.isReadOnly { return scene.unavailable(ErrorText.registerReadOnly) }
    return scene.screen.chosen == nil ? scene.unavailable(AttendanceText.nothingChosen) : .available
  }

  // MARK: Words

  /// Of the day, and of the chosen group what became of those in it.
  func heads(in workspace: Workspace) -> [Figure] {
    let marks = chosen?.summary.map { workspace.marks($0, on: day) }
    return (marks ?? []) + workspace.expected(listing.records.compactMap(\.summary), on: day)
  }

  func status(in workspace: Workspace) -> [TextRun] {
    let summaries = listing.records.compactMap(\.summary)
    let expected = Set(summaries.flatMap(\.expected)).count
    return [
      TextRun(Dates(workspace.language).weekdayAndDate(day), day == workspace.today ? .plain : .heading),
      TextRun(
        "  "
          + workspace.language(
            isHoliday ? AttendanceText.holidayStatus : .groups, ["n": summaries.count, "expected": expected]), .muted),
    ]
  }

  func hint(in workspace: Workspace) -> String? {
    guard let summary = chosen?.summary else { return nil }
    let counts = AttendanceWords(workspace).counts(summary.counts)
    // Whoever is marked is counted by the mark.
    let silent = summary.away.count { summary.marks[$0] == nil }
    let away = silent == 0 ? nil : workspace.language(AttendanceText.awayCount, ["n": silent])
    return [summary.name, counts, away].compactMap(\.self).filter { !$0.isEmpty }
      .joined(separator: " \(workspace.glyphs.separator) ")
  }
}

extension RollCallSummary {
  var counts: AttendanceCounts {
    var counts = AttendanceCounts(members.map { marks[$0] })
    counts.offList = offList.count
    return counts
  }
}

extension AttendanceCounts {
  var withoutUnmarked: AttendanceCounts {
    var counts = self
    counts.unmarked = 0
    return counts
  }
}

extension Workspace {
  /// Whether a unit is among what is chosen to be shown.
  func isInScope(_ unit: UnitKey) -> Bool {
    guard sees(.programmeAndUnit) else { return true }
    if let chosen = scope.unit { return chosen == unit }
    return scope.programme.map { self.unit(unit)?.unit.programme == $0 } ?? true
  }
}
