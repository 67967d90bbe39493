/// A group that meets by a weekly timetable. Its name is neutral: why somebody is in it is not kept with it.
public struct Group: Hashable, Sendable {
  public var unit: UnitKey
  public var name: String
  public var timetable: Timetable
  /// The last day it meets; nil while it goes on.
  public var ended: Day?

  public init(unit: UnitKey, name: String, timetable: Timetable = Timetable(), ended: Day? = nil) {
    self.unit = unit
    self.name = name
    self.timetable = timetable
    self.ended = ended
  }

  /// When it meets on `day`, in order of time; empty on other days and after its end.
  public func meetings(on day: Day) -> [Timetable.Meeting] {
    if let ended, ended < day { return [] }
    return timetable.meetings.filter { $0.weekday == day.weekday }
  }
}

/// When a group meets, week after week.
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

  /// In order of the week; no two alike.
  public let meetings: [Meeting]

  public init(_ meetings: [Meeting] = []) { self.meetings = Set(meetings).sorted() }

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

  /// `1 10:00-14:00,3 10:00-14:00`: how it is kept.
  public var text: String {
    meetings.map { "\($0.weekday) \($0.from.text)-\($0.to.text)" }.joined(separator: ",")
  }

  /// Reads what ``text`` writes; nil for anything else.
  public init?(text: String) {
    if text.isEmpty {
      self.init()
      return
    }
    var meetings: [Meeting] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let words = part.split(separator: " ", omittingEmptySubsequences: false)
      guard words.count == 2, let weekday = Int(words[0]) else { return nil }
      let times = words[1].split(separator: "-", omittingEmptySubsequences: false)
      guard times.count == 2, let from = TimeOfDay(times[0]), let to = TimeOfDay(times[1]),
        let meeting = Meeting(weekday: weekday, from: from, to: to)
      else { return nil }
      meetings.append(meeting)
    }
    self.init(meetings)
  }
}

/// Somebody's time in a group.
public struct Membership: Hashable, Sendable {
  public var from: Day
  /// The last day, included; nil while it goes on.
  public var to: Day?

  public init(from: Day, to: Day? = nil) {
    self.from = from
    self.to = to
  }

  public func isInForce(on day: Day) -> Bool { from <= day && to.map { day <= $0 } ?? true }
}
