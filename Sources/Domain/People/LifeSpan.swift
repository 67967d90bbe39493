/// The days on which something can have happened to somebody: from the year they were born to the day they died.
public struct LifeSpan: Hashable, Sendable {
  public enum Problem: Hashable, Sendable {
    case beforeBirth(Int)
    case afterDeath(Day)
  }

  public var birthYear: Int?
  public var death: Day?

  public init(birthYear: Int? = nil, death: Day? = nil) { (self.birthYear, self.death) = (birthYear, death) }

  /// Nil on a day of their life.
  public func problem(on day: Day) -> Problem? {
    if let birthYear, day.year < birthYear { return .beforeBirth(birthYear) }
    return death.flatMap { day > $0 ? .afterDeath($0) : nil }
  }
}
