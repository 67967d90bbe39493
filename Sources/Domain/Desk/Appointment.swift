/// A meeting with somebody. What it is about is not the desk's.
public struct Appointment: Hashable, Sendable {
  public var day: Day
  public var from: TimeOfDay
  public var minutes: Int
  public var place: String?
  /// With whom of the house.
  public var with: String
  /// Nil to who may not read it.
  public var topic: String?

  public init(
    day: Day, from: TimeOfDay, minutes: Int = 30, place: String? = nil, with: String, topic: String? = nil
  ) {
    self.day = day
    self.from = from
    self.minutes = minutes
    self.place = place
    self.with = with
    self.topic = topic
  }

  public enum Problem: Error, Hashable, Sendable {
    case withMissing
    /// See ``NameRule``.
    case withNotOneLine
    case inThePast
    /// Shorter than a minute, or longer than a day.
    case length
  }

  /// What keeps it from being made.
  public func problem(today: Day) -> Problem? {
    switch NameRule.problem(with) {
    case .missing: return .withMissing
    case .notOneLine: return .withNotOneLine
    case nil: break
    }
    if !(1...1440).contains(minutes) { return .length }
    return day < today ? .inThePast : nil
  }

  /// `10:30–11:00`; one that goes on past midnight ends with the day.
  public var times: String { "\(from.text)–\(end.text)" }

  public var end: TimeOfDay { TimeOfDay(minutes: min(from.minutes + minutes, 1439)) ?? from }

  /// Whether the same colleague would have to be in two places at once.
  public func clashes(with other: Appointment) -> Bool {
    day == other.day && UserName.folded(with) == UserName.folded(other.with)
      && from.minutes < other.from.minutes + other.minutes && other.from.minutes < from.minutes + minutes
  }
}
