import Domain
import Ledger

/// Marks: what each of the people named was marked as in a group on a day; known by person, group and date.
///
/// People need not be on the group's list: a file may tell of days long before anybody kept lists here.
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
  static let checkedAgainst = [UnitFact.form, IdentityFact.form, GroupFact.form, AttendanceFact.form]

  private let people: FilePeople
  private let groups: [Known<GroupFact>]
  private let groupsByName: [String: [GroupFact]]
  private let marks: [Key: Known<AttendanceFact>]

  init(_ snapshot: ImportSnapshot) throws {
    people = try FilePeople(snapshot, withDeaths: true)
    groups = try snapshot.groups()
    groupsByName = Dictionary(grouping: groups.map(\.fact)) { Folding.fold($0.group.name) }
    marks = try snapshot.facts { fact in
      Key(group: fact.group, day: fact.attendance.day, person: fact.person)
    }
  }

  func take(_ row: Row, _ reader: inout RowReader, _ plan: inout FilePlan<Self>) {
    let (person, group) = (people.person(row.number, &reader), group(row.group, &reader))
    if row.day > reader.ground.today { reader.report(.date, .inTheFuture) }
    people.check(row.day, .date, of: person, &reader)
    guard let person, let group, reader.problems.isEmpty else { return }
    let key = Key(group: group, day: row.day, person: person)
    if plan.isTaken(key, .date, &reader, isSame: { $0.mark == row.mark }) { return }
    plan.take(key, reader)
    let known = marks[key]
    var attendance = known?.fact.attendance ?? Attendance(day: row.day, mark: row.mark)
    if attendance.mark != row.mark {
      // When they came and left was seen; a file that says they were there does not know better.
      if row.mark != .present { (attendance.arrived, attendance.left) = (nil, nil) }
      attendance.mark = row.mark
    }
    plan.add(AttendanceFact(group: group, person: person, attendance: attendance), over: known)
  }

  /// The group of a name; two units may have one each, and then the exact name may decide.
  private func group(_ name: String, _ reader: inout RowReader) -> GroupKey? {
    let folded = groupsByName[Folding.fold(name)] ?? []
    let exact = folded.filter { $0.group.name == name }
    let meant = exact.isEmpty ? folded : exact
    if meant.count == 1 { return meant.first?.key }
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
