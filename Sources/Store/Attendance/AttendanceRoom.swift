import Domain
import Ledger

/// Attendance: who is expected, what is marked of them, groups, and what they have said beforehand.
public struct AttendanceRoom: Sendable {
  let session: Session

  /// The groups of this user's units, by name; those that have ended too.
  public func groups() throws(StoreError) -> [KeptFact<GroupFact>] {
    try session.reading(.seeAttendance) { try AttendanceReader(session, $0).groups() }
  }

  /// The groups that meet on a day or have marks of it: by time, then by name.
  public func rollCalls(on day: Day) throws(StoreError) -> [RollCallSummary] {
    try session.require(.seeAttendance)
    let summaries = try session.reading { coder in
      let reader = try AttendanceReader(session, coder)
      return try reader.groups().compactMap { try reader.summary($0, on: day) }
    }
    // Sorting keeps the order of names among equals.
    return summaries.enumerated().sorted { left, right in
      let (first, second) = (left.element.meetings.first?.from.minutes, right.element.meetings.first?.from.minutes)
      return (first ?? .max, left.offset) < (second ?? .max, right.offset)
    }.map(\.element)
  }

  /// A group's list on a day; nil for a group that is not there, or of another's unit.
  public func rollCall(_ group: GroupKey, on day: Day) throws(StoreError) -> RollCallSheet? {
    try session.reading(.seeAttendance) { coder in
      let reader = try AttendanceReader(session, coder)
      return try reader.group(group).map { try reader.sheet($0, on: day) }
    }
  }

  /// The groups somebody is expected or marked in on a day, by time, with what is marked of them there.
  public func meetings(
    of person: ParticipantKey, on day: Day
  ) throws(StoreError) -> [(group: GroupFact, mark: Recorded<Attendance>?)] {
    try session.reading(.seeAttendance) { coder in
      try session.requireReach(person, coder)
      let reader = try AttendanceReader(session, coder)
      let stamps = Stamps(coder)
      var found: [(group: GroupFact, mark: Recorded<Attendance>?)] = []
      let marks = try AttendanceFact.all(
        coder, where: "f.person = ? AND f.day = ?", person.value, Int64(day.number))
      let memberships = Dictionary(grouping: try reader.memberships(of: person), by: \.group)
      for key in Set(memberships.keys).union(marks.map(\.fact.group)) {
        let mark = marks.first { $0.fact.group == key }
        guard let group = try reader.group(key)?.fact,
          mark != nil || group.group.lists((memberships[key] ?? []).map(\.membership), on: day)
        else { continue }
        found.append((group, try mark.map { try stamps.recorded($0, $0.fact.attendance) }))
      }
      return found.sorted { left, right in
        let (first, second) = (left.group.group.meetings(on: day).first, right.group.group.meetings(on: day).first)
        return (first?.from.minutes ?? 0, left.group.key) < (second?.from.minutes ?? 0, right.group.key)
      }
    }
  }

  /// Marks several people in one group on one day: one change, one entry, one undo.
  ///
  /// What somebody else has marked the same way meanwhile is as it should be, and is left as it is. Whoever comes and stands on
  /// no list is marked too, "utenom lista": as present only, and not after they have left us. On a day the group does not meet
  /// nobody is marked; what is marked may be set right.
  ///
  /// - Throws: ``StoreError/conflict(_:)`` about the first whom somebody has marked otherwise meanwhile, and then nothing is
  ///   written; ``LedgerError/unchanged`` when all of it stands there already; ``RuleViolation/attendance(_:)``,
  ///   ``RuleViolation/notOnList``; ``RuleViolation/groupDoesNotMeet``; ``RuleViolation/hasEnded``; ``StoreError/notAllowed(_:)`` about somebody who is none of the user's.
  public func mark(_ marks: [MarkChange], in group: GroupKey, on day: Day) throws(StoreError) -> WriteReceipt {
    try mark([(group, marks)], on: day)
  }

  /// The same of several groups.
  public func mark(
    _ lists: [(group: GroupKey, marks: [MarkChange])], on day: Day
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.markAttendance)
    for mark in lists.flatMap(\.marks) {
      if mark.attendance.day != day { throw .rule(.notInRegister) }
      if let problem = mark.attendance.problem(today: session.today) { throw .rule(.attendance(problem)) }
    }
    return try session.write(.attendanceMarked) { change throws(StoreError) in
      for mark in lists.flatMap(\.marks) { try session.requireReach(mark.person, change.coder) }
      var names: [String] = []
      var count = 0
      for (group, marks) in lists {
        let kept = try change.fact(GroupFact.self, group)
        if !session.counts(kept.fact.group.unit) { throw .rule(.notInRegister) }
        count += try enter(marks, in: kept.fact, on: day, &change)
        names.append(kept.fact.group.name)
      }
      if count == 0 { throw .ledger(.unchanged) }
      change.detail = EntryDetail(day: day.iso, name: names.joined(separator: ", "))
    }
  }

  /// - Returns: how many of them were not so already.
  private func enter(
    _ marks: [MarkChange], in fact: GroupFact, on day: Day, _ change: inout ChangeSet
  ) throws(StoreError) -> Int {
    let group = fact.key
    let present = try change.marks(in: group, on: day)
    let memberships = Dictionary(grouping: try change.memberships(in: group).map(\.fact), by: \.person)
    var count = 0
    for mark in marks {
      let known = present[mark.person]
      let hasLeft = try hasLeft(mark.person, before: day, change)
      let isListed = !hasLeft && fact.group.lists((memberships[mark.person] ?? []).map(\.membership), on: day)
      if known == nil, mark.replaces == nil, fact.group.meetings(on: day).isEmpty { throw .rule(.groupDoesNotMeet) }
      if !isListed { try requireOffList(mark, isNew: known == nil, hasLeft: hasLeft, change) }
      if let known, known.row != mark.replaces {
        if known.fact.attendance.mark == mark.attendance.mark { continue }
        throw try change.conflict(with: known.entry)
      }
      // It was there on the screen, and somebody has taken it away.
      if known == nil, let gone = mark.replaces { let _: AttendanceFact = try change.read(gone) }
      if known?.fact.attendance == mark.attendance { continue }
      if let known { try change.void(known.row) }
      try change.enter(AttendanceFact(group: group, person: mark.person, attendance: mark.attendance))
      count += 1
    }
    return count
  }

  private func hasLeft(
    _ person: ParticipantKey, before day: Day, _ change: borrowing ChangeSet
  ) throws(StoreError) -> Bool {
    let coder = change.coder
    return try storing { try AttendanceReader.lastDay(of: person, before: day, coder) != nil }
  }

  private func requireOffList(
    _ mark: MarkChange, isNew: Bool, hasLeft: Bool, _ change: borrowing ChangeSet
  ) throws(StoreError) {
    if isNew, hasLeft { throw .rule(.hasEnded) }
    if mark.attendance.mark != .present { throw .rule(.notOnList) }
    if isNew { try session.requireOpen(mark.person, change) }
  }
}

extension Session { public var attendance: AttendanceRoom { AttendanceRoom(session: self) } }
