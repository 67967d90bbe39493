import Domain
import Ledger

/// Who came to a group over some days.
public struct GroupAttendance: Hashable, Sendable {
  public var group: GroupKey
  public var name: String
  public var counts: AttendanceCounts
}

extension FiguresRoom {
  /// How many came to each group of this user's over a period, of expected marks: whoever did not stand on the list is beside it.
  /// What nobody has marked is not told: that takes the roll calls themselves.
  public func attendance(
    over period: Period, programme: String? = nil, unit: UnitKey? = nil
  ) throws(StoreError) -> [GroupAttendance] {
    try session.require(.seeBoard)
    let units = Set(
      try session.catalogue.units().filter {
        (programme == nil || $0.fact.unit.programme == programme) && (unit == nil || $0.fact.key == unit)
      }.map(\.fact.key))
    return try session.reading { coder in
      // By group and day, as the index has them; and for each mark whether its person stood on the list that day.
      let marks = try PreparedStatement(
        coder.database,
        """
        SELECT a.mark, EXISTS (SELECT 1 FROM membership_now m WHERE m.day_group = a.day_group AND m.person = a.person
            AND m.from_day <= a.day AND (m.to_day IS NULL OR m.to_day >= a.day)), count(*)
          FROM attendance_now a WHERE a.day_group = ? AND a.day BETWEEN ? AND ? GROUP BY 1, 2
        """)
      let groups = try AttendanceReader(session, coder).groups().filter { units.contains($0.fact.group.unit) }
      return try groups.compactMap { kept in
        var counts = AttendanceCounts()
        marks.bind(kept.fact.key.value, Int64(period.from.number), Int64(min(period.to, session.today).number))
        defer { marks.reset() }
        while try marks.step() {
          guard let mark = AttendanceMark(rawValue: marks.text(0)) else {
            throw StoreError.ledger(.damaged(.value(table: AttendanceFact.form.table, row: kept.row.id)))
          }
          counts.add(mark, isOffList: marks.integer(1) == 0, times: Int(marks.integer(2)))
        }
        guard counts.marked + counts.offList > 0 else { return nil }
        return GroupAttendance(group: kept.fact.key, name: kept.fact.group.name, counts: counts)
      }
    }
  }

  /// Open tasks of colleagues for whom somebody stands in today: nobody may read them before they are back.
  public func unreadOfAbsent() throws(StoreError) -> Int {
    try session.require(.seeBoard)
    return try session.reading { [today = session.today] coder in
      let day = Int64(today.number)
      let sql = """
        SELECT count(*) FROM task_now t WHERE t.colleague IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM task_done_now d WHERE d.task = t.task)
        AND t.colleague IN (
          SELECT c.colleague FROM contact_now c WHERE c.role = '\(ContactAssignment.Role.primary.rawValue)'
          AND c.from_day <= ? AND (c.to_day IS NULL OR c.to_day >= ?)
          AND EXISTS (SELECT 1 FROM contact_now s WHERE s.enrolment = c.enrolment
            AND s.role = '\(ContactAssignment.Role.deputy.rawValue)' AND s.from_day <= ? AND s.to_day >= ?))
        """
      return Int(try coder.database.first(sql, day, day, day, day) { $0.integer(0) } ?? 0)
    }
  }
}
