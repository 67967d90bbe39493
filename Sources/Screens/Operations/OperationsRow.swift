import Domain
import Resources
import Store

/// A row of the screen of work and loans: what it is about. The last rows of a tab are for something new.
enum OperationsRow: Hashable, Sendable {
  case gear(GearKey)
  case newGear
  case order(OrderKey)
  case newOrder
  case site(SiteKey)
  case newSite
  case goods(GoodsKey)
  case newGoods
  /// By its first day.
  case month(WorkMeasure, Day)
}

/// What is counted month by month.
enum WorkMeasure: Hashable, Sendable {
  case produced
  case goods(GoodsCount.Kind)

  static let all = [WorkMeasure.produced] + GoodsCount.Kind.allCases.map(WorkMeasure.goods)

  func sum(_ month: WorkMonth) -> WorkMonth.Sum {
    switch self {
    case .produced: month.produced
    case .goods(let kind): month.goods(kind)
    }
  }

  var title: OperationsText {
    switch self {
    case .produced: .produced
    case .goods(let kind): kind.textKey
    }
  }

  var figure: FigureID {
    switch self {
    case .produced: .unitsProduced
    case .goods(.collected): .goodsCollected
    case .goods(.repaired): .goodsRepaired
    case .goods(.givenAway): .goodsGivenAway
    }
  }

  /// The key in output for programs.
  var id: String {
    switch self {
    case .produced: "produced"
    case .goods(let kind): kind.rawValue
    }
  }
}

/// The pages of the screen of work and loans.
enum OperationsTab: Int, CaseIterable, Hashable, Sendable {
  case loans, orders, goods, months

  var title: OperationsText {
    switch self {
    case .loans: .loans
    case .orders: .orders
    case .goods: .goods
    case .months: .months
    }
  }

  func rows(_ operations: Operations) -> [OperationsRow] {
    switch self {
    case .loans: operations.gear.map { .gear($0.gear.fact.key) } + [.newGear]
    case .orders:
      operations.orders.map { .order($0.order.fact.key) } + [.newOrder]
        + operations.sites.map { .site($0.fact.key) } + [.newSite]
    case .goods: operations.goods.map { .goods($0.fact.key) } + [.newGoods]
    case .months:
      // Of each, the present month and the others in which something was counted.
      WorkMeasure.all.flatMap { measure in
        operations.months.enumerated().filter { $0.offset == 0 || measure.sum($0.element).counts > 0 }
          .map { .month(measure, $0.element.first) }
      }
    }
  }
}
