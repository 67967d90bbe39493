import Domain
import Ledger

/// One mark: who, in which group, on which day.
public struct AttendanceFact: RegisterFact {
  public var group: GroupKey
  public var person: ParticipantKey
  public var attendance: Attendance

  /// Found by group and day (a roll call), and by person and day (a strip, the last time somebody was seen).
  package static let form = FactForm(
    "attendance", of: AttendanceFact.self, whose: .person, naturalKeys: [["day_group", "day", "person"]],
    erasure: .takesAll,
    indexes: ["(person, day) WHERE voided IS NULL", "(person) WHERE voided IS NOT NULL"])

  static let words: [EntryKind] = [.attendanceMarked, .importedAttendance]

  package static let blank = AttendanceFact(
    group: GroupKey(0), person: ParticipantKey(0), attendance: Attendance(day: .blank, mark: .present))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.points("day_group", &group)
    f.day("day", &attendance.day)
    f.points("person", &person)
    f.word("mark", &attendance.mark)
    f.time("arrived", &attendance.arrived)
    f.time("departed", &attendance.left)
  }

  package var happened: Day? { attendance.day }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    attendance.problem(today: ground.today).map { [.rule(.attendance($0))] } ?? []
  }
}

extension RowID {
  /// The row of a mark, as a draft keeps it.
  public static func mark(_ id: Int64) -> RowID { RowID(form: AttendanceFact.form, id: id) }
}

extension EntryKind {
  public static let attendanceMarked = EntryKind("attendance_marked", .change, .markAttendance)
  public static let importedAttendance = EntryKind("imported_attendance", .bulk, .importData)
}
