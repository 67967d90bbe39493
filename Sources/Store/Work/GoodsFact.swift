import Domain
import Ledger

/// Goods that were collected, repaired or given away.
public struct GoodsFact: RegisterFact {
  public var key: GoodsKey
  public var goods: GoodsCount

  package static let form = FactForm(
    "goods", of: GoodsFact.self, whose: .nobody, naturalKeys: [["goods"]], erasure: .takesAll, indexes: ["(day)"])

  static let words: [EntryKind] = [.goodsCounted]

  package static let blank = GoodsFact(
    key: GoodsKey(0), goods: GoodsCount(unit: UnitKey(0), day: .blank, kind: .collected, what: "", count: 1))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.own("goods", .thing, &key)
    f.points("unit", &goods.unit)
    f.day("day", &goods.day)
    f.word("kind", &goods.kind)
    f.text("what", &goods.what)
    f.count("count", &goods.count)
  }

  package var happened: Day? { nil }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    .init(goods.problems(today: ground.today), RuleViolation.work)
  }
}

extension EntryKind {
  public static let goodsCounted = EntryKind("goods_counted", .change, .enterProduction)
}
