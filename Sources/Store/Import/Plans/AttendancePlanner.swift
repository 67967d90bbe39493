import Domain
import Ledger

struct KnownMark: Sendable {
  var attendance: Attendance
  var row: Int64
}

/// Plans an import of marks: what each of the people named was marked as in a group on a day.
///
/// People need not be on the group's list: a file may tell of days long before anybody kept lists here.
struct AttendancePlanner: ImportPlanner {
  struct Key: Hashable, Sendable {
    var group: GroupKey
    var day: Day
    var person: ParticipantKey
  }

  struct Write: Sendable {
    var key: Key
    var mark: AttendanceMark
    /// Nil: nothing was marked.
    var known: KnownMark?
  }

  private let people: [ParticipantNumber: ParticipantKey]
  private let groups: [String: [KnownGroup]]
  private let groupNames: [String]
  private let unitNames: RegisterNames
  private let marks: [Key: KnownMark]
  private let today: Day
  private var taken: [Key: (row: Int32, mark: AttendanceMark)] = [:]
  private(set) var writes: [Write] = []
  private(set) var counts = ImportCounts()

  init(
    people: [ParticipantNumber: ParticipantKey], groups: [KnownGroup], names: RegisterNames, marks: [Key: KnownMark],
    today: Day
  ) {
    self.people = people
    self.groups = Dictionary(grouping: groups) { Folding.fold($0.group.name) }
    groupNames = Set(groups.map(\.group.name)).sorted()
    unitNames = names
    self.marks = marks
    self.today = today
  }

  mutating func take(_ reader: inout RowReader) {
    guard let number = reader.number(), let name = reader.needed(.group, reader.text(.group)),
      let day = reader.needed(.date, reader.date(.date)),
      let mark = reader.needed(.mark, reader.word(.mark, Vocabularies.mark, .mark)), reader.problems.isEmpty
    else { return }
    guard let person = people[number] else { return reader.report(.number, .unknownParticipant) }
    if day > today { return reader.report(.date, .inTheFuture) }
    guard let group = group(name, &reader) else { return }
    let key = Key(group: group.key, day: day, person: person)
    if let first = taken[key] {
      if first.mark == mark {
        counts.unchanged += 1
      } else {
        reader.report(.date, .duplicateKey(firstRow: Int(first.row)))
      }
      return
    }
    taken[key] = (Int32(clamping: reader.row), mark)
    let known = marks[key]
    if known?.attendance.mark == mark {
      counts.unchanged += 1
      return
    }
    if known == nil { counts.added += 1 } else { counts.changed += 1 }
    writes.append(Write(key: key, mark: mark, known: known))
  }

  /// The group of a name; two units may have one each, and then the exact name may decide.
  private func group(_ name: String, _ reader: inout RowReader) -> KnownGroup? {
    let folded = groups[Folding.fold(name)] ?? []
    let exact = folded.filter { $0.group.name == name }
    let meant = exact.isEmpty ? folded : exact
    if meant.count == 1 { return meant.first }
    reader.report(
      .group,
      meant.isEmpty
        ? .unknownGroup(known: groupNames)
        : .ambiguousGroup(units: meant.compactMap { unitNames.name(of: $0.group.unit) }.sorted()))
    return nil
  }

  mutating func finish() -> [LateProblem] { [] }

  var size: Int { writes.count }

  func write(_ change: inout ChangeSet, _ step: () throws(StoreError) -> Void) throws(StoreError) {
    for write in writes {
      if let known = write.known { try change.void(RowID(form: AttendanceFact.form, id: known.row)) }
    }
    for write in writes {
      try step()
      // When they came and left was seen; a file that says they were there does not know better.
      var attendance = write.known?.attendance ?? Attendance(day: write.key.day, mark: write.mark)
      if write.mark != .present { (attendance.arrived, attendance.left) = (nil, nil) }
      attendance.mark = write.mark
      try change.enter(AttendanceFact(group: write.key.group, person: write.key.person, attendance: attendance))
    }
  }
}
