/// Days from `from` to `to`, both included.
public struct Period: Hashable, Sendable {
  public let from: Day
  public let to: Day

  /// Nil when `to` comes before `from`.
  public init?(from: Day, to: Day) {
    guard from <= to else { return nil }
    self.from = from
    self.to = to
  }

  /// So many days, at least one, of which `to` is the last.
  public init(days: Int, to: Day) { (from, self.to) = (to - (max(1, days) - 1), to) }

  public func contains(_ day: Day) -> Bool { from <= day && day <= to }

  /// Whether any day lies both in this period and in one that starts at `start` and ends at `end` (nil: still open).
  public func overlaps(start: Day, end: Day?) -> Bool {
    guard start <= to else { return false }
    guard let end else { return true }
    return end >= from
  }
}
