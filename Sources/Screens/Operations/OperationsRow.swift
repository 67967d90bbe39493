import Domain
import Resources
import Store
import TerminalUI

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

  /// What a line that is no record goes by in its list.
  var word: String { "\(self)" }
}

/// What is counted month by month.
enum WorkMeasure: Hashable, Sendable {
  case produced
  case goods(GoodsCount.Kind)

  static let all = [WorkMeasure.produced] + GoodsCount.Kind.allCases.map(WorkMeasure.goods)

  var isAgainstHarm: Bool { if case .goods(let kind) = self { kind.isAgainstHarm } else { false } }

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
    case .goods(.equipment): .equipmentHandedOut
    case .goods(.spray): .sprayHandedOut
    case .goods(.switchTalks): .switchTalks
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

  /// What stands on its lines; the last are for something new.
  func lines(_ operations: Operations, showsNames: Bool, in workspace: Workspace) -> [ListLine<OperationsLine>] {
    func record(_ id: OperationsRow, _ content: OperationsLine.Content) -> ListLine<OperationsLine> {
      .record(OperationsLine(id: id, content: content, showsNames: showsNames))
    }
    func other(_ row: OperationsRow, _ text: String) -> ListLine<OperationsLine> {
      .text(id: row.word, [TextRun(text)])
    }
    func new(_ row: OperationsRow, _ what: OperationsText) -> ListLine<OperationsLine> {
      .new(what, id: row.word, in: workspace)
    }
    switch self {
    case .loans:
      return operations.gear.map { record(.gear($0.gear.fact.key), .gear($0)) } + [new(.newGear, .newGear)]
    case .orders:
      let site = workspace.language(OperationsText.site)
      return operations.orders.map { line in
        record(.order(line.order.fact.key), .order(line, site: operations.site(line.order.fact.order.site)?.name))
      } + [new(.newOrder, .newOrder)]
        + operations.sites.map { other(.site($0.fact.key), "\(site): \($0.fact.site.name)") }
        + [new(.newSite, .newSite)]
    case .goods:
      return operations.goods.map { record(.goods($0.fact.key), .goods($0.fact.goods)) } + [new(.newGoods, .newGoods)]
    case .months:
      // Of each, the present month and the others in which something was counted.
      return WorkMeasure.all.flatMap { measure in
        let most = operations.months.map { measure.sum($0).total }.max() ?? 0
        // Not every house hands out anything.
        if measure.isAgainstHarm, operations.months.allSatisfy({ measure.sum($0).counts == 0 }) {
          return [ListLine<OperationsLine>]()
        }
        return operations.months.enumerated().filter { $0.offset == 0 || measure.sum($0.element).counts > 0 }
          .map { place, month in
            record(.month(measure, month.first), .month(measure, month, isFirst: place == 0, most: most))
          }
      }
    }
  }
}

/// A record of the screen of work and loans, with what its columns tell.
struct OperationsLine: Identifiable {
  enum Content {
    case gear(GearLine)
    case order(OrderLine, site: String?)
    case goods(GoodsCount)
    /// What a month comes to, the first of its kind or not, and what the most is that any comes to.
    case month(WorkMeasure, WorkMonth, isFirst: Bool, most: Int)
  }

  let id: OperationsRow
  let content: Content
  let showsNames: Bool

  var gear: GearLine? { if case .gear(let line) = content { line } else { nil } }
  var order: OrderLine? { if case .order(let line, _) = content { line } else { nil } }
  var site: String? { if case .order(_, let site) = content { site } else { nil } }
  var goods: GoodsCount? { if case .goods(let goods) = content { goods } else { nil } }
}
