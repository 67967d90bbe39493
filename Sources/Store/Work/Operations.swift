import Domain
import Ledger

/// Work, goods and loans of some units as they stand on a day.
public struct Operations: Sendable {
  /// What is out comes first, by when it is due; then the rest by name.
  public var gear: [GearLine] = []
  /// By name.
  public var sites: [KeptFact<SiteFact>] = []
  /// Those to be done first, then those done lately.
  public var orders: [OrderLine] = []
  /// The present month first.
  public var months: [WorkMonth] = []
  /// The counts of this month and the last, newest first.
  public var goods: [KeptFact<GoodsFact>] = []

  public init() {}

  public func site(_ key: SiteKey) -> WorkSite? { sites.first { $0.fact.key == key }?.fact.site }
}

/// A thing that is lent, and who has it now.
public struct GearLine: Sendable {
  public var gear: KeptFact<GearFact>
  /// Nil when it is in.
  public var loan: KeptFact<LoanFact>?
}

/// An order, who works on it, and what has been made.
public struct OrderLine: Sendable {
  public var order: KeptFact<OrderFact>
  public var people: [KeptFact<OrderPersonFact>]
  public var units: Int
  /// How many counts ``units`` is the sum of.
  public var counts: Int
}

/// How many things are out, and how many of them should have been back.
public struct LoanCounts: Hashable, Sendable {
  public var out: Int
  public var overdue: Int
}

/// What somebody has borrowed and not brought back.
public struct BorrowedGear: Hashable, Sendable {
  public var name: String
  public var loan: Loan
  /// The row the loan stands in.
  public var row: RowID
}
