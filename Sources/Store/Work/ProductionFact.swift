import Domain

/// What was made on an order on a day.
public struct ProductionFact: StoredFact {
  public var order: OrderKey
  public var production: Production

  public init(order: OrderKey, production: Production) {
    self.order = order
    self.production = production
  }

  static let form = FactForm(
    "production", of: ProductionFact.self, whose: .nobody, naturalKeys: [["work_order", "day"]], indexes: ["(day)"])

  init() { self.init(order: OrderKey(0), production: Production(day: .blank, units: 0)) }

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("work_order", &order)
    f.day("day", &production.day)
    f.count("units", &production.units)
  }

  var happened: Day? { nil }
  func leftByErasure(on day: Day) -> ProductionFact? { nil }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    production.day > ground.today ? [.rule(.work([.inTheFuture]))] : []
  }
}
