import Domain
import Ledger

/// One person's attendance: what they have said beforehand, and what came of it.
extension AttendanceRoom {
  /// Somebody is away for some days, and has said so.
  ///
  /// - Parameter row: the absence on the screen that this one takes the place of; nil for a new one.
  /// - Throws: ``RuleViolation/absence(_:)``; ``LedgerError/unchanged``; ``StoreError/conflict(_:)`` when another absence of
  ///   theirs holds on one of the days, or the one on the screen has been changed meanwhile.
  public func enter(
    _ absence: Absence, of person: ParticipantKey, replacing row: RowID? = nil
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.markAttendance)
    if let problem = absence.problem { throw .rule(.absence(problem)) }
    return try session.write(.absenceEntered, about: person, detail: EntryDetail(day: absence.to?.iso)) {
      change throws(StoreError) in
      try session.requireOpen(person, change)
      try change.requireAlive(person, on: absence.from)
      if let fact: AbsenceFact = try change.giveWay(row) {
        if fact.person != person { throw .rule(.notInRegister) }
        if fact.absence == absence { throw .ledger(.unchanged) }
      }
      let others = try change.all(AbsenceFact.self, where: "f.person = ? ORDER BY f.from_day", person.value)
      for other in others where other.row != row && other.fact.absence.overlaps(absence) {
        if other.fact.absence == absence { throw .ledger(.unchanged) }
        throw try change.conflict(with: other.entry)
      }
      try change.enter(AbsenceFact(person: person, absence: absence))
    }
  }

  /// One person's groups, marks and absences: for whoever their card is open to. The journal knows of it first.
  ///
  /// - Parameter period: the days of the marks.
  /// - Returns: nil for somebody who is not to be known of.
  public func record(of person: ParticipantKey, in period: Period) throws(StoreError) -> PersonAttendance? {
    try session.require(.seeAttendance)
    guard try session.openCard(person) != nil else { return nil }
    return try session.reading { coder in
      let reader = try AttendanceReader(session, coder)
      let stamps = Stamps(coder)
      var attendance = PersonAttendance()
      attendance.memberships = try reader.memberships(of: person).compactMap { kept in
        try reader.group(kept.group).map { ($0.fact, kept.membership) }
      }
      let marks = try AttendanceFact.all(
        coder, where: "f.person = ? AND f.day BETWEEN ? AND ? ORDER BY f.day, f.day_group", person.value,
        Int64(period.from.number), Int64(period.to.number))
      var groups: [GroupKey: GroupFact] = [:]
      for kept in marks {
        let key = kept.fact.group
        if groups[key] == nil { groups[key] = try reader.group(key)?.fact }
        guard let group = groups[key] else { continue }
        attendance.marks.append((group, try stamps.recorded(kept, kept.fact.attendance)))
      }
      attendance.kept = try AppointmentFact.all(
        coder, where: "f.person = ? AND f.day BETWEEN ? AND ? ORDER BY f.day", person.value,
        Int64(period.from.number), Int64(period.to.number)
      ).map(\.fact.appointment).filter { $0.outcome == .came }.map(\.day)
      attendance.absences = try reader.absences(of: person).map { try stamps.recorded($0, $0.fact.absence) }
      return attendance
    }
  }
}

/// What the register knows of one person's coming and going.
public struct PersonAttendance: Sendable {
  /// Groups of the user's units.
  public var memberships: [(group: GroupFact, membership: Membership)] = []
  /// The days of appointments they came to.
  public var kept: [Day] = []
  /// By day, then by group.
  public var marks: [(group: GroupFact, mark: Recorded<Attendance>)] = []
  /// By the first day.
  public var absences: [Recorded<Absence>] = []

  /// The absence that holds on a day.
  public func absence(on day: Day) -> Recorded<Absence>? { absences.last { $0.fact.isInForce(on: day) } }

  /// The groups they are in on a day.
  public func groups(on day: Day) -> [GroupFact] {
    memberships.filter { $0.membership.isInForce(on: day) }.map(\.group)
  }
}

extension PersonAttendance {
  /// Every day they were there: by a mark, or at an appointment.
  public var daysThere: [Day] { marks.map(\.mark.fact).filter { $0.mark == .present }.map(\.day) + kept }
}
