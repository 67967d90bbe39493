/// What was marked of somebody on a day. Nobody is marked by default: the unmarked are "ikke ført".
public enum AttendanceMark: String, CaseIterable, Hashable, Sendable {
  /// Møtt.
  case present
  /// Syk.
  case sick
  /// Avtalt fravær.
  case leave
  /// Ikke møtt.
  case absent
}

/// One mark of one person in one group on one day.
public struct Attendance: Hashable, Sendable {
  public var day: Day
  public var mark: AttendanceMark
  /// When they came, if somebody saw it.
  public var arrived: TimeOfDay?
  public var left: TimeOfDay?

  public init(day: Day, mark: AttendanceMark, arrived: TimeOfDay? = nil, left: TimeOfDay? = nil) {
    self.day = day
    self.mark = mark
    self.arrived = arrived
    self.left = left
  }
}

/// Somebody is away for some days, and has said so. Coming all the same does not end it.
public struct Absence: Hashable, Sendable {
  public enum Reason: String, CaseIterable, Hashable, Sendable {
    case sick
    /// Avtalt fravær.
    case leave

    /// What a day of it is marked as.
    public var mark: AttendanceMark { self == .sick ? .sick : .leave }
  }

  public var from: Day
  /// Til og med; nil until further notice.
  public var to: Day?
  public var reason: Reason

  public init(from: Day, to: Day?, reason: Reason) {
    self.from = from
    self.to = to
    self.reason = reason
  }

  public func isInForce(on day: Day) -> Bool { from <= day && to.map { day <= $0 } ?? true }
  /// The day they are expected again; nil until further notice.
  public var expectedAgain: Day? { to.map { $0 + 1 } }
}
