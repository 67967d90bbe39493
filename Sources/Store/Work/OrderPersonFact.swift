import Domain

/// Somebody who works on an order.
public struct OrderPersonFact: StoredFact {
  public var order: OrderKey
  public var person: ParticipantKey

  public init(order: OrderKey, person: ParticipantKey) {
    self.order = order
    self.person = person
  }

  static let form = FactForm(
    "order_person", of: OrderPersonFact.self, whose: .person, naturalKeys: [["work_order", "person"]],
    indexes: ["(person)"])

  init() { self.init(order: OrderKey(0), person: ParticipantKey(0)) }

  mutating func fields(_ f: inout some FieldVisitor) {
    f.points("work_order", &order)
    f.points("person", &person)
  }

  var happened: Day? { nil }
  func leftByErasure(on day: Day) -> OrderPersonFact? { nil }
  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] { [] }
}
