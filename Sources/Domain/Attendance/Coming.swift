/// Somebody comes or goes: which of the day's groups it is about, and what is then marked.
public enum Coming {
  /// One group of the day with what is marked of the person there.
  public struct Place: Hashable, Sendable {
    public var group: GroupKey
    public var meetings: [Timetable.Meeting]
    public var attendance: Attendance?

    public init(group: GroupKey, meetings: [Timetable.Meeting], attendance: Attendance? = nil) {
      self.group = group
      self.meetings = meetings
      self.attendance = attendance
    }

    /// When they came, or the group began, in minutes.
    fileprivate var came: Int { (attendance?.arrived ?? meetings.first?.from)?.minutes ?? 0 }
  }

  public enum Outcome: Hashable, Sendable {
    /// They came to this group.
    case arrives(GroupKey, Attendance)
    /// They have gone, and come again.
    case returns(GroupKey, Attendance)
    /// They are here already, since then if somebody saw it.
    case isHere(GroupKey, since: TimeOfDay?)
    /// Nobody expects them today.
    case notExpected
  }

  /// Who is not here comes, to the group that meets now, else to the next one, else to the last of the day. Nobody is sent home
  /// by it: see ``going(_:now:)``.
  ///
  /// - Parameter now: nil where no clock holds, and then no time is marked.
  public static func outcome(_ places: [Place], on day: Day, now: TimeOfDay?) -> Outcome {
    if places.isEmpty { return .notExpected }
    let arrival = Attendance(day: day, mark: .present, arrived: now)
    let next = places.first { $0.attendance == nil && isOpen($0, now) }
    if let place = latest(places), var attendance = place.attendance {
      let isOver = attendance.left != nil || now.map { now in place.meetings.allSatisfy { $0.to <= now } } ?? false
      // Another group begins: they go over to it, and nobody has to say that they left.
      if isOver, let next { return .arrives(next.group, arrival) }
      if attendance.left == nil { return .isHere(place.group, since: attendance.arrived) }
      attendance.left = nil
      return .returns(place.group, attendance)
    }
    let place = places.first { isOpen($0, now) } ?? places[places.count - 1]
    return .arrives(place.group, arrival)
  }

  /// Which group times entered by hand are about: where they came last, else where they would come.
  public static func likeliest(_ places: [Place], now: TimeOfDay?) -> GroupKey? {
    (latest(places) ?? places.first { isOpen($0, now) } ?? places.last)?.group
  }

  public enum Going: Hashable, Sendable {
    /// They were here, and go.
    case leaves(GroupKey, Attendance)
    case hasLeft(GroupKey, at: TimeOfDay)
    /// Nobody has said that they came.
    case hasNotCome
  }

  /// Who is here goes.
  public static func going(_ places: [Place], now: TimeOfDay) -> Going {
    guard let place = latest(places), var attendance = place.attendance else { return .hasNotCome }
    if let left = attendance.left { return .hasLeft(place.group, at: left) }
    attendance.left = now
    return .leaves(place.group, attendance)
  }

  /// Where they came last, of the groups they have come to: whoever goes over from one to another has not left the house.
  static func latest(_ places: [Place]) -> Place? {
    places.filter { $0.attendance?.mark == .present }.enumerated().max { one, other in
      (one.element.came, one.offset) < (other.element.came, other.offset)
    }?.element
  }

  /// Which of the day's groups somebody whom nobody expects may have come to: those of their own unit first, and else as they
  /// are given, in order of time.
  ///
  /// - Returns: nil where nothing meets; the likeliest is the first that has not ended.
  public static func offList(
    _ groups: [(place: Place, unit: UnitKey)], own: UnitKey?, now: TimeOfDay?
  ) -> (groups: [GroupKey], likeliest: GroupKey)? {
    let places = (groups.filter { $0.unit == own } + groups.filter { $0.unit != own }).map(\.place)
    return (places.first { isOpen($0, now) } ?? places.first).map { (places.map(\.group), $0.group) }
  }

  /// It has not ended yet.
  private static func isOpen(_ place: Place, _ now: TimeOfDay?) -> Bool {
    guard let now else { return true }
    return place.meetings.contains { now < $0.to }
  }
}
