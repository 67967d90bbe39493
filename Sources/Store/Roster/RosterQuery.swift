import Domain

/// Which lines of a roster a list shows, and in which order.
public struct RosterQuery: Hashable, Sendable {
  /// What is typed: every word must begin a word of the name, the number or the telephone number.
  public var text: String
  /// Those who are or have been in it, each with their line there; nil for all, each with the line where they are now.
  public var programme: String?
  public var unit: UnitKey?
  public var step: StepNumber?
  /// Also those who ended so long ago that they have left the lists.
  public var includesLongEnded: Bool
  public var sort: Sort
  /// What an order by unit puts them in: the roster knows no unit's name.
  public var unitOrder: [UnitKey]
  /// What is missing comes last either way.
  public var ascending: Bool

  public enum Sort: String, CaseIterable, Hashable, Sendable {
    case name, number, step
    /// Days in the step.
    case days
    case contact
    /// Ascending is the gravest first: most reds, then most yellows.
    case lights
    /// The day they were assessed.
    case lightsDate
    /// As statuses follow on each other.
    case status
    /// The year.
    case born
    case unit
  }

  public init(
    text: String = "", programme: String? = nil, unit: UnitKey? = nil, step: StepNumber? = nil,
    includesLongEnded: Bool = false, sort: Sort = .name, unitOrder: [UnitKey] = [], ascending: Bool = true
  ) {
    self.text = text
    self.programme = programme
    self.unit = unit
    self.step = step
    self.includesLongEnded = includesLongEnded
    self.sort = sort
    self.unitOrder = unitOrder
    self.ascending = ascending
  }
}
