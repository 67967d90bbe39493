import Domain
import Ledger

/// An order of a customer.
public struct OrderFact: RegisterFact {
  public var key: OrderKey
  public var order: WorkOrder

  package static let form = FactForm(
    "work_order", of: OrderFact.self, whose: .nobody, naturalKeys: [["work_order"]], erasure: .takesAll,
    indexes: ["(site)"])

  static let words: [EntryKind] = [.orderChanged]

  package static let blank = OrderFact(
    key: OrderKey(0), order: WorkOrder(site: SiteKey(0), day: .blank, customer: "", task: ""))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.own("work_order", .thing, &key)
    f.points("site", &order.site)
    f.day("day", &order.day)
    f.day("due_day", &order.due)
    f.day("done_day", &order.done)
    // A customer may be a private person.
    f.seal("sealed", .identity) {
      $0.text("customer", &self.order.customer)
      $0.text("task", &self.order.task)
    }
  }

  package var happened: Day? { nil }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    .init(order.problems(today: ground.today), RuleViolation.work)
  }
}

extension EntryKind {
  public static let orderChanged = EntryKind("order_changed", .change, .enterProduction)
}
