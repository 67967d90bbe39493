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
  }

  public enum Outcome: Hashable, Sendable {
    /// They came to this group.
    case arrives(GroupKey, Attendance)
    /// They were there, and go.
    case leaves(GroupKey, Attendance)
    /// They came this very minute: the key was pressed twice.
    case justArrived(GroupKey)
    /// They have come and gone everywhere.
    case hasLeft(GroupKey)
    /// Nobody expects them today.
    case notExpected
  }

  /// Who is there goes; who is not comes, to the group that meets now, else to the next one, else to the last of the day.
  ///
  /// - Parameter now: nil where no clock holds, and then no time is marked.
  public static func outcome(_ places: [Place], on day: Day, now: TimeOfDay?) -> Outcome {
    guard let last = places.last else { return .notExpected }
    if let there = places.first(where: { $0.attendance?.mark == .present && $0.attendance?.left == nil }),
      let attendance = there.attendance
    {
      // Another group begins: they go over to it, and nobody has to say that they left.
      let isOver = now.map { now in there.meetings.allSatisfy { $0.to <= now } } ?? false
      let next = places.first { $0.attendance == nil && isOpen($0, now) }
      if isOver, let next { return .arrives(next.group, Attendance(day: day, mark: .present, arrived: now)) }
      if let now, attendance.arrived.map({ $0 >= now }) ?? false { return .justArrived(there.group) }
      var gone = attendance
      gone.left = now
      return now == nil ? .justArrived(there.group) : .leaves(there.group, gone)
    }
    let unmarked = places.filter { $0.attendance?.mark != .present }
    guard let place = unmarked.first(where: { isOpen($0, now) }) ?? unmarked.last else { return .hasLeft(last.group) }
    return .arrives(place.group, Attendance(day: day, mark: .present, arrived: now))
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
