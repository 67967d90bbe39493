import Domain
import Ledger

// What a change of work and loans needs to know of the register as it stands inside its own transaction.

extension ChangeSet {
  func order(_ key: OrderKey) throws(StoreError) -> KeptFact<OrderFact> {
    let found: [KeptFact<OrderFact>] = try kept("f.work_order = ?", key.value)
    guard let kept = found.first else { throw try gone(OrderFact.form, key: key.value) }
    return kept
  }

  func gear(_ key: GearKey) throws(StoreError) -> KeptFact<GearFact> {
    let found: [KeptFact<GearFact>] = try kept("f.gear = ?", key.value)
    guard let kept = found.first else { throw try gone(GearFact.form, key: key.value) }
    return kept
  }

  /// The unit of the site where an order is done.
  func unit(of order: WorkOrder) throws(StoreError) -> UnitKey {
    let found: [KeptFact<SiteFact>] = try kept("f.site = ?", order.site.value)
    guard let kept = found.first else { throw try gone(SiteFact.form, key: order.site.value) }
    return kept.fact.site.unit
  }

  /// The last day something was made on an order; nil when nothing was.
  func lastProduction(on order: OrderKey) throws(StoreError) -> Day? {
    let found: [KeptFact<ProductionFact>] = try kept("f.work_order = ? ORDER BY f.day DESC LIMIT 1", order.value)
    return found.first?.fact.production.day
  }

  /// What somebody has who has died counts as back.
  mutating func closeLoans(of person: ParticipantKey, on day: Day) throws(StoreError) {
    let out: [KeptFact<LoanFact>] = try kept("f.person = ? AND f.returned_day IS NULL", person.value)
    for kept in out {
      try void(kept.row)
      try enter(LoanFact(key: kept.fact.key, person: person, loan: kept.fact.loan.closed(on: day)))
    }
  }

  private func kept<Fact: StoredFact>(_ condition: String, _ key: Int64) throws(StoreError) -> [KeptFact<Fact>] {
    let (database, coder) = (database, coder)
    return try storing { try KeptFact.all(database, coder, where: condition, key) }
  }
}
