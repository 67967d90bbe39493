import Domain
import Resources
import Store
import TerminalUI

/// When somebody came and left, entered by hand or set right: whoever was not marked as present is so then.
struct AttendanceTimesForm: FormScreen {
  static let room = Room.panel("attendanceTimes", AttendanceText.times, for: .markAttendance)
  static let texts = "attendance"

  struct Input {
    var group: GroupKey?
    var arrived: TimeOfDay?
    var left: TimeOfDay?
  }

  var entry: Entry<Input>?
  private let person: ComingAndGoing.Person
  private let day: Day
  private var found: ComingAndGoing.Found?
  /// Those they may have come to: their own of the day, else all that meet.
  private var groups: [(key: GroupKey, name: String)] = []

  /// - Parameter group: the one it is about; nil for the one they came to last, or would come to now.
  init(of person: ComingAndGoing.Person, group: GroupKey? = nil, on day: Day, in workspace: Workspace) {
    (self.person, self.day) = (person, day)
    found = workspace.found { (_) throws(StoreError) in
      try ComingAndGoing.find(person, on: day, in: workspace)
    }
    guard let found else { return }
    groups = found.meetings.map { ($0.group.key, $0.group.group.name) }
    if groups.isEmpty {
      let all = workspace.ask { (session) throws(StoreError) in try session.attendance.rollCalls(on: day) } ?? []
      groups = all.filter { !$0.meetings.isEmpty && workspace.isInScope($0.unit) }.map { ($0.group, $0.name) }
    }
    let key = group ?? Coming.likeliest(found.places, now: workspace.timeOfDay) ?? groups.first?.key
    guard let key else { return }
    let known = found.mark(in: key)?.fact
    entry = Entry(Input(group: key, arrived: known?.arrived, left: known?.left), about: person.name)
    open(in: workspace)
  }

  static let draft = DraftForm<ParticipantKey, Day>("attendanceTimes", room.title) { workspace, person, day in
    AttendanceTimesForm(of: (person, PersonNames(workspace).shown(person)), on: day, in: workspace)
  }
  var draftKey: String { Self.draft.key(person.key, day) }

  func person(in workspace: Workspace) -> ParticipantKey? { person.key }

  func gone(in workspace: Workspace) -> String {
    workspace.language(AttendanceText.notExpected, ["name": person.name])
  }

  func fields(_ times: Input, in workspace: Workspace) -> [Field<Input>] {
    let choices = groups.map { Choice($0.key, id: "\($0.key.value)", $0.name) }
    return
      (choices.count < 2
      ? [] : [.choice("group", \.group, choices).called(AttendanceText.group).helped(AttendanceText.groupHelp)])
      + [
        .time("arrived", \.arrived).called(AttendanceText.columnTime),
        .time("left", \.left).called(AttendanceText.columnLeft),
      ]
  }

  private func attendance(_ times: Input) -> Attendance {
    Attendance(day: day, mark: .present, arrived: times.arrived, left: times.left)
  }

  func problems(_ times: Input, in workspace: Workspace) -> [String: String] {
    guard let problem = attendance(times).problem(today: workspace.today, now: workspace.timeOfDay) else { return [:] }
    let isLeft = problem == .leftBeforeArrived || times.arrived.map { $0 <= workspace.timeOfDay ?? $0 } ?? true
    return [isLeft ? "left" : "arrived": problem.sentence(in: workspace.language)]
  }

  func save(_ times: Input, in workspace: Workspace) -> Turn {
    guard let group = times.group, let found else { return .stay }
    let attendance = attendance(times)
    let said = workspace.language(
      AttendanceText.timesSaved,
      [
        "name": person.name, "group": groups.first { $0.key == group }?.name ?? "",
        "times": AttendanceWords(workspace).times(attendance),
      ])
    return change(saying: said, in: workspace) { (session) throws(StoreError) in
      try session.attendance.mark([found.change(group, attendance)], in: group, on: day)
    }
  }
}
