import Domain
import Store

/// The journal for programs.
public enum LogOutput {
  typealias Source = (entries: [JournalEntry], number: (ParticipantKey) -> String?)
  private typealias Numbered = (entry: JournalEntry, number: String?)

  static let form = ScreenForm<Source>(
    [
      .list("entries", entry) { source in source.entries.map { ($0, $0.about.flatMap(source.number)) } }
    ],
    columns: columns, rows: { source in source.entries.map { row($0, number: source.number) } })

  private static let entry: JSONForm<Numbered> = [
    .key("entry") { Int($0.entry.id) }, .key("at") { timestamp($0.entry.at) }, .key("actor", \.entry.actor),
    .key("role", \.entry.role?.rawValue), .key("kind") { kind($0.entry) }, .key("number", \.number),
    .key("people", \.entry.people), .key("subject") { subject($0.entry) }, .key("reason") { $0.entry.detail?.reason },
    .key("undoes") { $0.entry.undoes.map { Int($0) } }, .key("undone", \.entry.isUndone),
    .key("asOfEntry") { $0.entry.detail?.asOfEntry.map { Int($0) } }, .key("asOfDay") { $0.entry.detail?.asOfDay },
    .key("wrongTime", \.entry.hasWrongTime),
  ]

  /// - Parameter number: a participant's number; nil when it is not known any more.
  public static func data(_ entries: [JournalEntry], number: @escaping (ParticipantKey) -> String?) -> ScreenData {
    form.data((entries, number))
  }

  public static let columns = [
    "entry", "at", "actor", "kind", "number", "people", "undoes", "undone", "role", "subject", "reason",
    "as_of_entry", "as_of_day", "wrong_time",
  ]

  /// One entry, for a table that is written page by page.
  public static func row(_ entry: JournalEntry, number: (ParticipantKey) -> String?) -> [String] {
    [
      "\(entry.id)", timestamp(entry.at), entry.actor, kind(entry) ?? "",
      entry.about.flatMap(number) ?? "", "\(entry.people)", entry.undoes.map { "\($0)" } ?? "",
      entry.isUndone ? "true" : "false", entry.role?.rawValue ?? "", subject(entry) ?? "",
      entry.detail?.reason ?? "", entry.detail?.asOfEntry.map { "\($0)" } ?? "", entry.detail?.asOfDay ?? "",
      entry.hasWrongTime ? "true" : "false",
    ]
  }

  private static func kind(_ entry: JournalEntry) -> String? { entry.isWithheld ? nil : entry.kind.rawValue }

  /// What it was done to, when that is no person: a list, a unit, a user, a setting, a file.
  private static func subject(_ entry: JournalEntry) -> String? { entry.detail?.name ?? entry.detail?.file }

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
