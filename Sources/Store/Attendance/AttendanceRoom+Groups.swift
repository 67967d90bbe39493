import Domain
import Ledger

/// Groups: when they meet, who is in them, and a month of them.
extension AttendanceRoom {
  /// - Throws: ``StoreError/conflict(_:)`` when the unit has a group of that name.
  public func addGroup(_ group: Group) throws(StoreError) -> (receipt: WriteReceipt, group: GroupKey) {
    try session.require(.changeGroups)
    try require(group)
    let written = try session.writing(.groupChanged, detail: EntryDetail(name: group.name)) {
      change throws(StoreError) in
      let key: GroupKey = try change.newKey()
      try change.enter(GroupFact(key: key, group: group))
      return key
    }
    return (written.receipt, written.result)
  }

  /// Changes a group's name, timetable or last day. It stays in its unit.
  public func changeGroup(_ group: Group, row: RowID) throws(StoreError) -> WriteReceipt {
    try session.require(.changeGroups)
    try require(group)
    return try session.write(.groupChanged, detail: EntryDetail(name: group.name)) { change throws(StoreError) in
      let fact: GroupFact = try change.giveWay(row)
      if fact.group == group { throw .ledger(.unchanged) }
      if fact.group.unit != group.unit { throw .rule(.unitOfOtherProgramme(group.unit)) }
      try change.enter(GroupFact(key: fact.key, group: group))
    }
  }

  /// Who is in a group on a day.
  public func members(of group: GroupKey, on day: Day) throws(StoreError) -> [KeptFact<MembershipFact>] {
    try session.reading(.seeAttendance) { coder in
      let reader = try AttendanceReader(session, coder)
      guard try reader.group(group) != nil else { return [] }
      let all = try MembershipFact.all(coder, where: "f.day_group = ? ORDER BY f.person", group.value)
      return try all.filter { try $0.fact.membership.isInForce(on: day) && session.isListed($0.fact.person, coder) }
    }
  }

  /// Takes people into a group from a day on, and out of it: whoever goes was there to the day before.
  ///
  /// - Throws: ``LedgerError/unchanged``; ``StoreError/conflict(_:)`` when somebody who goes has been changed meanwhile.
  public func changeMembers(
    of group: GroupKey, adding new: [ParticipantKey], removing gone: [RowID] = [], from day: Day
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.changeGroups)
    return try session.write(.groupMembersChanged) { change throws(StoreError) in
      for person in new {
        try session.requireReach(person, change.coder)
        try change.requireAlive(person, on: day)
      }
      let kept = try change.fact(GroupFact.self, group)
      if !session.counts(kept.fact.group.unit) { throw .rule(.notInRegister) }
      change.detail = EntryDetail(day: day.iso, name: kept.fact.group.name)
      for row in gone {
        var fact: MembershipFact = try change.giveWay(row)
        if fact.group != group { throw .rule(.notInRegister) }
        try session.requireReach(fact.person, change.coder)
        // One who came in this very day never was.
        if fact.membership.from >= day { continue }
        fact.membership.to = day - 1
        try change.enter(fact)
      }
      let present = Set(
        try change.memberships(in: group).filter { $0.fact.membership.to.map { $0 >= day } ?? true }.map(\.fact.person))
      var isChanged = !gone.isEmpty
      for person in new where !present.contains(person) {
        try change.enter(MembershipFact(group: group, person: person, membership: Membership(from: day)))
        isChanged = true
      }
      if !isChanged { throw .ledger(.unchanged) }
    }
  }

  /// The marks of a group over some days; nil for a group that is not there, or of another's unit.
  public func groupMonth(_ group: GroupKey, in period: Period) throws(StoreError) -> GroupMonth? {
    try session.reading(.seeAttendance) { coder in
      let reader = try AttendanceReader(session, coder)
      guard let kept = try reader.group(group) else { return nil }
      var month = GroupMonth(group: kept.fact, period: period)
      let members = try MembershipFact.all(coder, where: "f.day_group = ? ORDER BY f.person, f.from_day", group.value)
      for (person, facts) in Dictionary(grouping: members.map(\.fact), by: \.person) {
        let last = try AttendanceReader.lastDay(of: person, before: min(period.to, session.today), coder)
        let memberships = facts.compactMap { $0.membership.until(last) }
        let ofPeriod = memberships.filter { period.overlaps(start: $0.from, end: $0.to) }
        if !ofPeriod.isEmpty { month.memberships[person] = ofPeriod }
      }
      let marks = try AttendanceFact.all(
        coder, where: "f.day_group = ? AND f.day BETWEEN ? AND ?", group.value, Int64(period.from.number),
        Int64(period.to.number))
      for fact in marks.map(\.fact) { month.marks[fact.person, default: [:]][fact.attendance.day] = fact.attendance }
      let people = Set(month.memberships.keys).union(month.marks.keys).sorted()
      month.people = try people.filter { try session.isKnown($0, coder.database) && session.isListed($0, coder) }
      for person in month.people {
        let absences = try reader.absences(of: person).map(\.fact.absence)
        month.absences[person] = absences.filter { period.overlaps(start: $0.from, end: $0.to) }
      }
      return month
    }
  }

  private func require(_ group: Group) throws(StoreError) {
    try NameRule.require(group.name)
    if !session.counts(group.unit) { throw .rule(.unknownUnit(group.unit)) }
  }
}

/// Some days of one group: who was there when.
public struct GroupMonth: Sendable {
  public var group: GroupFact
  public var period: Period
  /// Whoever was on the list or is marked on a day of it, by key.
  public var people: [ParticipantKey] = []
  public var marks: [ParticipantKey: [Day: Attendance]] = [:]
  public var memberships: [ParticipantKey: [Membership]] = [:]
  public var absences: [ParticipantKey: [Absence]] = [:]

  /// The days it met or has marks of, up to `today`.
  public func days(until today: Day) -> [Day] {
    let marked = Set(marks.values.flatMap(\.keys))
    return (0...max(0, min(period.to, today) - period.from)).map { period.from + $0 }.filter {
      $0 <= today && (marked.contains($0) || !group.group.meetings(on: $0).isEmpty)
    }
  }

  /// Nil where somebody was not on the list; else the mark, which may be none.
  public func cell(_ person: ParticipantKey, on day: Day) -> Attendance?? {
    if let mark = marks[person]?[day] { return .some(mark) }
    return group.group.lists(memberships[person] ?? [], on: day) ? .some(nil) : nil
  }

  /// Of everyone shown, until `today`.
  public func counts(until today: Day) -> AttendanceCounts {
    var counts = AttendanceCounts()
    let days = days(until: today)
    for person in people {
      for day in days {
        let isOffList = !group.group.lists(memberships[person] ?? [], on: day)
        if let cell = cell(person, on: day) { counts.add(cell?.mark, isOffList: isOffList) }
      }
    }
    return counts
  }
}
