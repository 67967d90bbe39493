/// A serious event: reported, told to whoever is to know, gone through for what can be learned, and closed.
public struct Incident: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case overdose, violence, threat, selfHarm = "self_harm", accident, death, other
  }

  public var kind: Kind
  public var day: Day
  /// What happened, as it was reported.
  public var text: String?
  /// When it was reported, and by whom of the house.
  public var reported: Day
  public var reporter: String
  /// Who was told, and when.
  public var notified: String?
  public var notifiedOn: Day?
  public var reviewedOn: Day?
  /// What was learned.
  public var learned: String?
  public var closedOn: Day?

  public init(_ kind: Kind, on day: Day, text: String?, reported: Day, by reporter: String) {
    (self.kind, self.day, self.text) = (kind, day, text)
    (self.reported, self.reporter) = (reported, reporter)
  }

  /// How far it has come; what comes after stands when what is before it is left out.
  public enum State: Int, CaseIterable, Hashable, Sendable, Comparable {
    case reported, notified, reviewed, closed

    public static func < (left: State, right: State) -> Bool { left.rawValue < right.rawValue }
  }

  public var state: State {
    if closedOn != nil { return .closed }
    if reviewedOn != nil { return .reviewed }
    return notifiedOn == nil ? .reported : .notified
  }

  public enum Problem: Error, Hashable, Sendable {
    case textMissing
    case inTheFuture
    /// Reported before it happened, or a later step on an earlier day.
    case outOfOrder
    /// A day without to whom, or the other way round.
    case notifiedWhom
    /// Closed before somebody went through it.
    case closedUnreviewed
  }

  public func problem(today: Day) -> Problem? {
    if text?.contains(where: { !$0.isWhitespace }) != true { return .textMissing }
    let days = [day, reported, notifiedOn, reviewedOn, closedOn].compactMap(\.self)
    if days.contains(where: { $0 > today }) { return .inTheFuture }
    if (notifiedOn == nil) != (notified == nil) { return .notifiedWhom }
    if closedOn != nil, reviewedOn == nil { return .closedUnreviewed }
    if reported < day { return .outOfOrder }
    if [notifiedOn, reviewedOn, closedOn].contains(where: { $0.map { $0 < day } ?? false }) { return .outOfOrder }
    if let reviewedOn, let closedOn, closedOn < reviewedOn { return .outOfOrder }
    return nil
  }

  /// So long may an event stand unread before it is told as late; ours.
  public static let daysToReview = 14
}
