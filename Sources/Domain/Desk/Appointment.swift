/// A meeting with somebody. What it is about is not the desk's.
public struct Appointment: Hashable, Sendable {
  public var day: Day
  public var from: TimeOfDay
  public var minutes: Int
  public var place: AppointmentPlace?
  /// With whom of the house.
  public var with: String
  /// Nil to who may not read it.
  public var topic: String?
  /// Nil until somebody has entered it.
  public var outcome: Outcome?

  public init(
    day: Day, from: TimeOfDay, minutes: Int = 30, place: AppointmentPlace? = nil, with: String, topic: String? = nil,
    outcome: Outcome? = nil
  ) {
    self.day = day
    self.from = from
    self.minutes = minutes
    self.place = place
    self.with = with
    self.topic = topic
    self.outcome = outcome
  }

  /// What came of it, in the order in which it is asked for.
  public enum Outcome: String, CaseIterable, Hashable, Sendable {
    case came
    case didNotCome = "did_not_come"
    /// To another time, where it stands again without an outcome.
    case moved
    case cancelled

    /// Whether somebody was to be waited for after all: of the others nobody can say before the day.
    public var tellsWhoCame: Bool { self == .came || self == .didNotCome }
  }

  public enum Problem: Error, Hashable, Sendable {
    case withMissing
    /// See ``NameRule``.
    case withNotOneLine
    case inThePast
    /// Shorter than a minute, or longer than a day.
    case length
    /// Neither one of the house's rooms nor outside the house.
    case noSuchRoom
    /// Whether somebody came cannot be known before the day.
    case outcomeTooEarly
    /// It has an outcome, and is changed and moved no more.
    case isOver
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

  /// What keeps it from having its outcome, entered on a day.
  public func outcomeProblem(today: Day) -> Problem? {
    outcome?.tellsWhoCame == true && day > today ? .outcomeTooEarly : nil
  }

  /// `10:30–11:00`; one that goes on past midnight ends with the day.
  public var times: String { "\(from.text)–\(end.text)" }

  public var end: TimeOfDay { TimeOfDay(minutes: min(from.minutes + minutes, 1439)) ?? from }

  /// Nobody is waited for at this time any more.
  public var isOff: Bool { outcome == .moved || outcome == .cancelled }

  /// Whether it stands before anybody yet.
  public func isToCome(today: Day) -> Bool { outcome == nil && day >= today }

  /// For so many days back an outcome is asked for; what is older is left unknown.
  public static let daysToEnterOutcome = 14

  public func isWith(_ colleague: String) -> Bool { UserName.folded(with) == UserName.folded(colleague) }

  /// Whether both stand at one time; one that ends when the other begins does not.
  private func overlaps(_ other: Appointment) -> Bool {
    !isOff && !other.isOff && day == other.day && from.minutes < other.from.minutes + other.minutes
      && other.from.minutes < from.minutes + minutes
  }

  /// What would be taken twice at once: the same colleague, and the same room.
  public func clashes(with other: Appointment) -> [AppointmentClash] {
    guard overlaps(other) else { return [] }
    var found: [AppointmentClash] = []
    if isWith(other.with) { found.append(AppointmentClash(.colleague(other.with), other.times)) }
    if case .room(let name)? = place, place == other.place { found.append(AppointmentClash(.room(name), other.times)) }
    return found
  }

  /// The same at another time.
  public func moved(to day: Day, _ from: TimeOfDay) -> Appointment {
    var moved = self
    (moved.day, moved.from) = (day, from)
    return moved
  }

  /// As whoever may not read what it is about sees it. A place that was typed might tell that too.
  public var withoutTopic: Appointment {
    var shown = self
    shown.topic = nil
    if case .written = place { shown.place = nil }
    return shown
  }
}

/// What is taken at the time of an appointment, and when. By whom, is nobody's who asks for a time.
public struct AppointmentClash: Hashable, Sendable {
  public enum Taken: Hashable, Sendable {
    case colleague(String)
    case room(String)
  }

  public let taken: Taken
  /// `10:00–10:30`.
  public let times: String

  init(_ taken: Taken, _ times: String) { (self.taken, self.times) = (taken, times) }
}
