import Domain

// Work sites and orders, what is made, goods, and things that are lent.

extension SiteFact: StoredFact {
  static var table: FactTable { .site }

  func bind(_ binder: inout Binder, _ coder: FactCoder) {
    binder.add(key.value)
    binder.add(site.unit.value)
    binder.add(site.name)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) {
    self.init(
      key: SiteKey(row.integer(first)),
      site: WorkSite(unit: UnitKey(row.integer(first + 1)), name: row.text(first + 2)))
  }
}

extension OrderFact: StoredFact {
  static var table: FactTable { .order }

  func bind(_ binder: inout Binder, _ coder: FactCoder) throws(StoreError) {
    // A customer may be a private person.
    let sealed = try coder.seal(.order, .identity, key: key.value) {
      $0.add(text: order.customer)
      $0.add(text: order.task)
    }
    binder.add(key.value)
    binder.add(order.site.value)
    binder.add(order.day)
    binder.add(order.due)
    binder.add(order.done)
    binder.add(seal: sealed)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    let key = row.integer(first)
    let words = try coder.open(row, first + 5, .order, .identity, key: key) { reader in
      (String(decoding: reader.text(), as: UTF8.self), String(decoding: reader.text(), as: UTF8.self))
    }
    self.init(
      key: OrderKey(key),
      order: WorkOrder(
        site: SiteKey(row.integer(first + 1)), day: row.day(first + 2), due: row.optionalDay(first + 3),
        done: row.optionalDay(first + 4), customer: words?.0 ?? "", task: words?.1 ?? ""))
  }
}

extension OrderPersonFact: StoredFact {
  static var table: FactTable { .orderPerson }

  func bind(_ binder: inout Binder, _ coder: FactCoder) {
    binder.add(order.value)
    binder.add(person.value)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) {
    self.init(order: OrderKey(row.integer(first)), person: ParticipantKey(row.integer(first + 1)))
  }
}

extension ProductionFact: StoredFact {
  static var table: FactTable { .production }

  func bind(_ binder: inout Binder, _ coder: FactCoder) {
    binder.add(order.value)
    binder.add(production.day)
    binder.add(production.units)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) {
    self.init(
      order: OrderKey(row.integer(first)),
      production: Production(day: row.day(first + 1), units: Int(row.integer(first + 2))))
  }
}

extension GoodsFact: StoredFact {
  static var table: FactTable { .goods }

  func bind(_ binder: inout Binder, _ coder: FactCoder) {
    binder.add(key.value)
    binder.add(goods.unit.value)
    binder.add(goods.day)
    binder.addWord(goods.kind)
    binder.add(goods.what)
    binder.add(goods.count)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) throws(StoreError) {
    self.init(
      key: GoodsKey(row.integer(first)),
      goods: GoodsCount(
        unit: UnitKey(row.integer(first + 1)), day: row.day(first + 2),
        kind: try row.word(first + 3, .goods, row: row.integer(0)), what: row.text(first + 4),
        count: Int(row.integer(first + 5))))
  }
}

extension GearFact: StoredFact {
  static var table: FactTable { .gear }

  func bind(_ binder: inout Binder, _ coder: FactCoder) {
    binder.add(key.value)
    binder.add(gear.unit.value)
    binder.add(gear.name)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) {
    self.init(
      key: GearKey(row.integer(first)), gear: Gear(unit: UnitKey(row.integer(first + 1)), name: row.text(first + 2)))
  }
}

extension LoanFact: StoredFact {
  static var table: FactTable { .loan }

  func bind(_ binder: inout Binder, _ coder: FactCoder) {
    binder.add(key.value)
    binder.add(loan.gear.value)
    binder.add(person.value)
    binder.add(loan.day)
    binder.add(loan.due)
    binder.add(loan.returned)
  }

  init(_ row: PreparedStatement, from first: Int32, _ coder: FactCoder) {
    self.init(
      key: LoanKey(row.integer(first)), person: ParticipantKey(row.integer(first + 2)),
      loan: Loan(
        gear: GearKey(row.integer(first + 1)), day: row.day(first + 3), due: row.day(first + 4),
        returned: row.optionalDay(first + 5)))
  }
}
