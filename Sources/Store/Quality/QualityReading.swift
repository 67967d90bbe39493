import Domain
import Ledger
import Resources

/// What rules of data quality go by and no history tells: marks that no list explains, and what was entered after its day. Read for
/// everybody at once.
struct QualityReading {
  let ground: QualityGround
  private var marks: [Int64: [PersonHistory.StrayMark]] = [:]
  private var entries: [Int64: [PersonHistory.Entry]] = [:]

  init(_ session: Session, _ coder: FactCoder) throws {
    var users: Set<Int64> = []
    for user in try UserReader(coder: coder).facts() {
      users.formUnion(try coder.colleagues.numbers(of: user.fact.name))
    }
    ground = QualityGround(districts: .known, users: users)
    let back = Period(from: session.today - QualityRule.daysBack + 1, to: session.today)
    guard let back else { return }
    try readMarks(session, over: back, coder)
    try LateEntries(coder, over: back).each { entries[$0, default: []].append($1) }
  }

  func add(to history: inout PersonHistory) {
    history.strayMarks = marks[history.person.value] ?? []
    history.entries = entries[history.person.value] ?? []
  }

  // MARK: Marks

  /// Those of the groups of this user's units.
  private mutating func readMarks(_ session: Session, over days: Period, _ coder: FactCoder) throws {
    let lists = try GroupLists(session, coder)
    let (from, to) = (Int64(days.from.number), Int64(days.to.number))
    var known: [Int64: Set<PersonHistory.StrayMark>] = [:]
    func add(_ person: Int64, _ group: GroupKey, _ day: Day, _ word: String, isListed: Bool) throws {
      guard let mark = AttendanceMark(rawValue: word) else {
        throw StoreError.ledger(.damaged(.value(table: AttendanceFact.form.table, row: group.value)))
      }
      let stray = PersonHistory.StrayMark(
        group, day, mark, isListed: isListed, groupMet: lists.met(group, on: day))
      known[person, default: []].insert(stray)
    }
    let off = try PreparedStatement(
      coder.database,
      """
      SELECT a.person, a.day, a.mark FROM attendance_now a
      WHERE a.day_group = ? AND a.day BETWEEN ? AND ? AND a.mark <> '\(AttendanceMark.present.rawValue)'
        AND NOT EXISTS (SELECT 1 FROM membership_now m WHERE m.day_group = a.day_group AND m.person = a.person
          AND m.from_day <= a.day AND (m.to_day IS NULL OR m.to_day >= a.day))
      """)
    let days = try PreparedStatement(
      coder.database, "SELECT DISTINCT day FROM attendance_now WHERE day_group = ? AND day BETWEEN ? AND ?")
    let ofDay = try PreparedStatement(
      coder.database, "SELECT person, mark FROM attendance_now WHERE day_group = ? AND day = ?")
    for group in lists.groups {
      off.bind(group.value, from, to)
      while try off.step() { try add(off.integer(0), group, off.day(1), off.text(2), isListed: false) }
      off.reset()
      days.bind(group.value, from, to)
      while try days.step() {
        let day: Day = days.day(0)
        if lists.met(group, on: day) { continue }
        ofDay.bind(group.value, Int64(day.number))
        while try ofDay.step() { try add(ofDay.integer(0), group, day, ofDay.text(1), isListed: true) }
        ofDay.reset()
      }
      days.reset()
    }
    // Whether they had left by then, all that they take part in tells together.
    try coder.database.each(
      """
      SELECT a.person, a.day_group, a.day, a.mark FROM (SELECT DISTINCT person, min(end_day) AS first FROM enrolment_now
        WHERE end_day < ? GROUP BY person) e
      JOIN attendance_now a ON a.person = e.person AND a.day BETWEEN ? AND ? AND a.day > e.first
      """, to, from, to
    ) { row in
      let group = GroupKey(row.integer(1))
      guard lists.groups.contains(group) else { return }
      try add(row.integer(0), group, row.day(2), row.text(3), isListed: true)
    }
    marks = known.mapValues { $0.sorted { ($0.day, $0.group) < ($1.day, $1.group) } }
  }
}

/// The groups of a user's units, with every timetable each has had: that one meets on Tuesdays now does not tell of a Monday last
/// month.
private struct GroupLists {
  let groups: Set<GroupKey>
  private let versions: [GroupKey: [Group]]

  init(_ session: Session, _ coder: FactCoder) throws {
    let present = try GroupFact.all(coder, where: "1").filter { session.counts($0.fact.group.unit) }
    groups = Set(present.map(\.fact.key))
    versions = Dictionary(
      grouping: try GroupFact.all(coder, from: "main.\(GroupFact.form.table)", where: "1", values: []).map(\.fact),
      by: \.key
    ).mapValues { $0.map(\.group) }
  }

  func met(_ group: GroupKey, on day: Day) -> Bool {
    versions[group, default: []].contains { !$0.meetings(on: day).isEmpty }
  }
}
