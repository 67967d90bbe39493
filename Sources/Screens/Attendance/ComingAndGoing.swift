import Domain
import Resources
import Store
import TerminalUI

/// People come or go: `m` where somebody is chosen, or several are marked.
enum ComingAndGoing {
  /// What a day's groups say of one person.
  private struct Found {
    let person: (key: ParticipantKey, name: String)
    let meetings: [(group: GroupFact, mark: Recorded<Attendance>?)]
    let outcome: Coming.Outcome

    func groupName(_ key: GroupKey) -> String { meetings.first { $0.group.key == key }?.group.group.name ?? "" }

    func change(_ group: GroupKey, _ attendance: Attendance) -> MarkChange {
      MarkChange(
        person: person.key, attendance: attendance, replaces: meetings.first { $0.group.key == group }?.mark?.row)
    }
  }

  private static func find(
    _ person: (key: ParticipantKey, name: String), to group: GroupKey? = nil, in workspace: Workspace
  ) throws(StoreError) -> Found {
    let today = workspace.today
    let meetings = try workspace.session.attendance.meetings(of: person.key, on: today)
      .filter { group == nil || $0.group.key == group }
    let places = meetings.map {
      Coming.Place(group: $0.group.key, meetings: $0.group.group.meetings(on: today), attendance: $0.mark?.fact)
    }
    let outcome = Coming.outcome(places, on: today, now: workspace.timeOfDay)
    return Found(person: person, meetings: meetings, outcome: outcome)
  }

  // MARK: One

  /// - Parameters:
  ///   - group: where they are expected; nil: in any of the day's groups.
  ///   - goes: whether whoever is there goes.
  static func note(
    _ person: ParticipantKey, name: String, to group: GroupKey? = nil, goes: Bool = true, in workspace: Workspace
  ) -> Turn {
    guard let found = workspace.ask({ (_) throws(StoreError) in try find((person, name), to: group, in: workspace) })
    else {
      return .stay
    }
    func told(_ key: AttendanceText, _ group: GroupKey, _ time: TimeOfDay? = nil) -> String {
      var arguments: [String: any CustomStringConvertible] = ["name": name, "group": found.groupName(group)]
      if let time { arguments["time"] = time.text }
      return workspace.language(key, arguments)
    }
    func mark(_ group: GroupKey, _ attendance: Attendance, saying text: String) {
      let today = workspace.today
      _ = Changes.make(in: workspace, saying: text) { (session) throws(StoreError) in
        try session.attendance.mark([found.change(group, attendance)], in: group, on: today)
      }
    }
    switch found.outcome {
    case .arrives(let group, let attendance):
      mark(
        group, attendance, saying: attendance.arrived.map { told(.arrived, group, $0) } ?? told(.arrivedUntimed, group))
    case .leaves(let group, _) where !goes: workspace.message = Message(told(.justArrived, group))
    case .leaves(let group, let attendance):
      mark(group, attendance, saying: told(.hasGone, group, attendance.left))
    case .justArrived(let group): workspace.message = Message(told(.justArrived, group))
    case .hasLeft(let group): workspace.message = Message(told(.leftAlready, group))
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
    guard
      let found = workspace.ask({ (_) throws(StoreError) in
        try people.map { person throws(StoreError) in try find(person, in: workspace) }
      })
    else { return false }
    var lists: [GroupKey: [MarkChange]] = [:]
    var strangers: [String] = []
    for one in found {
      switch one.outcome {
      case .arrives(let group, let attendance): lists[group, default: []].append(one.change(group, attendance))
      case .leaves, .justArrived, .hasLeft: break
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
    let today = workspace.today
    return Changes.make(in: workspace, saying: said) { (session) throws(StoreError) in
      try session.attendance.mark(lists.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, on: today)
    } != nil
  }
}
