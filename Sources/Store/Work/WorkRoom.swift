import Domain
import Ledger

/// Work and loans: places of work, orders, what is made, goods, and what is lent.
///
/// What is corrected is named by the row that was read: when it is no longer in force somebody has been first.
public struct WorkRoom: Sendable {
  let session: Session

  /// - Returns: what stands in the journal, and the site's key.
  /// - Throws: ``RuleViolation/nameMissing``; ``StoreError/conflict(_:)`` when the unit has a site of that name.
  @discardableResult
  public func saveSite(
    _ site: WorkSite, replacing row: RowID? = nil
  ) throws(StoreError) -> (receipt: WriteReceipt, site: SiteKey) {
    try session.require(.enterProduction)
    try requireOwn(site.unit)
    try NameRule.require(site.name)
    let written = try session.writing(.siteChanged, detail: EntryDetail(name: site.name)) { change throws(StoreError) in
      let present: SiteFact? = try change.giveWay(row)
      if present?.site == site { throw .ledger(.unchanged) }
      if let present { try requireOwn(present.site.unit) }
      let key = if let present { present.key } else { try change.newKey() as SiteKey }
      try change.enter(SiteFact(key: key, site: site))
      return key
    }
    return (written.receipt, written.result)
  }

  /// - Returns: what stands in the journal, and the order's key.
  /// - Throws: ``RuleViolation/work(_:)``.
  @discardableResult
  public func saveOrder(
    _ order: WorkOrder, replacing row: RowID? = nil
  ) throws(StoreError) -> (receipt: WriteReceipt, order: OrderKey) {
    try session.require(.enterProduction)
    let written = try session.writing(.orderChanged) { change throws(StoreError) in
      try requireOwn(try unit(of: order, &change))
      let present: OrderFact? = try change.giveWay(row)
      if let present {
        if present.order == order { throw .ledger(.unchanged) }
        try requireOwn(try unit(of: present.order, &change))
      }
      let last = try present.map { present throws(StoreError) in
        try change.all(ProductionFact.self, where: "f.work_order = ? ORDER BY f.day DESC LIMIT 1", present.key.value)
      }
      try require(order.problems(today: session.today, lastProduction: last?.first?.fact.production.day))
      let key = if let present { present.key } else { try change.newKey() as OrderKey }
      try change.enter(OrderFact(key: key, order: order))
      return key
    }
    return (written.receipt, written.result)
  }

  /// Who works on an order: some come, some no longer do.
  ///
  /// - Parameter leaving: the rows that say they do.
  @discardableResult
  public func changePeople(
    on order: OrderKey, adding: [ParticipantKey] = [], leaving: [RowID] = []
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.enterProduction)
    return try session.write(.orderChanged) { change throws(StoreError) in
      try requireOwn(try unit(of: try change.fact(OrderFact.self, order).fact.order, &change))
      for row in leaving {
        let present: OrderPersonFact = try change.giveWay(row)
        if present.order != order { throw .rule(.notInRegister) }
      }
      for person in adding {
        try session.requireReach(person, change.coder)
        try change.enter(OrderPersonFact(order: order, person: person))
      }
    }
  }

  /// What was made on an order on a day: one number, which another takes the place of.
  ///
  /// - Parameters:
  ///   - production: 0 units takes away what stands there.
  ///   - row: the count of that day that was read; nil when there was none.
  /// - Throws: ``RuleViolation/work(_:)``; ``StoreError/conflict(_:)`` when somebody else has counted that day.
  @discardableResult
  public func saveProduction(
    _ production: Production, of order: OrderKey, replacing row: RowID? = nil
  ) throws(StoreError) -> WriteReceipt {
    try session.require(.enterProduction)
    return try session.write(.productionEntered, detail: EntryDetail(day: production.day.iso)) {
      change throws(StoreError) in
      let kept = try change.fact(OrderFact.self, order)
      try requireOwn(try unit(of: kept.fact.order, &change))
      if let present: ProductionFact = try change.giveWay(row) {
        if present.order != order { throw .rule(.notInRegister) }
        if present.production == production { throw .ledger(.unchanged) }
        if production.units == 0 { return }
      }
      try require(production.problems(on: kept.fact.order, today: session.today))
      try change.enter(ProductionFact(order: order, production: production))
    }
  }

  /// What was collected, repaired or given away.
  ///
  /// - Parameter goods: a count of 0 takes away what stands in `row`.
  @discardableResult
  public func saveGoods(_ goods: GoodsCount, replacing row: RowID? = nil) throws(StoreError) -> WriteReceipt {
    try session.require(.enterProduction)
    try requireOwn(goods.unit)
    return try session.write(.goodsCounted, detail: EntryDetail(day: goods.day.iso)) { change throws(StoreError) in
      let present: GoodsFact? = try change.giveWay(row)
      if let present {
        if present.goods == goods { throw .ledger(.unchanged) }
        try requireOwn(present.goods.unit)
        if goods.count == 0 { return }
      }
      try require(goods.problems(today: session.today))
      let key = if let present { present.key } else { try change.newKey() as GoodsKey }
      try change.enter(GoodsFact(key: key, goods: goods))
    }
  }

  // MARK: - Loans

  /// - Throws: ``RuleViolation/nameMissing``; ``StoreError/conflict(_:)`` when the unit has a thing of that name.
  @discardableResult
  public func saveGear(
    _ gear: Gear, replacing row: RowID? = nil
  ) throws(StoreError) -> (receipt: WriteReceipt, gear: GearKey) {
    try session.require(.lendAndReturn)
    try requireOwn(gear.unit)
    try NameRule.require(gear.name)
    let written = try session.writing(.gearChanged, detail: EntryDetail(name: gear.name)) { change throws(StoreError) in
      let present: GearFact? = try change.giveWay(row)
      if present?.gear == gear { throw .ledger(.unchanged) }
      if let present { try requireOwn(present.gear.unit) }
      if present == nil, let found = try found(gear, &change) { return found }
      let key = if let present { present.key } else { try change.newKey() as GearKey }
      try change.enter(GearFact(key: key, gear: gear))
      return key
    }
    return (written.receipt, written.result)
  }

  /// A thing of that name that was lost is there again: its key; nil when none was.
  private func found(_ gear: Gear, _ change: inout ChangeSet) throws(StoreError) -> GearKey? {
    let lost = try change.all(
      GearFact.self, where: "f.unit = ? AND \(LoanLostFact.isLost("f"))", gear.unit.value)
    guard let key = lost.first(where: { $0.fact.gear.name == gear.name })?.fact.key else { return nil }
    for kept in try change.all(LoanLostFact.self, where: LoanLostFact.ofGear, key.value) { try change.void(kept.row) }
    return key
  }

  /// Lends a thing to somebody.
  ///
  /// - Throws: ``RuleViolation/work(_:)``; ``StoreError/conflict(_:)`` when it is out already: to whom is told by who lent it.
  @discardableResult
  public func lend(_ gear: GearKey, to person: ParticipantKey, day: Day, due: Day) throws(StoreError) -> WriteReceipt {
    try session.require(.lendAndReturn)
    let loan = Loan(gear: gear, day: day, due: due)
    try require(loan.problems(today: session.today))
    return try session.write(.gearLent, about: person) { change throws(StoreError) in
      let kept = try change.fact(GearFact.self, gear)
      try requireOwn(kept.fact.gear.unit)
      try session.requireReach(person, change.coder)
      try change.requireAlive(person, on: day)
      if let lost = try change.all(LoanLostFact.self, where: LoanLostFact.ofGear, gear.value).first {
        throw try change.conflict(with: lost.entry)
      }
      change.detail = EntryDetail(day: due.iso, name: kept.fact.gear.name)
      try change.enter(LoanFact(key: try change.newKey(), person: person, loan: loan))
    }
  }

  /// Gives a loan another limit.
  @discardableResult
  public func changeLoan(_ row: RowID, due: Day) throws(StoreError) -> WriteReceipt {
    try session.require(.lendAndReturn)
    return try replace(row, kind: .gearChanged) { loan in loan.due = due }
  }

  /// A thing is back.
  @discardableResult
  public func returnLoan(_ row: RowID, on day: Day) throws(StoreError) -> WriteReceipt {
    try session.require(.lendAndReturn)
    return try replace(row, kind: .gearReturned) { loan in loan.returned = day }
  }

  /// A thing does not come back.
  @discardableResult
  public func loseLoan(_ row: RowID, on day: Day) throws(StoreError) -> WriteReceipt {
    try session.require(.lendAndReturn)
    return try replace(row, kind: .gearLost, lostOn: day) { loan in loan.returned = day }
  }

  /// Whoever handles the thing may take it back, also from somebody who is not theirs: it stands in their room again.
  private func replace(
    _ row: RowID, kind: EntryKind, lostOn day: Day? = nil, _ edit: (inout Loan) -> Void
  ) throws(StoreError) -> WriteReceipt {
    try session.write(kind) { change throws(StoreError) in
      change.ledger.reachesErased = true
      var fact: LoanFact = try change.giveWay(row)
      let gear = try change.fact(GearFact.self, fact.loan.gear)
      try requireOwn(gear.fact.gear.unit)
      let present = fact.loan
      edit(&fact.loan)
      if fact.loan == present { throw .ledger(.unchanged) }
      try require(fact.loan.problems(today: session.today))
      change.about = fact.person
      change.detail = EntryDetail(name: gear.fact.gear.name)
      try change.enter(fact)
      if let day { try change.enter(LoanLostFact(loan: fact.key, day: day)) }
    }
  }

  // MARK: - Inside a change

  /// The unit of the site where an order is done.
  private func unit(of order: WorkOrder, _ change: inout ChangeSet) throws(StoreError) -> UnitKey {
    try change.fact(SiteFact.self, order.site).fact.site.unit
  }

  // MARK: - Whether it can be

  /// A thing or a place is its unit's.
  private func requireOwn(_ unit: UnitKey) throws(StoreError) {
    if !session.counts(unit) { throw .notAllowed(.outOfScopeForGood) }
  }

  private func require(_ problems: [WorkProblem]) throws(StoreError) {
    if !problems.isEmpty { throw .rule(.work(problems)) }
  }
}

extension Session { public var work: WorkRoom { WorkRoom(session: self) } }
