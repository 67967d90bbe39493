/// What was made and what was handled in a month, with how many counts each number is the sum of.
public struct WorkMonth: Hashable, Sendable {
  public struct Sum: Hashable, Sendable {
    public private(set) var total = 0
    /// How many times somebody has counted.
    public private(set) var counts = 0

    public init() {}

    mutating func add(_ count: Int) {
      total += count
      counts += 1
    }
  }

  /// The first day of the month.
  public let first: Day
  public private(set) var produced = Sum()
  private var goods: [GoodsCount.Kind: Sum] = [:]

  init(first: Day) { self.first = first }

  public func goods(_ kind: GoodsCount.Kind) -> Sum { goods[kind] ?? Sum() }

  public var last: Day { first.addingMonths(1) - 1 }

  /// The days of it up to today.
  public func period(today: Day) -> Period? { Period(from: first, to: min(last, today)) }

  /// Months shown unless others are asked for.
  public static let usualCount = 12

  /// The first day of the month a day lies in.
  public static func first(of day: Day) -> Day { day - (day.day - 1) }

  /// The first day of the earliest month shown.
  public static func earliest(today: Day, count: Int = usualCount) -> Day {
    first(of: today).addingMonths(1 - max(1, count))
  }

  /// The latest months, the present one first; those in which nothing was counted too. What lies outside them is left out.
  public static func list(
    production: some Sequence<Production>, goods: some Sequence<GoodsCount>, today: Day, count: Int = usualCount
  ) -> [WorkMonth] {
    let newest = first(of: today)
    var months = (0..<max(1, count)).map { WorkMonth(first: newest.addingMonths(-$0)) }
    let places = Dictionary(uniqueKeysWithValues: months.indices.map { (months[$0].first, $0) })
    for made in production {
      if let place = places[first(of: made.day)] { months[place].produced.add(made.units) }
    }
    for counted in goods {
      if let place = places[first(of: counted.day)] {
        months[place].goods[counted.kind, default: Sum()].add(counted.count)
      }
    }
    return months
  }
}
