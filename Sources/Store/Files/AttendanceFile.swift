import Domain
import Ledger

/// Marks: what each of the people named was marked as in a group on a day; known by person, group and date.
///
/// They are on the group's list that day, which meets then. Only of days before anybody was on it a file may tell of those who
/// came later: nobody kept lists here then.
struct AttendanceFile: FileKind {
  struct Row: FileRow {
    var number = ParticipantNumber(stored: "")
    var group = ""
    var day = Day.blank
    var mark = AttendanceMark.present

    mutating func columns(_ c: inout some ColumnVisitor) {
      c.key(.number, NumberCodec(), &number)
      c.key(.group, TextCodec(), &group)
      c.key(.date, DateCodec(), &day)
      c.key(.mark, Vocabularies.mark, &mark)
    }
  }

  struct Key: Hashable {
    var group: GroupKey
    var day: Day
    var person: ParticipantKey
  }

  typealias Write = AttendanceFact

  static let data = DataKind.attendance
  static let entry = EntryKind.importedAttendance
  static let checkedAgainst = [
    UnitFact.form, IdentityFact.form, GroupFact.form, MembershipFact.form, AttendanceFact.form,
  ]

  private let people: FilePeople
  private let groups: [Known<GroupFact>]
  private let groupsByName: [String: [GroupFact]]
  private let marks: [Key: Known<AttendanceFact>]
  private let memberships: [GroupKey: [ParticipantKey: [Membership]]]
  /// Since when there is anybody on the list of a group.
  private let since: [GroupKey: Day]

  init(_ snapshot: ImportSnapshot) throws {
    people = try FilePeople(snapshot, withDeaths: true)
    groups = try snapshot.groups()
    groupsByName = Dictionary(grouping: groups.map(\.fact)) { Folding.fold($0.group.name) }
    marks = try snapshot.facts { fact in
      Key(group: fact.group, day: fact.attendance.day, person: fact.person)
    }
    let members: [GroupKey: [Known<MembershipFact>]] = try snapshot.grouped(by: \.group)
    since = members.compactMapValues { $0.map(\.fact.membership.from).min() }
    memberships = members.mapValues {
      Dictionary(grouping: $0, by: \.fact.person).mapValues { $0.map(\.fact.membership) }
    }
  }

  func take(_ row: Row, _ reader: inout RowReader, _ plan: inout FilePlan<Self>) {
    let (person, group) = (people.person(row.number, &reader), group(row.group, &reader))
    if row.day > reader.ground.today { reader.report(.date, .inTheFuture) }
    people.check(row.day, .date, of: person, &reader)
    guard let person, let group, reader.problems.isEmpty else { return }
    let key = Key(group: group.key, day: row.day, person: person)
    let known = marks[key]
    // What the register has is as it is: somebody came who was not expected, or the group met on other days then.
    if known == nil { check(row.day, of: person, in: group, &reader) }
    guard reader.problems.isEmpty else { return }
    if plan.isTaken(key, .date, &reader, isSame: { $0.mark == row.mark }) { return }
    plan.take(key, reader)
    var attendance = known?.fact.attendance ?? Attendance(day: row.day, mark: row.mark)
    if attendance.mark != row.mark {
      // When they came and left was seen; a file that says they were there does not know better.
      if row.mark != .present { (attendance.arrived, attendance.left) = (nil, nil) }
      attendance.mark = row.mark
    }
    plan.add(AttendanceFact(group: group.key, person: person, attendance: attendance), over: known)
  }

  private func check(_ day: Day, of person: ParticipantKey, in fact: GroupFact, _ reader: inout RowReader) {
    if fact.group.meetings(on: day).isEmpty {
      return reader.report(
        .date, .groupDoesNotMeet(before: fact.group.lastMeeting(before: day), after: fact.group.nextMeeting(after: day))
      )
    }
    let known = memberships[fact.key]?[person] ?? []
    let isBeforeAll = !known.isEmpty && since[fact.key].map { day < $0 } ?? true
    if !isBeforeAll, !known.contains(where: { $0.isInForce(on: day) }) {
      reader.report(.date, .notInGroup(known.sorted { $0.from < $1.from }))
    }
  }

  /// The group of a name; two units may have one each, and then the exact name may decide.
  private func group(_ name: String, _ reader: inout RowReader) -> GroupFact? {
    let folded = groupsByName[Folding.fold(name)] ?? []
    let exact = folded.filter { $0.group.name == name }
    let meant = exact.isEmpty ? folded : exact
    if meant.count == 1 { return meant.first }
    let names = reader.ground.names
    reader.report(
      .group,
      meant.isEmpty
        ? .unknownGroup(known: Set(groups.map(\.fact.group.name)).sorted())
        : .ambiguousGroup(units: meant.compactMap { names.name(of: $0.group.unit) }.sorted()))
    return nil
  }

  func each(within reach: ExportReach, _ ground: FileGround, _ body: (Row) throws -> Void) throws {
    var names: [GroupKey: String] = [:]
    for known in groups where reach.includes(mappedIn: known.fact.group.unit) {
      names[known.fact.key] = known.fact.group.name
    }
    let facts = Dictionary(grouping: marks.values.map(\.fact), by: \.person)
    for (number, person) in people.within(reach) {
      let told = (facts[person] ?? []).compactMap { fact in
        names[fact.group].map {
          Row(number: number, group: $0, day: fact.attendance.day, mark: fact.attendance.mark)
        }
      }
      for row in told.sorted(by: { ($0.group, $0.day) < ($1.group, $1.day) }) { try body(row) }
    }
  }
}

extension ImportColumn {
  public static let mark = ImportColumn("føring", "mark")
}
