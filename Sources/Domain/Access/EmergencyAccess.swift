/// Nødtilgang: a card out of one's scope, with a reason, for an hour, logged and shown to the team lead.
public enum EmergencyAccess {
  /// One hour, in milliseconds.
  public static let duration: Int64 = 3_600_000

  /// A reason shorter than this says nothing to the team lead who reads it; the number is ours.
  public static let shortestReason = 10

  public enum Problem: Error, Hashable, Sendable {
    case reasonMissing
    /// Fewer than this many characters, spare blanks not counted.
    case reasonTooShort(shortest: Int)
  }

  /// What keeps `reason` from being one; nil when it will do.
  public static func problem(reason: String) -> Problem? {
    let words = reason.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if words.isEmpty { return .reasonMissing }
    return words.count < shortestReason ? .reasonTooShort(shortest: shortestReason) : nil
  }

  /// When it ends, given on `now`; both in milliseconds since 1970.
  public static func ends(givenAt now: Int64) -> Int64 { now + duration }

  /// In force from when it was given until the hour is over. A clock set back does not lengthen it: before it was given
  /// it is not in force.
  public static func isInForce(ends: Int64, now: Int64) -> Bool {
    now < ends && now >= ends - duration
  }
}
