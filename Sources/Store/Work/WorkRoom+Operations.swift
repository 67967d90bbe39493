import Domain
import Ledger

/// Questions about work, goods and loans. Units are reached as in the lists of people: one's own, or all.
extension WorkRoom {
  /// - Parameters:
  ///   - programme: nil for all.
  ///   - unit: nil for all.
  public func operations(programme: String? = nil, unit: UnitKey? = nil) throws(StoreError) -> Operations {
    try session.require(.seeOperations)
    let units = try reachedUnits(programme: programme, unit: unit)
    guard !units.isEmpty else {
      var nothing = Operations()
      nothing.months = WorkMonth.list(production: [], goods: [], today: session.today)
      return nothing
    }
    return try session.reading { try OperationsReader(session, $0, units).operations() }
  }

  /// Counts for a menu.
  public func loanCounts(programme: String? = nil, unit: UnitKey? = nil) throws(StoreError) -> LoanCounts {
    try session.require(.seeOperations)
    let units = try reachedUnits(programme: programme, unit: unit)
    // Each thing by its own place in the index of what is out.
    let sql = """
      SELECT count(*), total(l.due_day < ?) FROM gear_now g JOIN loan_now l
      ON l.gear = g.gear AND \(WorkRoom.isOut("l")) WHERE g.unit IN (\(WorkRoom.list(units)))
      """
    let counts = try session.reading {
      try $0.database.first(sql, Int64(session.today.number)) {
        LoanCounts(out: Int($0.integer(0)), overdue: Int($0.integer(1)))
      }
    }
    return counts ?? LoanCounts(out: 0, overdue: 0)
  }

  /// Every count of an order, in order of time.
  public func production(of order: OrderKey) throws(StoreError) -> [KeptFact<ProductionFact>] {
    try session.reading(.seeOperations) { coder in
      guard let site = try OrderFact.of(order, coder)?.fact.order.site else { return [] }
      guard let unit = try SiteFact.of(site, coder)?.fact.site.unit, session.counts(unit) else {
        throw StoreError.notAllowed(.outOfScopeForGood)
      }
      return try ProductionFact.all(coder, where: "f.work_order = ? ORDER BY f.day", order.value)
    }
  }

  /// The units of this user's that a scope is of.
  private func reachedUnits(programme: String?, unit: UnitKey?) throws(StoreError) -> [UnitKey] {
    try session.catalogue.units().filter {
      session.counts($0.fact.key) && (programme == nil || $0.fact.unit.programme == programme)
        && (unit == nil || $0.fact.key == unit)
    }.map(\.fact.key)
  }

  /// As the index of what is out says it.
  static func isOut(_ alias: String) -> String {
    "CASE WHEN \(alias).returned_day IS NULL THEN 0 ELSE \(alias).loan END = 0"
  }

  fileprivate static func list(_ units: [UnitKey]) -> String { units.map { "\($0.value)" }.joined(separator: ", ") }
}

/// Reads everything the screen of work and loans is painted from, in one snapshot.
private struct OperationsReader {
  let coder: FactCoder
  let units: [UnitKey]
  let today: Day
  /// Of somebody close to the user no order says that they work on it.
  let access: Access

  init(_ session: Session, _ coder: FactCoder, _ units: [UnitKey]) {
    (self.coder, self.units, today, access) = (coder, units, session.today, session.access)
  }

  private var list: String { WorkRoom.list(units) }

  func operations() throws -> Operations {
    var operations = Operations()
    operations.gear = try gear()
    operations.sites = try SiteFact.all(coder, where: "f.unit IN (\(list))").inNorwegianOrder(of: \.fact.site.name)
    operations.orders = try orders(operations.sites.map(\.fact.key))
    let earliest = WorkMonth.earliest(today: today)
    let goods = try GoodsFact.all(
      coder, where: "f.day >= ? AND f.unit IN (\(list)) ORDER BY f.day DESC, f.id DESC", Int64(earliest.number))
    operations.months = WorkMonth.list(
      production: try production(from: earliest), goods: goods.lazy.map(\.fact.goods), today: today)
    let listed = WorkMonth.earliest(today: today, count: 2)
    operations.goods = goods.filter { $0.fact.goods.day >= listed }
    return operations
  }

  private func gear() throws -> [GearLine] {
    let lines = try GearFact.all(
      coder, where: "f.unit IN (\(list)) AND NOT \(LoanLostFact.isLost("f"))"
    ).inNorwegianOrder(of: \.fact.gear.name).map {
      gear in
      GearLine(
        gear: gear,
        loan: try LoanFact.first(coder, where: "f.gear = ? AND \(WorkRoom.isOut("f"))", gear.fact.key.value))
    }
    return stable(lines) { WorkSorting.comesFirst($0.loan?.fact.loan, $1.loan?.fact.loan) }
  }

  private func orders(_ sites: [SiteKey]) throws -> [OrderLine] {
    let counted = "SELECT total(units), count(*) FROM production_now WHERE work_order = ?"
    var lines: [OrderLine] = []
    for site in sites {
      let orders = try OrderFact.all(
        coder, where: "f.site = ? AND (f.done_day IS NULL OR f.done_day >= ?)", site.value,
        Int64((today - WorkSorting.daysShownAfterDone).number))
      for order in orders {
        let key = order.fact.key.value
        let made = try coder.database.first(counted, key) { (Int($0.integer(0)), Int($0.integer(1))) }
        let people = try OrderPersonFact.all(coder, where: "f.work_order = ? ORDER BY f.id", key)
          .filter { !access.seesNameOnly(of: $0.fact.person) }
        lines.append(OrderLine(order: order, people: people, units: made?.0 ?? 0, counts: made?.1 ?? 0))
      }
    }
    return stable(lines) { WorkSorting.comesFirst($0.order.fact.order, $1.order.fact.order) }
  }

  /// Of those that are equal, what stood first stays first.
  private func stable<Line>(_ lines: [Line], _ comesFirst: (Line, Line) -> Bool?) -> [Line] {
    lines.enumerated().sorted { comesFirst($0.element, $1.element) ?? ($0.offset < $1.offset) }.map(\.element)
  }

  /// What was made in the units since a day: days first, then whose.
  private func production(from day: Day) throws -> [Production] {
    let sql = """
      SELECT p.day, p.units FROM production_now p CROSS JOIN work_order_now o ON o.work_order = p.work_order
      CROSS JOIN work_site_now s ON s.site = o.site WHERE p.day >= ? AND s.unit IN (\(list))
      """
    return try coder.database.rows(sql, Int64(day.number)) {
      Production(day: $0.day(0), units: Int($0.integer(1)))
    }
  }
}
