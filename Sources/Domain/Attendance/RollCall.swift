/// Who stands on a group's list on a day, and what has been marked of them. The order is the caller's: that of names.
public struct RollCall: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    public var person: ParticipantKey
    /// Nil: ikke ført.
    public var mark: AttendanceMark?
    /// What somebody has said of that day beforehand.
    public var absence: Absence?
    /// See ``Group/lists(_:on:)``.
    public var isOffList: Bool

    public init(
      person: ParticipantKey, mark: AttendanceMark? = nil, absence: Absence? = nil, isOffList: Bool = false
    ) {
      self.person = person
      self.mark = mark
      self.absence = absence
      self.isOffList = isOffList
    }
  }

  public var day: Day
  public var rows: [Row]

  public init(day: Day, rows: [Row]) {
    self.day = day
    self.rows = rows
  }

  public var counts: AttendanceCounts {
    rows.reduce(into: AttendanceCounts()) { $0.add($1.mark, isOffList: $1.isOffList) }
  }

  /// What `resten møtt` marks, in order: only those nobody has marked. Whoever has said they are away is marked as they
  /// said, sick or by agreement, and not as having come: that is what the front desk knows of them, and the roll call is
  /// then whole.
  public var rest: [(person: ParticipantKey, mark: AttendanceMark)] {
    rows.filter { $0.mark == nil && !$0.isOffList }.map { ($0.person, $0.absence?.reason.mark ?? .present) }
  }
}

extension Group {
  /// Whether somebody with these memberships stands on the list of a day. Whoever is marked and does not is "utenom lista":
  /// they came and nobody expected them, and the oppmøteandel is of expected marks only.
  public func lists(_ memberships: some Sequence<Membership>, on day: Day) -> Bool {
    !meetings(on: day).isEmpty && memberships.contains { $0.isInForce(on: day) }
  }

  /// Whether they are expected: on the list, and not away by what they have said.
  public func expects(
    _ memberships: some Sequence<Membership>, absences: some Sequence<Absence>, on day: Day
  ) -> Bool {
    lists(memberships, on: day) && Absence.inForce(among: absences, on: day) == nil
  }

  /// The first day it meets after `day`; nil when it does not meet any more.
  public func nextMeeting(after day: Day) -> Day? {
    timetable.next(after: day).flatMap { next in ended.map { next > $0 } ?? false ? nil : next }
  }

  /// The last day it met before `day`; nil when it never meets.
  public func lastMeeting(before day: Day) -> Day? { timetable.last(before: ended.map { min($0 + 1, day) } ?? day) }
}

extension Absence {
  /// Of several that hold on a day, the one that lasts longest.
  public static func inForce(among absences: some Sequence<Absence>, on day: Day) -> Absence? {
    absences.filter { $0.isInForce(on: day) }.max { left, right in
      switch (left.to, right.to) {
      case (_?, nil): true
      case (let left?, let right?): left < right
      case (nil, _): false
      }
    }
  }

  /// The day they are expected again in one of `groups`: the first meeting after the last day away. Without a group the
  /// day after; nil until further notice.
  public func expectedAgain(in groups: some Collection<Group>) -> Day? {
    guard let to else { return nil }
    return groups.isEmpty ? to + 1 : groups.compactMap { $0.nextMeeting(after: to) }.min()
  }

  /// Whether some day lies in both.
  public func overlaps(_ other: Absence) -> Bool {
    (to.map { other.from <= $0 } ?? true) && (other.to.map { from <= $0 } ?? true)
  }

  /// What a roll call says beside somebody who is announced away on `day`.
  public func remark(mark: AttendanceMark?, on day: Day) -> Remark {
    switch (mark, to) {
    case (.present, let to?): .cameAllTheSame(daysLeft: to - day)
    case (.present, nil): .cameAllTheSame(daysLeft: nil)
    case (_, let to?): .away(to: to)
    case (_, nil): .awayUntilFurtherNotice
    }
  }

  public enum Remark: Hashable, Sendable {
    /// Expected to be away for so many days more, nil until further notice, and came.
    case cameAllTheSame(daysLeft: Int?)
    case away(to: Day)
    case awayUntilFurtherNotice
  }

  public enum Problem: Error, Hashable, Sendable {
    case endsBeforeItBegins
    /// Further off than anybody says of an absence: most likely another year was meant.
    case tooLong(days: Int)
  }

  /// The longest absence with an end.
  public static let longest = 366

  public var problem: Problem? {
    guard let to else { return nil }
    if to < from { return .endsBeforeItBegins }
    return to - from > Absence.longest ? .tooLong(days: Absence.longest) : nil
  }
}

extension Attendance {
  public enum Problem: Error, Hashable, Sendable {
    /// What has not been cannot be marked.
    case inTheFuture
    case leftBeforeArrived
    /// Only those who came have a time they came or left.
    case timeWithoutComing
    /// A time of today that has not come.
    case timeToCome
  }

  /// - Parameter now: nil where no clock holds.
  public func problem(today: Day, now: TimeOfDay? = nil) -> Problem? {
    if day > today { return .inTheFuture }
    if let now, day == today, [arrived, left].contains(where: { $0.map { $0 > now } ?? false }) { return .timeToCome }
    if mark != .present, arrived != nil || left != nil { return .timeWithoutComing }
    if let arrived, let left, left < arrived { return .leftBeforeArrived }
    return nil
  }
}
