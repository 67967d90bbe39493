/// Somebody of the service and a participant were in touch, or one of them tried.
public struct FollowUpContact: Hashable, Sendable {
  public enum Form: String, CaseIterable, Hashable, Sendable {
    case talk, phone, sms
    case homeVisit = "home_visit"
    case atWork = "at_work"
  }

  public enum Side: String, CaseIterable, Hashable, Sendable {
    case service, participant
  }

  public var day: Day
  /// Nil where it is not told, as in a file.
  public var form: Form?
  /// Who reached out; nil where it is not told.
  public var reachedOut: Side?
  /// Nådd; else nobody was reached, and it counts neither as seen nor as talked with.
  public var isAchieved: Bool
  public var note: String?

  public init(
    day: Day, form: Form? = nil, reachedOut: Side? = nil, isAchieved: Bool = true, note: String? = nil
  ) {
    self.day = day
    self.form = form
    self.reachedOut = reachedOut
    self.isAchieved = isAchieved
    self.note = note
  }

  /// The service tried, and nobody answered.
  public var isFruitless: Bool { !isAchieved && reachedOut != .participant }
}

extension Sequence<FollowUpContact> {
  /// The last day on which somebody was reached, by a day.
  public func lastAchieved(by day: Day) -> Day? { filter { $0.isAchieved && $0.day <= day }.map(\.day).max() }

  /// Nådd: the first day on which somebody was reached, from a day on.
  public func firstAchieved(from day: Day) -> Day? { filter { $0.isAchieved && $0.day >= day }.map(\.day).min() }
}
