/// When a group meets: on days of the week, every week or every other, or once.
public struct Timetable: Hashable, Sendable {
  /// One meeting a week.
  public struct Meeting: Hashable, Comparable, Sendable {
    /// 1 is Monday, 7 is Sunday.
    public let weekday: Int
    public let from: TimeOfDay
    public let to: TimeOfDay

    /// Nil for a weekday that is none, and when it would end before it begins.
    public init?(weekday: Int, from: TimeOfDay, to: TimeOfDay) {
      guard (1...7).contains(weekday), from < to else { return nil }
      self.weekday = weekday
      self.from = from
      self.to = to
    }

    public static func < (left: Self, right: Self) -> Bool {
      (left.weekday, left.from, left.to) < (right.weekday, right.from, right.to)
    }

    /// `09:30–12:00`.
    public var hours: String { "\(from.text)–\(to.text)" }
  }

  /// How often the week of the timetable comes.
  public enum Rhythm: Hashable, Sendable {
    case weekly
    /// Every other week, the first of them the week of the day; before that day it does not meet.
    case fortnightly(from: Day)
    /// On this one day, whatever day it is.
    case once(Day)

    /// The day it is reckoned from.
    public var day: Day? {
      switch self {
      case .weekly: nil
      case .fortnightly(let day), .once(let day): day
      }
    }

    /// What it is for a timetable of weeks: what met once does so every week.
    public var ofWeeks: Rhythm { if case .once = self { .weekly } else { self } }
  }

  /// In order of the week; no two alike.
  public let meetings: [Meeting]
  public let rhythm: Rhythm
  /// Also on public holidays, see ``Day/isPublicHoliday``.
  public let meetsOnHolidays: Bool

  /// Of what meets once, only what falls on the weekday of its day counts.
  public init(_ meetings: [Meeting] = [], _ rhythm: Rhythm = .weekly, meetsOnHolidays: Bool = false) {
    self.rhythm = rhythm
    self.meetsOnHolidays = meetsOnHolidays
    var kept = Set(meetings)
    if case .once(let day) = rhythm { kept = kept.filter { $0.weekday == day.weekday } }
    self.meetings = kept.sorted()
  }

  /// In order of time; empty on days it does not meet.
  public func meetings(on day: Day) -> [Meeting] {
    let ofDay = meetings.filter { $0.weekday == day.weekday }
    if ofDay.isEmpty { return [] }
    switch rhythm {
    case .once(let only): return only == day ? ofDay : []
    case .fortnightly(let first):
      let monday = first - (first.weekday - 1)
      if day < first || (day - monday) / 7 % 2 != 0 { return [] }
    case .weekly: break
    }
    return meetsOnHolidays || !day.isPublicHoliday ? ofDay : []
  }

  /// Whether it would meet that day, were it not a public holiday.
  public func isOff(onHoliday day: Day) -> Bool {
    day.isPublicHoliday && meetings(on: day).isEmpty
      && !Timetable(meetings, rhythm, meetsOnHolidays: true).meetings(on: day).isEmpty
  }

  /// The first day it meets after `day`; nil when it does not meet any more.
  public func next(after day: Day) -> Day? { search(from: day, step: 1) }

  /// The last day it met before `day`; nil when it never did.
  public func last(before day: Day) -> Day? { search(from: day, step: -1) }

  /// Every other week, and then a holiday or two in a row: more than two months without a meeting there are not.
  private static let longestGap = 70

  private func search(from day: Day, step: Int) -> Day? {
    if case .once(let only) = rhythm { return !meetings.isEmpty && (only - day) * step > 0 ? only : nil }
    // What has not begun is as far off as it is.
    let start = step > 0 ? rhythm.day.map { max(day, $0 - 1) } ?? day : day
    return (1...Timetable.longestGap).lazy.map { start + $0 * step }.first { !meetings(on: $0).isEmpty }
  }

  /// The times of a weekday as a person types them: `10-14`, `9:30-12, 13-15`; empty when it does not meet.
  ///
  /// - Returns: nil when it is not understood, or something ends before it begins.
  public static func meetings(typed text: String, weekday: Int) -> [Meeting]? {
    let words = text.filter { !$0.isWhitespace }
    if words.isEmpty { return [] }
    var meetings: [Meeting] = []
    for part in words.split(separator: ",", omittingEmptySubsequences: false) {
      let times = part.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
      guard times.count == 2, let from = TimeOfDay(times[0]), let to = TimeOfDay(times[1]),
        let meeting = Meeting(weekday: weekday, from: from, to: to)
      else { return nil }
      meetings.append(meeting)
    }
    return meetings
  }

  /// The times of a weekday as ``meetings(typed:weekday:)`` reads them.
  public func typed(weekday: Int) -> String {
    meetings.filter { $0.weekday == weekday }.map(\.hours).joined(separator: ", ")
  }

  // MARK: As it is kept

  private static let (fortnightly, once, holidays) = ("fortnightly", "once", "holidays")

  /// `1 10:00-14:00,3 10:00-14:00`, and behind it what is not as usual: `;fortnightly 2026-11-23;holidays`.
  public var text: String {
    var parts = [meetings.map { "\($0.weekday) \($0.from.text)-\($0.to.text)" }.joined(separator: ",")]
    switch rhythm {
    case .weekly: break
    case .fortnightly(let day): parts.append("\(Timetable.fortnightly) \(day.iso)")
    case .once(let day): parts.append("\(Timetable.once) \(day.iso)")
    }
    if meetsOnHolidays { parts.append(Timetable.holidays) }
    return parts.joined(separator: ";")
  }

  /// Reads what ``text`` writes; nil for anything else.
  public init?(text: String) {
    let parts = text.split(separator: ";", omittingEmptySubsequences: false)
    var (rhythm, meetsOnHolidays) = (Rhythm.weekly, false)
    for part in parts.dropFirst() {
      let words = part.split(separator: " ", omittingEmptySubsequences: false)
      switch (words.first.map(String.init), words.count == 2 ? Day(words[1]) : nil) {
      case (Timetable.fortnightly, let day?): rhythm = .fortnightly(from: day)
      case (Timetable.once, let day?): rhythm = .once(day)
      case (Timetable.holidays, nil) where words.count == 1: meetsOnHolidays = true
      default: return nil
      }
    }
    var meetings: [Meeting] = []
    for part in (parts.first ?? "").split(separator: ",", omittingEmptySubsequences: false) where !part.isEmpty {
      guard let meeting = Timetable.meeting(text: part) else { return nil }
      meetings.append(meeting)
    }
    self.init(meetings, rhythm, meetsOnHolidays: meetsOnHolidays)
  }

  private static func meeting(text: Substring) -> Meeting? {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 2, let weekday = Int(words[0]) else { return nil }
    let times = words[1].split(separator: "-", omittingEmptySubsequences: false)
    guard times.count == 2, let from = TimeOfDay(times[0]), let to = TimeOfDay(times[1]) else { return nil }
    return Meeting(weekday: weekday, from: from, to: to)
  }
}
