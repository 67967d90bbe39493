import Domain
import Ledger

/// What was made on an order on a day.
public struct ProductionFact: RegisterFact {
  public var order: OrderKey
  public var production: Production

  package static let form = FactForm(
    "production", of: ProductionFact.self, whose: .nobody, naturalKeys: [["work_order", "day"]], erasure: .takesAll,
    indexes: ["(day)"])

  static let words: [EntryKind] = [.productionEntered]

  package static let blank = ProductionFact(order: OrderKey(0), production: Production(day: .blank, units: 0))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.points("work_order", &order)
    f.day("day", &production.day)
    f.count("units", &production.units)
  }

  package var happened: Day? { nil }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    production.day > ground.today ? [.rule(.work([.inTheFuture]))] : []
  }
}

extension EntryKind {
  public static let productionEntered = EntryKind("production_entered", .change, .enterProduction)
}
