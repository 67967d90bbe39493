import Domain
import Ledger

/// Asks for groups, lists and marks by their indexes; never a whole table but that of groups.
struct AttendanceReader {
  private let session: Session
  private let coder: FactCoder
  private let list: PreparedStatement

  init(_ session: Session, _ coder: FactCoder) throws {
    self.session = session
    self.coder = coder
    // Whoever is on the list, or was marked all the same; nobody who has been erased.
    list = try PreparedStatement(
      coder.database,
      """
      SELECT listed.person,
        EXISTS (SELECT 1 FROM absence_now a WHERE a.person = listed.person AND a.from_day <= ?
          AND (a.to_day IS NULL OR a.to_day >= ?)),
        (SELECT t.mark FROM attendance_now t WHERE t.day_group = ? AND t.day = ? AND t.person = listed.person),
        max(listed.since),
        EXISTS (SELECT 1 FROM enrolment_now e WHERE e.person = listed.person AND e.end_day < ?)
      FROM (
        SELECT person, from_day AS since FROM membership_now
          WHERE day_group = ? AND from_day <= ? AND (to_day IS NULL OR to_day >= ?) AND ?
        UNION SELECT person, NULL FROM attendance_now WHERE day_group = ? AND day = ?
      ) listed
      WHERE EXISTS (SELECT 1 FROM identity_now i WHERE i.person = listed.person AND i.number_code IS NOT NULL)
      GROUP BY listed.person ORDER BY listed.person
      """)
  }

  /// The groups of the user's units, by name.
  func groups() throws -> [KeptFact<GroupFact>] {
    try GroupFact.all(coder, where: "1 ORDER BY f.name, f.day_group").filter { session.counts($0.fact.group.unit) }
  }

  /// Nil for a group that is not there, or of a unit that is not the user's.
  func group(_ key: GroupKey) throws -> KeptFact<GroupFact>? {
    try GroupFact.of(key, coder).flatMap { session.counts($0.fact.group.unit) ? $0 : nil }
  }

  /// The last day of somebody who is with us no more on a day; nil of everybody else.
  ///
  /// Whoever still stands in a group is not expected there then, and keeps the marks they have.
  static func lastDay(of person: ParticipantKey, before day: Day, _ coder: FactCoder) throws -> Day? {
    let ended = "SELECT 1 FROM enrolment_now WHERE person = ? AND end_day < ?"
    guard try coder.database.hasRow(ended, person.value, Int64(day.number)) else { return nil }
    return try EnrolmentFact.all(coder, where: "f.person = ?", person.value).map(\.fact.enrolment).lastDay(before: day)
  }

  /// Nil when the group neither meets that day nor has marks of it.
  func summary(_ group: KeptFact<GroupFact>, on day: Day) throws -> RollCallSummary? {
    let meetings = group.fact.group.meetings(on: day)
    var summary = RollCallSummary(
      group: group.fact.key, name: group.fact.group.name, unit: group.fact.group.unit, meetings: meetings, members: [],
      away: [], marks: [:], offList: [:])
    try each(group.fact, day, meets: !meetings.isEmpty) { person, isAway, mark, isOffList in
      guard try session.isListed(person, coder) else { return }
      if isOffList {
        summary.offList[person] = mark
        return
      }
      summary.members.append(person)
      if isAway { summary.away.insert(person) }
      if let mark { summary.marks[person] = mark }
    }
    return meetings.isEmpty && summary.offList.isEmpty ? nil : summary
  }

  func sheet(_ group: KeptFact<GroupFact>, on day: Day) throws -> RollCallSheet {
    let stamps = Stamps(coder)
    var rows: [RollCallSheet.Row] = []
    let key = group.fact.key
    let marks = try AttendanceFact.all(coder, where: "f.day_group = ? AND f.day = ?", key.value, Int64(day.number))
    let byPerson = Dictionary(marks.map { ($0.fact.person, $0) }) { first, _ in first }
    let meets = !group.fact.group.meetings(on: day).isEmpty
    try each(group.fact, day, meets: meets) { person, isAway, _, isOffList in
      guard try session.isListed(person, coder) else { return }
      let absence = isAway ? try absences(of: person).last { $0.fact.absence.isInForce(on: day) } : nil
      rows.append(
        RollCallSheet.Row(
          person: person, mark: try byPerson[person].map { try stamps.recorded($0, $0.fact.attendance) },
          absence: try absence.map { try stamps.recorded($0, $0.fact.absence) }, isOffList: isOffList,
          isRelative: session.access.seesNameOnly(of: person)))
    }
    return RollCallSheet(group: group, day: day, rows: rows)
  }

  /// In order of time.
  func absences(of person: ParticipantKey) throws -> [KeptFact<AbsenceFact>] {
    try AbsenceFact.all(coder, where: "f.person = ? ORDER BY f.from_day", person.value)
  }

  /// Those of somebody who has left end with their last day.
  func memberships(of person: ParticipantKey) throws -> [MembershipFact] {
    let last = try AttendanceReader.lastDay(of: person, before: session.today, coder)
    return try MembershipFact.all(coder, where: "f.person = ? ORDER BY f.from_day, f.day_group", person.value)
      .compactMap { kept in
        kept.fact.membership.until(last).map { MembershipFact(group: kept.fact.group, person: person, membership: $0) }
      }
  }

  private func each(
    _ fact: GroupFact, _ date: Day, meets: Bool, _ body: (ParticipantKey, Bool, AttendanceMark?, Bool) throws -> Void
  ) throws {
    let (group, day, meets) = (fact.key.value, Int64(date.number), Int64(meets ? 1 : 0))
    list.bind(day, day, group, day, day, group, day, day, meets, group, day)
    defer { list.reset() }
    while try list.step() {
      let mark = try list.optionalText(2).map { word throws(StoreError) in
        guard let mark = AttendanceMark(rawValue: word) else {
          throw .ledger(.damaged(.value(table: AttendanceFact.form.table, row: group)))
        }
        return mark
      }
      let since = list.optionalInteger(3).map { Membership(from: Day(number: Int32(truncatingIfNeeded: $0))) }
      let person = ParticipantKey(list.integer(0))
      let hasLeft = try list.integer(4) != 0 && AttendanceReader.lastDay(of: person, before: date, coder) != nil
      if hasLeft, mark == nil { continue }
      let isOffList = hasLeft || !fact.group.lists(since.map { [$0] } ?? [], on: date)
      try body(person, list.integer(1) != 0, mark, isOffList)
    }
  }
}
