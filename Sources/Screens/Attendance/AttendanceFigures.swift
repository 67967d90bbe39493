import Domain
import Store

// How far a day's lists are marked, and what became of those on them.

extension Workspace {
  /// The groups of a day, and who is expected in them.
  func expected(_ groups: [RollCallSummary], on day: Day) -> [Figure] {
    // Whoever is in two groups comes once.
    let people = Set(groups.flatMap(\.expected)).sorted()
    let all = Set(groups.flatMap(\.members)).count
    return [
      figure(.expectedToday, people.count, of: all, on(day), people: people),
      figure(.groupsToday, groups.count, on(day)), marked(groups, on: day),
    ]
  }

  /// - Parameter group: the name of the only one.
  func marked(_ groups: [RollCallSummary], in group: String? = nil, on day: Day) -> Figure {
    let all = groups.reduce(0) { $0 + $1.members.count }
    return Figure(
      .marked, .share(part: groups.reduce(0) { $0 + $1.marked }, of: all),
      filter: (group.map { [.group($0)] } ?? scope.filter(in: self)) + on(day), n: all, asOf: today,
      people: .list(Set(groups.flatMap(\.marks.keys)).sorted()))
  }

  func share(_ counts: AttendanceCounts, in group: String, on day: Day) -> Figure {
    Figure(.attendanceShare, counts.share, filter: [.group(group)] + on(day), n: counts.n, asOf: today)
  }

  func marks(_ group: RollCallSummary, on day: Day) -> [Figure] {
    marks(
      group.members.map { ($0, group.marks[$0]) }, offList: group.offList.keys.sorted(), in: group.name, on: day)
  }

  /// How many of a group came, were sick, had it agreed, did not come, are not marked; and beside them who came off the list.
  func marks(
    _ people: [(person: ParticipantKey, mark: AttendanceMark?)], offList: [ParticipantKey] = [],
    in group: String, on day: Day
  ) -> [Figure] {
    let ids: [(AttendanceMark?, FigureID)] = [
      (.present, .markedPresent), (.sick, .markedSick), (.leave, .markedLeave), (.absent, .markedAbsent),
      (nil, .unmarked),
    ]
    return ids.map { mark, id in
      let found = people.filter { $0.mark == mark }.map(\.person)
      return figure(id, found.count, of: people.count, [.group(group)] + on(day), people: found)
    } + (offList.isEmpty ? [] : [figure(.markedOffList, offList.count, [.group(group)] + on(day), people: offList)])
  }

  private func on(_ day: Day) -> [FigureFilter] { [.period(Period(days: 1, to: day))] }
}
