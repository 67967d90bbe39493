import Domain
import Store

/// The journal for programs.
public enum LogOutput {
  /// - Parameter number: a participant's number; nil when it is not known any more.
  public static func data(_ entries: [JournalEntry], number: (ParticipantKey) -> String?) -> ScreenData {
    ScreenData(
      ["entries": .array(entries.map { json($0, number: number) })],
      columns: columns,
      rows: entries.map { row($0, number: number) })
  }

  public static let columns = [
    "entry", "at", "actor", "kind", "number", "people", "undoes", "undone", "role", "subject", "reason",
    "as_of_entry", "as_of_day", "wrong_time",
  ]

  /// One entry, for a table that is written page by page.
  public static func row(_ entry: JournalEntry, number: (ParticipantKey) -> String?) -> [String] {
    [
      "\(entry.id)", timestamp(entry.at), entry.actor, entry.kind.rawValue,
      entry.about.flatMap(number) ?? "", "\(entry.people)", entry.undoes.map { "\($0)" } ?? "",
      entry.isUndone ? "true" : "false", entry.role?.rawValue ?? "", subject(entry) ?? "",
      entry.detail?.reason ?? "", entry.detail?.asOfEntry.map { "\($0)" } ?? "", entry.detail?.asOfDay ?? "",
      entry.hasWrongTime ? "true" : "false",
    ]
  }

  /// What it was done to, when that is no person: a list, a unit, a user, a setting, a file.
  private static func subject(_ entry: JournalEntry) -> String? { entry.detail?.name ?? entry.detail?.file }

  private static func json(_ entry: JournalEntry, number: (ParticipantKey) -> String?) -> JSON {
    .object([
      "entry": .int(Int(entry.id)), "at": .string(timestamp(entry.at)), "actor": .string(entry.actor),
      "role": .optional(entry.role?.rawValue), "kind": .string(entry.kind.rawValue),
      "number": .optional(entry.about.flatMap(number)), "people": .int(entry.people),
      "subject": .optional(subject(entry)), "reason": .optional(entry.detail?.reason),
      "undoes": .optional(entry.undoes.map { Int($0) }),
      "undone": .bool(entry.isUndone), "asOfEntry": .optional(entry.detail?.asOfEntry.map { Int($0) }),
      "asOfDay": .optional(entry.detail?.asOfDay), "wrongTime": .bool(entry.hasWrongTime),
    ])
  }

  /// `2026-11-21T09:14:05.120Z`.
  static func timestamp(_ milliseconds: Int64) -> String {
    let (seconds, milli) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    let (days, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
    func padded(_ number: Int64, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    let clock = [second / 3600, second % 3600 / 60, second % 60].map { padded($0, 2) }.joined(separator: ":")
    return "\(Day(number: Int32(clamping: days)).iso)T\(clock).\(padded(milli, 3))Z"
  }
}
