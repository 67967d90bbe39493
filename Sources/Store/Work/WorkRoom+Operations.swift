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
    return try session.reading { database, coder in
      try OperationsReader(database: database, coder: coder, units: units, today: session.today).operations()
    }
  }

  /// Counts for a menu.
  public func loanCounts(programme: String? = nil, unit: UnitKey? = nil) throws(StoreError) -> LoanCounts {
    try session.require(.seeOperations)
    let units = try reachedUnits(programme: programme, unit: unit)
    return try session.reading { database, _ in
      // Each thing by its own place in the index of what is out.
      let statement = try PreparedStatement(
        database,
        """
        SELECT count(*), total(l.due_day < ?) FROM gear_now g JOIN loan_now l
        ON l.gear = g.gear AND \(WorkRoom.isOut("l")) WHERE g.unit IN (\(WorkRoom.list(units)))
        """)
      statement.bind(Int64(session.today.number))
      guard try statement.step() else { return LoanCounts(out: 0, overdue: 0) }
      return LoanCounts(out: Int(statement.integer(0)), overdue: Int(statement.integer(1)))
    }
  }

  /// Every count of an order, in order of time.
  public func production(of order: OrderKey) throws(StoreError) -> [KeptFact<ProductionFact>] {
    try session.require(.seeOperations)
    return try session.reading { database, coder in
      let orders: [KeptFact<OrderFact>] = try KeptFact.all(database, coder, where: "f.work_order = ?", order.value)
      guard let site = orders.first?.fact.order.site else { return [] }
      let sites: [KeptFact<SiteFact>] = try KeptFact.all(database, coder, where: "f.site = ?", site.value)
      guard let unit = sites.first?.fact.site.unit, session.counts(unit) else {
        throw StoreError.notAllowed(.outOfScopeForGood)
      }
      return try KeptFact.all(database, coder, where: "f.work_order = ? ORDER BY f.day", order.value)
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
  let database: Database
  let coder: FactCoder
  let units: [UnitKey]
  let today: Day

  private var list: String { WorkRoom.list(units) }

  func operations() throws -> Operations {
    var operations = Operations()
    operations.gear = try gear()
    operations.sites = try named(all("f.unit IN (\(list))")) { $0.site.name }
    operations.orders = try orders(operations.sites.map(\.fact.key))
    let earliest = WorkMonth.earliest(today: today)
    let goods: [KeptFact<GoodsFact>] = try all(
      "f.day >= ? AND f.unit IN (\(list)) ORDER BY f.day DESC, f.id DESC", Int64(earliest.number))
    operations.months = WorkMonth.list(
      production: try production(from: earliest), goods: goods.lazy.map(\.fact.goods), today: today)
    let listed = WorkMonth.earliest(today: today, count: 2)
    operations.goods = goods.filter { $0.fact.goods.day >= listed }
    return operations
  }

  private func all<Fact: StoredFact>(_ condition: String, _ values: Int64...) throws -> [KeptFact<Fact>] {
    let statement = try PreparedStatement(
      database, "SELECT \(Fact.selection("f")) FROM \(Fact.form.table)_now f WHERE \(condition)")
    statement.bind { for value in values { $0.add(value) } }
    var found: [KeptFact<Fact>] = []
    while try statement.step() {
      found.append(
        KeptFact(
          fact: try Fact(statement, from: Fact.firstColumn, coder),
          row: RowID(form: Fact.form, id: statement.integer(0)), entry: statement.integer(1)))
    }
    return found
  }

  /// In the order of a Norwegian list.
  private func named<Fact>(_ facts: [KeptFact<Fact>], by name: (Fact) -> String) -> [KeptFact<Fact>] {
    facts.map { (key: Array(name($0.fact).utf8).withUnsafeBytes { NorwegianCollation.key($0) }, fact: $0) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map(\.fact)
  }

  private func gear() throws -> [GearLine] {
    let gear: [KeptFact<GearFact>] = try named(all("f.unit IN (\(list))")) { $0.gear.name }
    let lines = try gear.map { gear in
      let loans: [KeptFact<LoanFact>] = try all("f.gear = ? AND \(WorkRoom.isOut("f"))", gear.fact.key.value)
      return GearLine(gear: gear, loan: loans.first)
    }
    return stable(lines) { WorkSorting.comesFirst($0.loan?.fact.loan, $1.loan?.fact.loan) }
  }

  private func orders(_ sites: [SiteKey]) throws -> [OrderLine] {
    let made = try PreparedStatement(
      database, "SELECT total(units), count(*) FROM production_now WHERE work_order = ?")
    var lines: [OrderLine] = []
    for site in sites {
      let orders: [KeptFact<OrderFact>] = try all(
        "f.site = ? AND (f.done_day IS NULL OR f.done_day >= ?)", site.value,
        Int64((today - WorkSorting.daysShownAfterDone).number))
      for order in orders {
        made.bind(order.fact.key.value)
        defer { made.reset() }
        let found = try made.step()
        lines.append(
          OrderLine(
            order: order, people: try all("f.work_order = ? ORDER BY f.id", order.fact.key.value),
            units: found ? Int(made.integer(0)) : 0, counts: found ? Int(made.integer(1)) : 0))
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
    let statement = try PreparedStatement(
      database,
      """
      SELECT p.day, p.units FROM production_now p CROSS JOIN work_order_now o ON o.work_order = p.work_order
      CROSS JOIN work_site_now s ON s.site = o.site WHERE p.day >= ? AND s.unit IN (\(list))
      """)
    statement.bind(Int64(day.number))
    var found: [Production] = []
    while try statement.step() {
      found.append(Production(day: statement.day(0), units: Int(statement.integer(1))))
    }
    return found
  }
}
