import Domain
import Resources
import Store
import TerminalUI

/// A new group, or another name, timetable or last day for one.
struct GroupForm: FormScreen {
  static let room = Room.panel("groupForm", AttendanceText.editGroup, for: .changeGroups)
  static let texts = "attendance"

  struct Input {
    var name = ""
    var unit: UnitKey?
    /// By weekday.
    var meetings: [Int: [Timetable.Meeting]] = [:]
    var rhythm = Often.weekly
    /// Of the first week, or the only day.
    var first: Day?
    var meetsOnHolidays = false
    var ended: Day?

    /// Nil: a day it is reckoned from is missing.
    var timetable: Timetable? {
      let all = meetings.values.flatMap(\.self)
      switch rhythm {
      case .weekly: return Timetable(all, meetsOnHolidays: meetsOnHolidays)
      case .fortnightly: return first.map { Timetable(all, .fortnightly(from: $0), meetsOnHolidays: meetsOnHolidays) }
      case .once: return first.map { Timetable(meetings[$0.weekday] ?? [], .once($0)) }
      }
    }
  }

  enum Often: String, CaseIterable {
    case weekly, fortnightly, once

    init(_ rhythm: Timetable.Rhythm) {
      self =
        switch rhythm {
        case .weekly: .weekly
        case .fortnightly: .fortnightly
        case .once: .once
        }
    }

    var textKey: AttendanceText {
      switch self {
      case .weekly: .weekly
      case .fortnightly: .fortnightly
      case .once: .once
      }
    }
  }

  var entry: Entry<Input>?
  /// The group to be changed, as seen when the form opened; nil for a new one.
  private let seen: KeptFact<GroupFact>?

  /// A new group.
  init(in workspace: Workspace) {
    seen = nil
    let units = GroupForm.units(in: workspace)
    entry = Entry(Input(unit: workspace.scope.unit ?? (units.count == 1 ? units.first?.key : nil)))
    open(in: workspace)
  }

  /// Nil when the group is not in the register any more; a message says so.
  init?(changing key: GroupKey, in workspace: Workspace) {
    seen = workspace.found { (session) throws(StoreError) in
      try session.attendance.groups().first { $0.fact.key == key }
    }
    guard let group = seen?.fact.group else { return nil }
    let meetings = Dictionary(grouping: group.timetable.meetings, by: \.weekday)
    entry = Entry(
      Input(
        name: group.name, unit: group.unit, meetings: meetings, rhythm: Often(group.timetable.rhythm),
        first: group.timetable.rhythm.day, meetsOnHolidays: group.timetable.meetsOnHolidays, ended: group.ended),
      isChange: true)
    open(in: workspace)
  }

  private static func units(in workspace: Workspace) -> [UnitFact] {
    let reach = workspace.session.access.units
    return workspace.units.filter { reach.isEmpty || reach.contains($0.key) }
  }

  static let draft = DraftForm<GroupKey?>("group", room.title, new: AttendanceText.newGroup) { workspace, group in
    group.map { GroupForm(changing: $0, in: workspace) } ?? GroupForm(in: workspace)
  }
  var draftKey: String { Self.draft.key(seen?.fact.key) }

  func title(in workspace: Workspace) -> String {
    seen?.fact.group.name ?? workspace.language(AttendanceText.newGroup)
  }

  func presentation(in workspace: Workspace, size: Size) -> Presentation { .full }

  func fields(_ group: Input, in workspace: Workspace) -> [Field<Input>] {
    let name = Field<Input>.text("name", \.name, limit: 60, missing: Phrase(AttendanceText.nameMissing))
    let often: Field<Input> = .choice(
      "often", \.rhythm, Choice.words(Often.allCases) { workspace.language($0.textKey) }
    ).governing()
    let when = [often] + times(group, in: workspace)
    if seen != nil { return [name] + when + (group.rhythm == .once ? [] : [.day("ended", \.ended)]) }
    let units = GroupForm.units(in: workspace).map { Choice($0.key, id: "\($0.key.value)", $0.unit.name) }
    return [
      name,
      .choice("unit", \.unit, units, missing: Phrase(AttendanceText.unitMissing))
        .called(UnitsText.unit).helped(AttendanceText.unitHelp),
    ] + when
  }

  private func times(_ group: Input, in workspace: Workspace) -> [Field<Input>] {
    let week = (1...7).map { day($0, in: workspace) }
    let holidays: Field<Input> = .choice("holidays", \.meetsOnHolidays, Choice.yesOrNo(workspace.language))
    switch group.rhythm {
    case .weekly: return week + [holidays]
    case .fortnightly:
      return [.day("first", \.first).called(AttendanceText.first).helped(AttendanceText.firstWeekHelp)] + week + [
        holidays
      ]
    case .once:
      return [
        .day("date", \.first).called(AttendanceText.date).helped(AttendanceText.dateHelp),
        Field("hours") { group, _ in
          let weekday = group.first?.weekday ?? 1
          return .text(TextField(Timetable(group.meetings[weekday] ?? []).typed(weekday: weekday), maxLength: 60))
        } read: { field, group, workspace in
          // The day stands above, and is read before; without one it is missed there.
          let weekday = group.first?.weekday ?? 1
          guard let read = Timetable.meetings(typed: field.value, weekday: weekday) else {
            return workspace.language(AttendanceText.timesWrong)
          }
          group.meetings = [weekday: read]
          return nil
        }.called(AttendanceText.hours).helped(AttendanceText.onceHelp),
      ]
    }
  }

  /// The times of a day of the week.
  private func day(_ weekday: Int, in workspace: Workspace) -> Field<Input> {
    let monday = workspace.today - (workspace.today.weekday - 1)
    return Field("day\(weekday)") { group, _ in
      .text(TextField(Timetable(group.meetings[weekday] ?? []).typed(weekday: weekday), maxLength: 60))
    } read: { field, group, workspace in
      guard let read = Timetable.meetings(typed: field.value, weekday: weekday) else {
        return workspace.language(AttendanceText.timesWrong)
      }
      group.meetings[weekday] = read
      return nil
    }
    .labelled(Dates(workspace.language).weekday(monday + (weekday - 1))).helped(AttendanceText.weekdayHelp)
  }

  func problems(_ group: Input, in workspace: Workspace) -> [String: String] {
    let isOnce = group.rhythm == .once
    if group.rhythm != .weekly, group.first == nil {
      return [isOnce ? "date" : "first": workspace.language(AttendanceText.dateMissing)]
    }
    guard group.timetable?.meetings.isEmpty ?? true else { return [:] }
    return [isOnce ? "hours" : "day1": workspace.language(isOnce ? AttendanceText.timesWrong : .timesMissing)]
  }

  func save(_ draft: Input, in workspace: Workspace) -> Turn {
    guard let unit = draft.unit, let timetable = draft.timetable else { return .stay }
    let group = Group(
      unit: unit, name: draft.name, timetable: timetable, ended: draft.rhythm == .once ? nil : draft.ended)
    let said = workspace.language(AttendanceText.groupSaved, ["group": group.name])
    if let seen {
      return change(saying: said, in: workspace) { (session) throws(StoreError) in
        try session.attendance.changeGroup(group, row: seen.row)
      }
    }
    var key: GroupKey?
    _ = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      let added = try session.attendance.addGroup(group)
      key = added.group
      return added.receipt
    }
    // A group without people is no use: who is in it comes next.
    return key.map { .replace(GroupMembersScreen($0, in: workspace)) } ?? .stay
  }
}
