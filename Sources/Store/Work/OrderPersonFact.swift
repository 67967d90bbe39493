import Domain
import Ledger

/// Somebody who works on an order.
public struct OrderPersonFact: RegisterFact {
  public var order: OrderKey
  public var person: ParticipantKey

  package static let form = FactForm(
    "order_person", of: OrderPersonFact.self, whose: .person, naturalKeys: [["work_order", "person"]],
    erasure: .takesAll,
    indexes: ["(person)"])

  /// Entered with what it belongs to.
  static let words: [EntryKind] = []

  package static let blank = OrderPersonFact(order: OrderKey(0), person: ParticipantKey(0))

  package mutating func fields(_ f: inout some FieldVisitor) {
    f.points("work_order", &order)
    f.points("person", &person)
  }

  package var happened: Day? { nil }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}
