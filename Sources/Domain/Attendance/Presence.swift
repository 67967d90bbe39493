/// Where somebody stands with the house on a day: "er han her?"
public enum Presence: Hashable, Sendable {
  /// Since when, where somebody saw it.
  case here(GroupKey, since: TimeOfDay?)
  case gone(at: TimeOfDay)
  /// What they are expected to.
  case expected(Timetable.Meeting)
  /// Til og med; nil until further notice.
  case away(to: Day?)
  /// Sick, by agreement, or not come, as somebody has marked it.
  case marked(AttendanceMark)

  /// - Parameters:
  ///   - places: the groups of the day that list or have marked them, in order of time.
  ///   - absence: in force that day.
  /// - Returns: nil of somebody of whom the day says nothing.
  public init?(_ places: [Coming.Place], absence: Absence?) {
    if let place = Coming.latest(places), let attendance = place.attendance {
      // They may have come before, to another group of the day.
      let since = places.filter { $0.attendance?.left == nil }.compactMap { $0.attendance?.arrived }.min()
      self = attendance.left.map { .gone(at: $0) } ?? .here(place.group, since: since)
    } else if let absence {
      self = .away(to: absence.to)
    } else if let said = places.compactMap({ $0.attendance?.mark }).last(where: { $0 != .absent }) {
      self = .marked(said)
    } else if let next = places.first(where: { $0.attendance == nil })?.meetings.first {
      self = .expected(next)
    } else if let mark = places.last?.attendance?.mark {
      self = .marked(mark)
    } else {
      return nil
    }
  }

  /// Who is in the house comes first, then who is expected, by time; then those who have gone, and who does not come.
  public static func < (left: Presence, right: Presence) -> Bool { left.order < right.order }

  private var order: (Int, Int) {
    switch self {
    case .here(_, let since): (0, since?.minutes ?? 0)
    case .expected(let meeting): (1, meeting.from.minutes)
    case .gone(let time): (2, time.minutes)
    case .marked: (3, 0)
    case .away(let to): (4, to.map { Int($0.number) } ?? .max)
    }
  }
}
