import Domain
import Resources
import Store
import TerminalUI

/// The groups that meet on a day, and how far their lists are marked.
struct AttendanceScreen: Screen {
  static let room = Room.menu("attendance", digit: "4", for: .seeAttendance, beside: \.attendance) {
    AttendanceScreen(in: $0)
  }

  enum Row: Hashable, Sendable {
    case group(GroupKey)
    /// The last row: a new one.
    case new
  }

  private(set) var day: Day
  private(set) var summaries: [RollCallSummary] = []
  /// Those that meet on other days, by name: for whoever changes groups.
  private(set) var others: [GroupFact] = []
  /// No group meets on any day.
  private var hasNoGroups = false
  private(set) var list = ListState<Row>()
  private let changesGroups: Bool

  init(on day: Day? = nil, in workspace: Workspace) {
    self.day = day ?? workspace.today
    changesGroups = workspace.session.access.may(.changeGroups)
    read(in: workspace)
  }

  private mutating func read(in workspace: Workspace) {
    do {
      summaries = try workspace.session.attendance.rollCalls(on: day).filter { workspace.isInScope($0.unit) }
      if changesGroups {
        let shown = Set(summaries.map(\.group))
        others = try workspace.session.attendance.groups().map(\.fact).filter {
          !shown.contains($0.key) && workspace.isInScope($0.group.unit)
        }
      }
      if rows.count == 0 { hasNoGroups = try workspace.session.attendance.groups().isEmpty }
    } catch {
      workspace.tell(error)
    }
    list.settle(rows: rows, height: workspace.bodySize.height)
  }

  mutating func refresh(in workspace: Workspace) { read(in: workspace) }

  // MARK: Rows

  var rows: ListRows<Row> {
    ListRows(
      summaries.map { .group($0.group) } + others.map { .group($0.key) } + (changesGroups ? [Row.new] : []))
  }

  var chosen: GroupKey? {
    guard let row = list.selectedRow(in: rows), case .group(let key)? = rows.id(at: row) else { return nil }
    return key
  }

  mutating func move(_ key: Key, in workspace: Workspace) -> Turn? {
    list.handle(key, rows: rows, height: max(1, workspace.bodySize.height - 1)) ? .stay : nil
  }

  // MARK: Commands

  static let commands: [Command<Scene<AttendanceScreen>>] = [
    Command(
      "attendance.open", [.enter], CommonText.open, AttendanceText.openHelp, group: AttendanceText.commands,
      enabled: { scene in
        scene.screen.rows.count == 0 ? scene.unavailable(AttendanceText.nothingChosen) : .available
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
        scene.screen.chosen.map { .open(GroupMonthScreen($0, on: scene.screen.day, in: scene.workspace)) } ?? .stay
      }),
    Command(
      "attendance.dayList", [.control("p")], AttendanceText.dayList, AttendanceText.dayListHelp,
      group: AttendanceText.commands, run: { .open(DayListScreen(on: $0.screen.day, in: $0.workspace)) }),
    Command(
      "attendance.edit", [.character("E")], CommonText.edit, AttendanceText.editGroupHelp,
      group: AttendanceText.commands, needs: .changeGroups, enabled: mayChange,
      run: { $0.screen.edit(in: $0.workspace) }),
    Command(
      "attendance.members", [.character("M")], AttendanceText.members, AttendanceText.membersHelp,
      group: AttendanceText.commands, needs: .changeGroups, enabled: mayChange,
      run: { scene in
        scene.screen.chosen.map { .open(GroupMembersScreen($0, in: scene.workspace)) } ?? .stay
      }),
    Command(
      "attendance.add", [.character("+"), .insert], AttendanceText.add, AttendanceText.newGroupHelp,
      group: AttendanceText.commands, needs: .changeGroups,
      enabled: { scene in
        scene.workspace.settings.isReadOnly ? scene.unavailable(ErrorText.registerReadOnly) : .available
      },
      run: { .open(GroupForm(in: $0.workspace)) }),
    ScopeScreen.command(
      for: AttendanceScreen.self, footer: .hidden, enabled: { $0.workspace.mayUse(.programmeAndUnit) }),
  ]

  private mutating func turn(by days: Int, in workspace: Workspace) -> Turn {
    day = day + days
    read(in: workspace)
    return .stay
  }

  private func open(in workspace: Workspace) -> Turn {
    if let chosen { return .open(RollCallScreen(chosen, on: day, in: workspace)) }
    return changesGroups ? .open(GroupForm(in: workspace)) : .stay
  }

  private func edit(in workspace: Workspace) -> Turn {
    chosen.flatMap { GroupForm(changing: $0, in: workspace) }.map { .open($0) } ?? .stay
  }

  private static func hasGroup(_ scene: Scene<AttendanceScreen>) -> Availability {
    scene.screen.chosen == nil ? scene.unavailable(AttendanceText.nothingChosen) : .available
  }

  private static func mayChange(_ scene: Scene<AttendanceScreen>) -> Availability {
    if scene.workspace.settings.isReadOnly { return scene.unavailable(ErrorText.registerReadOnly) }
    return scene.screen.chosen == nil ? scene.unavailable(AttendanceText.nothingChosen) : .available
  }

  // MARK: Drawing

  func status(in workspace: Workspace) -> [TextRun] {
    let expected = Set(summaries.flatMap(\.expected)).count
    return [
      TextRun(Dates(workspace.language).weekdayAndDate(day), day == workspace.today ? .plain : .heading),
      TextRun(
        "  "
          + workspace.language(
            AttendanceText.groups, ["n": summaries.count, "expected": expected]), .muted),
    ]
  }

  func hint(in workspace: Workspace) -> String? {
    guard let chosen, let summary = summaries.first(where: { $0.group == chosen }) else { return nil }
    let counts = AttendanceWords(workspace).counts(summary.counts)
    let away = summary.away.isEmpty ? nil : workspace.language(AttendanceText.awayCount, ["n": summary.away.count])
    return [summary.name, counts, away].compactMap(\.self).filter { !$0.isEmpty }
      .joined(separator: " \(workspace.glyphs.separator) ")
  }

  private enum Column: Hashable { case group, meets, count, marks, unit }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let language = workspace.language
    let dates = Dates(language)
    guard rows.count > 0 else {
      let text =
        hasNoGroups
        ? language(AttendanceText.noGroups)
        : language(AttendanceText.noneToday, ["date": dates.weekdayAndDate(day)])
      return PeopleNotice.draw(text, on: &canvas)
    }
    let words = AttendanceWords(workspace)
    let columns = [
      TableColumn(Column.group, language(AttendanceText.group), width: .flexible(min: 14, max: 36, weight: 2)),
      TableColumn(.meets, language(AttendanceText.meets), width: .flexible(min: 11, max: 20)),
      TableColumn(.count, "", width: .flexible(min: 13, max: 15), align: .right),
      TableColumn(.marks, "", width: .flexible(min: 30, max: 44, weight: 2), dropOrder: 2),
      TableColumn(.unit, language(UnitsText.unit), width: .flexible(min: 16, max: 28), dropOrder: 1),
    ]
    // Where somebody is, is not for everybody.
    let seesUnit = workspace.sees(.programmeAndUnit)
    let layout = TableLayout(
      columns.filter { $0.id != .unit || seesUnit }, width: canvas.width - ListState<Row>.margin - 1)
    canvas.within(canvas.bounds.inset(left: ListState<Row>.margin)) { layout.drawHeader(on: &$0) }
    let byKey = Dictionary(summaries.map { ($0.group, $0) }) { first, _ in first }
    let otherByKey = Dictionary(others.map { ($0.key, $0.group) }) { first, _ in first }
    canvas.within(canvas.bounds.inset(top: 1)) { canvas in
      list.draw(on: &canvas, rows: rows) { canvas, row, _ in
        guard case .group(let key) = row else {
          canvas.put("+ \(language(AttendanceText.newGroup))", y: 0, width: canvas.width)
          return
        }
        layout.drawRow(on: &canvas) { column in
          if let summary = byKey[key] { return cell(column, summary, words, workspace) }
          guard let group = otherByKey[key] else { return [] }
          switch column {
          case .group: return [TextRun(group.name, .muted)]
          case .meets: return [TextRun(words.weekdays(group), .muted)]
          case .count: return []
          case .marks: return [TextRun(language(AttendanceText.notThisDay), .muted)]
          case .unit: return [TextRun(workspace.unit(group.unit)?.unit.name ?? "", .muted)]
          }
        }
      }
    }
  }

  private func cell(
    _ column: Column, _ summary: RollCallSummary, _ words: AttendanceWords, _ workspace: Workspace
  ) -> [TextRun] {
    switch column {
    case .group: [TextRun(summary.name)]
    case .meets: [TextRun(words.hours(summary.meetings), .muted)]
    case .count:
      [
        TextRun(
          workspace.language(
            AttendanceText.count, ["n": summary.marked, "total": summary.members.count]))
      ]
    case .marks: [TextRun(words.counts(summary.counts.withoutUnmarked), .muted)]
    case .unit: [TextRun(workspace.unit(summary.unit)?.unit.name ?? "", .muted)]
    }
  }
}

extension RollCallSummary {
  var counts: AttendanceCounts { AttendanceCounts(members.map { marks[$0] }) }
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
