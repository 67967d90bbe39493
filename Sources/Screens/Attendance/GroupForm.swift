import Domain
import Resources
import Store
import TerminalUI

/// A new group, or another name, timetable or last day for one.
struct GroupForm: FormScreen {
  static let room = Room.panel("groupForm", AttendanceText.editGroup, for: .changeGroups)

  var form: Form
  private(set) var untouched: [String: String] = [:]
  /// The group to be changed, as seen when the form opened; nil for a new one.
  private let seen: KeptFact<GroupFact>?

  private enum Field {
    static let name = "name"
    static let unit = "unit"
    static let ended = "ended"
    static func day(_ weekday: Int) -> String { "day\(weekday)" }
  }

  /// A new group.
  init(in workspace: Workspace) {
    seen = nil
    form = Form([])
    let units = workspace.units.filter { unit in
      workspace.session.access.units.isEmpty || workspace.session.access.units.contains(unit.key)
    }
    let options = units.map { ChoiceField.Option(id: "\($0.key.value)", label: $0.unit.name) }
    let chosen = workspace.scope.unit ?? (units.count == 1 ? units.first?.key : nil)
    form = Form(
      [GroupForm.name(nil, in: workspace)] + [
        .choice(
          Field.unit, workspace.language(UnitsText.unit), help: workspace.language(AttendanceText.unitHelp),
          options: options, value: chosen.map { "\($0.value)" })
      ] + GroupForm.week(nil, in: workspace))
    untouched = form.values
    restoreDraft(in: workspace)
  }

  /// Nil when the group is not in the register any more; a message says so.
  init?(changing key: GroupKey, in workspace: Workspace) {
    do {
      guard let found = try workspace.session.attendance.groups().first(where: { $0.fact.key == key }) else {
        workspace.message = .error(workspace.language(ErrorText.notFoundAnyMore))
        return nil
      }
      seen = found
    } catch {
      workspace.tell(error)
      return nil
    }
    let group = seen?.fact.group
    form = Form(
      [GroupForm.name(group, in: workspace)] + GroupForm.week(group, in: workspace) + [
        .checked(
          Field.ended, workspace.language(AttendanceText.ended), help: workspace.language(AttendanceText.endedHelp),
          value: group?.ended?.norwegian ?? "", read: DateEntry.reader(in: workspace))
      ])
    untouched = form.values
    restoreDraft(in: workspace)
  }

  private static func name(_ group: Group?, in workspace: Workspace) -> FormField {
    .text(
      Field.name, workspace.language(AttendanceText.name), help: workspace.language(AttendanceText.nameHelp),
      value: group?.name ?? "", maxLength: 60)
  }

  /// A line for each day of the week.
  private static func week(_ group: Group?, in workspace: Workspace) -> [FormField] {
    let monday = workspace.today - (workspace.today.weekday - 1)
    return (1...7).map { weekday in
      .text(
        Field.day(weekday), Dates(workspace.language).weekday(monday + (weekday - 1)),
        help: workspace.language(AttendanceText.weekdayHelp), value: group?.timetable.typed(weekday: weekday) ?? "",
        maxLength: 60)
    }
  }

  static let commands = FormCommands.table(for: GroupForm.self)

  static let draft = DraftForm<GroupKey?>("group", room.title, new: AttendanceText.newGroup) { workspace, group in
    group.map { GroupForm(changing: $0, in: workspace) } ?? GroupForm(in: workspace)
  }
  var draftKey: String { Self.draft.key(seen?.fact.key) }

  var changesWhatIs: Bool { seen != nil }

  func title(in workspace: Workspace) -> String {
    seen?.fact.group.name ?? workspace.language(AttendanceText.newGroup)
  }

  mutating func save(in workspace: Workspace) -> Turn {
    let language = workspace.language
    var errors: [String: String] = [:]
    let name = form.line(Field.name)
    let unit = seen?.fact.group.unit ?? form.number(Field.unit).map { UnitKey($0) }
    if name == nil { errors[Field.name] = language(AttendanceText.nameMissing) }
    if unit == nil { errors[Field.unit] = language(AttendanceText.unitMissing) }
    var meetings: [Timetable.Meeting] = []
    for weekday in 1...7 {
      if let read = Timetable.meetings(typed: form[Field.day(weekday)], weekday: weekday) {
        meetings += read
      } else {
        errors[Field.day(weekday)] = language(AttendanceText.timesWrong)
      }
    }
    if errors.isEmpty, meetings.isEmpty { errors[Field.day(1)] = language(AttendanceText.timesMissing) }
    form.setErrors(errors)
    guard errors.isEmpty, let name, let unit else { return .stay }
    let group = Group(
      unit: unit, name: name, timetable: Timetable(meetings), ended: form.day(Field.ended, today: workspace.today))
    let said = language(AttendanceText.groupSaved, ["group": name])
    if let seen {
      let receipt = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
        try session.attendance.changeGroup(group, row: seen.row)
      }
      return receipt == nil ? .stay : .back
    }
    let added = Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.attendance.addGroup(group)
    }
    // A group without people is no use: who is in it comes next.
    guard let added else { return .stay }
    return .replace(GroupMembersScreen(added.group, in: workspace))
  }
}
