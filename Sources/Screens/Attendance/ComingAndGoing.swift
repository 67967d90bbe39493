import Domain
import Resources
import Store
import TerminalUI

/// People come or go: `m` and `-` where somebody is chosen, or several are marked.
enum ComingAndGoing {
  typealias Person = (key: ParticipantKey, name: String)

  /// What a day's groups say of one person.
  struct Found {
    let person: Person
    /// In order of time; empty of somebody whom nobody expects.
    let meetings: [(group: GroupFact, mark: Recorded<Attendance>?)]
    let places: [Coming.Place]

    func groupName(_ key: GroupKey) -> String { meetings.first { $0.group.key == key }?.group.group.name ?? "" }
    func mark(in group: GroupKey) -> Recorded<Attendance>? { meetings.first { $0.group.key == group }?.mark }

    func change(_ group: GroupKey, _ attendance: Attendance) -> MarkChange {
      MarkChange(person: person.key, attendance: attendance, replaces: mark(in: group)?.row)
    }
  }

  /// - Parameter group: where they are expected; nil: in any of the day's groups.
  static func find(
    _ person: Person, on day: Day, to group: GroupKey? = nil, in workspace: Workspace
  ) throws(StoreError) -> Found {
    let meetings = try workspace.session.attendance.meetings(of: person.key, on: day)
      .filter { group == nil || $0.group.key == group }
    return Found(
      person: person, meetings: meetings,
      places: meetings.map {
        Coming.Place(group: $0.group.key, meetings: $0.group.group.meetings(on: day), attendance: $0.mark?.fact)
      })
  }

  private static func find(_ people: [Person], to group: GroupKey? = nil, in workspace: Workspace) -> [Found]? {
    workspace.ask { (_) throws(StoreError) in
      try people.map { person throws(StoreError) in
        try find(person, on: workspace.today, to: group, in: workspace)
      }
    }
  }

  private static func mark(_ lists: [GroupKey: [MarkChange]], saying text: String, in workspace: Workspace) -> Bool {
    let today = workspace.today
    return Changes.make(in: workspace, saying: text) { (session) throws(StoreError) in
      try session.attendance.mark(lists.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, on: today)
    } != nil
  }

  // MARK: One

  /// Whoever is here already is said to be, and stays.
  /// - Parameter group: where they are expected; nil: in any of the day's groups.
  static func note(
    _ person: ParticipantKey, name: String, to group: GroupKey? = nil, in workspace: Workspace
  ) -> Turn {
    guard let found = find([(person, name)], to: group, in: workspace)?.first else { return .stay }
    func told(_ key: AttendanceText, _ group: GroupKey, _ time: TimeOfDay? = nil) -> String {
      workspace.language(key, ["name": name, "group": found.groupName(group), "time": time?.text ?? ""])
    }
    switch Coming.outcome(found.places, on: workspace.today, now: workspace.timeOfDay) {
    case .arrives(let group, let attendance):
      let said = told(attendance.arrived == nil ? .arrivedUntimed : .arrived, group, attendance.arrived)
      _ = mark([group: [found.change(group, attendance)]], saying: said, in: workspace)
    case .returns(let group, let attendance):
      _ = mark([group: [found.change(group, attendance)]], saying: told(.hasReturned, group), in: workspace)
    case .isHere(let group, let since):
      workspace.message = Message(told(since == nil ? .isMarkedHere : .isHere, group, since))
    case .notExpected: return comesOffList(found.person, in: workspace)
    }
    return .stay
  }

  // MARK: Whom nobody expects

  /// They come to the group that meets today; where several do, it is chosen.
  private static func comesOffList(
    _ person: (key: ParticipantKey, name: String), in workspace: Workspace
  ) -> Turn {
    let today = workspace.today
    let all = workspace.ask { (session) throws(StoreError) in try session.attendance.rollCalls(on: today) }
    guard let groups = all?.filter({ !$0.meetings.isEmpty && workspace.isInScope($0.unit) }) else { return .stay }
    let choice = Coming.offList(
      groups.map { (Coming.Place(group: $0.group, meetings: $0.meetings), $0.unit) },
      own: workspace.row(of: person.key)?.unit, now: workspace.timeOfDay)
    guard let choice else {
      workspace.message = .warning(workspace.language(AttendanceText.notExpected, ["name": person.name]))
      return .stay
    }
    let ordered = choice.groups.compactMap { key in groups.first { $0.group == key } }
    if ordered.count > 1 { return .open(OffListScreen(person, to: ordered, likeliest: choice.likeliest)) }
    if let group = ordered.first { _ = comes(person, to: group.group, group.name, on: today, in: workspace) }
    return .stay
  }

  /// Marks somebody who stands on no list of the group that day as present, a change of its own.
  ///
  /// - Returns: false when it was refused.
  static func comes(
    _ person: (key: ParticipantKey, name: String), to group: GroupKey, _ groupName: String, on day: Day,
    in workspace: Workspace
  ) -> Bool {
    let time = day == workspace.today ? workspace.timeOfDay : nil
    let said = workspace.language(
      time == nil ? AttendanceText.arrivedUntimed : .arrived,
      ["name": person.name, "group": groupName, "time": time?.text ?? ""])
    let mark = MarkChange(person: person.key, attendance: Attendance(day: day, mark: .present, arrived: time))
    return Changes.make(in: workspace, saying: "\(said), \(workspace.language(AttendanceText.offList))") {
      (session) throws(StoreError) in try session.attendance.mark([mark], in: group, on: day)
    } != nil
  }

  // MARK: Several

  /// All of them come, as one change. Whoever is there already stays, and of whoever is not expected it is told.
  ///
  /// - Returns: false when it was refused, for all.
  static func note(_ people: [(key: ParticipantKey, name: String)], in workspace: Workspace) -> Bool {
    let language = workspace.language
    guard let found = find(people, in: workspace) else { return false }
    var lists: [GroupKey: [MarkChange]] = [:]
    var strangers: [String] = []
    for one in found {
      switch Coming.outcome(one.places, on: workspace.today, now: workspace.timeOfDay) {
      case .arrives(let group, let attendance), .returns(let group, let attendance):
        lists[group, default: []].append(one.change(group, attendance))
      case .isHere: break
      case .notExpected: strangers.append(one.person.name)
      }
    }
    let told =
      strangers.isEmpty ? nil : language(AttendanceText.notOnLists, ["names": strangers.joined(separator: " · ")])
    guard !lists.isEmpty else {
      workspace.message = .warning(told ?? language(AttendanceText.allThere))
      return strangers.isEmpty
    }
    let count = lists.values.reduce(0) { $0 + $1.count }
    let said = [language(AttendanceText.arrivedSeveral, ["n": count]), told].compactMap(\.self).joined(separator: " ")
    return mark(lists, saying: said, in: workspace)
  }

  /// Those of them who are here go now, as one change.
  ///
  /// - Returns: false when nobody went.
  static func leave(_ people: [Person], in workspace: Workspace) -> Bool {
    let language = workspace.language
    guard let now = workspace.timeOfDay else {
      workspace.message = .warning(language(AttendanceText.noClock))
      return false
    }
    guard let found = find(people, in: workspace) else { return false }
    var lists: [GroupKey: [MarkChange]] = [:]
    var told = ""
    for one in found {
      let name = one.person.name
      switch Coming.going(one.places, now: now) {
      case .leaves(let group, let attendance):
        lists[group, default: []].append(one.change(group, attendance))
        told = language(AttendanceText.hasGone, ["name": name, "group": one.groupName(group), "time": now.text])
      case .hasLeft(_, let time) where lists.isEmpty:
        told = language(AttendanceText.leftAlready, ["name": name, "time": time.text])
      case .hasNotCome where lists.isEmpty: told = language(AttendanceText.notPresent, ["name": name])
      case .hasLeft, .hasNotCome: break
      }
    }
    let count = lists.values.reduce(0) { $0 + $1.count }
    if count == 0 {
      workspace.message = .warning(people.count > 1 ? language(AttendanceText.nobodyHere) : told)
      return false
    }
    return mark(lists, saying: count > 1 ? language(AttendanceText.goneSeveral, ["n": count]) : told, in: workspace)
  }
}
