/// What a number is: it carries its formula, filter, count, date and the people behind it to every place that shows it,
/// so that any number on any screen, export or report can explain itself.
public struct Figure: Hashable, Sendable {
  /// Its row among the indicators: the formula, whom it is for, what may leave the house. The words stand in the language files.
  public let id: FigureID
  public let value: Value
  /// What the figure was limited to, in the order it is told.
  public let filter: [FigureFilter]
  /// How many people or records the figure rests on: of one that is counted among others, how many those are.
  public let n: Int
  /// The day it holds for.
  public let asOf: Day
  public let people: People

  public init(
    _ id: FigureID, _ value: Value, filter: [FigureFilter] = [], n: Int = 1, asOf: Day, people: People = .none
  ) {
    self.id = id
    self.value = value
    self.filter = filter
    self.n = n
    self.asOf = asOf
    self.people = people
  }

  /// A count, which is its own base where no other is given.
  public init(
    _ id: FigureID, count: Int, filter: [FigureFilter] = [], of n: Int? = nil, asOf: Day, people: People = .none
  ) {
    self.init(id, .count(count), filter: filter, n: n ?? count, asOf: asOf, people: people)
  }

  public enum Value: Hashable, Sendable {
    case count(Int)
    /// 1 to 4, in what leaves the house.
    case few
    /// Part of a whole; percent is computed where it is shown.
    case share(part: Int, of: Int)
    /// In days; nil of nobody.
    case medianDays(Median?)
    /// One person's days.
    case days(Int)
    /// Better, same, worse.
    case change(LightsChange)
    /// Not known yet.
    case unknown
  }

  public enum People: Hashable, Sendable {
    case list([ParticipantKey])
    /// So many; who they are was not asked for.
    case counted(Int)
    /// A mapping's records: there is no list and never will be.
    case anonymous
    /// The figure is not about people (places, districts), or who they are is not this user's to know.
    case none
  }
}

extension Figure {
  /// The same number with one more word about what it was limited to.
  public func narrowed(to more: FigureFilter) -> Figure {
    Figure(id, value, filter: filter + [more], n: n, asOf: asOf, people: people)
  }

  /// The number as it may leave the house, with nobody behind it; nil where nothing of it may.
  public var published: Figure? {
    let (row, few) = (id.indicator, 1..<CountTable.smallest)
    var (value, base) = (value, n)
    switch row.leavesHouse {
    case .staysHere: return nil
    case .asItIs: break
    case .smallNumbers:
      if row.among != nil, n < few.upperBound { return nil }
      switch value {
      case .count(let count) where few.contains(count):
        // Without a base of its own it would be told by the number it rests on.
        (value, base) = (.few, row.among == nil ? 0 : n)
      case .share(_, let whole) where whole < few.upperBound: return nil
      case .share(let part, _) where few.contains(part): value = .few
      case .medianDays where n < few.upperBound: return nil
      case .days, .change: return nil
      default: break
      }
    }
    return Figure(id, value, filter: filter, n: base, asOf: asOf)
  }
}

extension Figure {
  /// Those of a whole whom this share of it does not count; nil of what is no share of people.
  public func lacking(of whole: Figure) -> Figure? {
    guard case .share(let part, let all) = value, case .list(let people) = people,
      case .list(let everyone) = whole.people
    else { return nil }
    let counted = Set(people)
    return Figure(
      id, count: all - part, filter: [.lacking] + filter, of: all, asOf: asOf,
      people: .list(everyone.filter { !counted.contains($0) }))
  }
}

/// What a figure was limited to.
public enum FigureFilter: Hashable, Sendable {
  case programme(String)
  case unit(String)
  case step(StepNumber)
  case period(Period)
  case last30Days
  case last90Days
  case round(Int)
  case domain(LifeDomain)
  case light(Light)
  case rule(SeverityRule)
  case statusAt(Day)
  case participant(ParticipantKey)
  /// A group, by its name.
  case group(String)
  /// Those whom a share does not count.
  case lacking
  /// Who pays; empty: nobody is told to.
  case funder(String)
  /// What was typed in a list.
  case typed(String)
  /// Those of whom a rule of data quality has found something.
  case quality(QualityRule.ID)
}
