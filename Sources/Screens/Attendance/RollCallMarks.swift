import Domain
import Store

/// What is marked on a roll call and not saved: kept in the order it was marked, so that the last can be taken back.
struct RollCallMarks: Hashable, Sendable {
  struct Mark: Hashable, Sendable {
    var attendance: Attendance
    /// The row it takes the place of, as it stood on the screen; nil when nothing was marked.
    var replaces: RowID?
  }

  private(set) var marks: [ParticipantKey: Mark] = [:]
  private(set) var order: [ParticipantKey] = []

  subscript(_ person: ParticipantKey) -> Mark? { marks[person] }
  var isEmpty: Bool { marks.isEmpty }
  var count: Int { marks.count }
  var last: ParticipantKey? { order.last }

  mutating func set(_ person: ParticipantKey, _ mark: Mark) {
    marks[person] = mark
    order.removeAll { $0 == person }
    order.append(person)
  }

  mutating func remove(_ person: ParticipantKey) {
    marks[person] = nil
    order.removeAll { $0 == person }
  }

  mutating func removeAll() { self = RollCallMarks() }

  // MARK: Draft

  private static let order = "order"

  /// Each mark under its person's key: `present 602 - 17`, the mark, when they came and left, the row.
  var draft: [String: String] {
    var fields = Dictionary(uniqueKeysWithValues: marks.map { ("\($0.key.value)", RollCallMarks.text($0.value)) })
    fields[RollCallMarks.order] = order.map { "\($0.value)" }.joined(separator: " ")
    return fields
  }

  init() {}

  init(draft: [String: String], day: Day) {
    for word in (draft[RollCallMarks.order] ?? "").split(separator: " ") {
      guard let key = Int64(word), let mark = draft[String(word)].flatMap({ RollCallMarks.mark($0, day) }) else {
        continue
      }
      set(ParticipantKey(key), mark)
    }
  }

  private static func text(_ mark: Mark) -> String {
    let numbers = [mark.attendance.arrived?.minutes, mark.attendance.left?.minutes].map { $0.map(String.init) ?? "-" }
    return ([mark.attendance.mark.rawValue] + numbers + [mark.replaces.map { "\($0.id)" } ?? "-"])
      .joined(separator: " ")
  }

  private static func mark(_ text: String, _ day: Day) -> Mark? {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 4, let mark = AttendanceMark(rawValue: words[0]) else { return nil }
    return Mark(
      attendance: Attendance(
        day: day, mark: mark, arrived: Int(words[1]).flatMap { TimeOfDay(minutes: $0) },
        left: Int(words[2]).flatMap { TimeOfDay(minutes: $0) }),
      replaces: Int64(words[3]).map { RowID.mark($0) })
  }
}
