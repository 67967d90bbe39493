import Domain

/// Goods that were collected, repaired or given away.
public struct GoodsFact: StoredFact {
  public var key: GoodsKey
  public var goods: GoodsCount

  public init(key: GoodsKey, goods: GoodsCount) {
    self.key = key
    self.goods = goods
  }

  static let form = FactForm(
    "goods", of: GoodsFact.self, whose: .nobody, naturalKeys: [["goods"]], indexes: ["(day)"])

  init() {
    self.init(
      key: GoodsKey(0), goods: GoodsCount(unit: UnitKey(0), day: .blank, kind: .collected, what: "", count: 1))
  }

  mutating func fields(_ f: inout some FieldVisitor) {
    f.own("goods", .thing, &key)
    f.points("unit", &goods.unit)
    f.day("day", &goods.day)
    f.word("kind", &goods.kind)
    f.text("what", &goods.what)
    f.count("count", &goods.count)
  }

  var happened: Day? { nil }
  func leftByErasure(on day: Day) -> GoodsFact? { nil }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    let problems = goods.problems(today: ground.today)
    return problems.isEmpty ? [] : [.rule(.work(problems))]
  }
}
