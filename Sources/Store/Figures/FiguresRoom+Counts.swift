import Domain
import Ledger

/// The numbers on the menu: enrolments by where they stand on the session's day.
public struct MenuCounts: Hashable, Sendable {
  /// Applied, assessed or on the waiting list.
  public var intake = 0
  /// VENTER PÅ OPPSTART.
  public var awaitingStart = 0
  /// Takes part, but no step is registered.
  public var withoutStep = 0
  /// Exactly four, in order.
  public var perStep = [Int](repeating: 0, count: StepModel.count)

  /// DELTAR, in a step or not.
  public var participating: Int { perStep.reduce(withoutStep, +) }
  /// Everyone before the first day.
  public var waiting: Int { intake + awaitingStart }

  mutating func add(_ place: EnrolmentPlace, _ count: Int) {
    switch place {
    case .intake: intake += count
    case .awaitingStart: awaitingStart += count
    case .withoutStep: withoutStep += count
    case .step1, .step2, .step3, .step4:
      if let step = place.step { perStep[step.value - 1] += count }
    }
  }
}

/// Counts that a menu shows: from the tally, so that they cost the same with ten people and with 100,000.
extension FiguresRoom {
  /// - Parameters:
  ///   - programme: nil for all.
  ///   - unit: nil for all.
  public func menuCounts(programme: String? = nil, unit: UnitKey? = nil) throws(StoreError) -> MenuCounts {
    try session.require(.openRegister)
    return try counts(programme: programme, unit: unit).reduce(into: MenuCounts()) { sum, part in
      sum.add(part.place, part.count)
    }
  }

  /// How full this user's units are on a day, by programme and name.
  public func occupancy(on day: Day, programme: String? = nil) throws(StoreError) -> [UnitOccupancy] {
    try session.require(.seeUnits)
    return try session.at(today: day).figures.places(programme: programme)
  }

  /// The same on the session's own day, for whoever has asked already whether they may.
  func places(programme: String?) throws(StoreError) -> [UnitOccupancy] {
    let today = session.today
    let (offers, freeing) = try session.reading { coder in
      let reader = IntakeReader(coder: coder)
      return (try reader.openOffers(on: today), try reader.freeing(on: today))
    }
    let counts = try self.counts(programme: programme, unit: nil)
    let shown = try session.catalogue.units().filter {
      session.counts($0.fact.key) && (programme == nil || $0.fact.unit.programme == programme)
    }
    return shown.map { kept in
      var numbers = MenuCounts()
      for part in counts where part.unit == kept.fact.key { numbers.add(part.place, part.count) }
      return UnitOccupancy(
        key: kept.fact.key, unit: kept.fact.unit, occupied: numbers.participating,
        taken: numbers.participating + numbers.awaitingStart + (offers[kept.fact.key] ?? 0),
        freeing: freeing[kept.fact.key] ?? 0)
    }
  }

  private func counts(
    programme: String?, unit: UnitKey?
  ) throws(StoreError) -> [(unit: UnitKey?, place: EnrolmentPlace, count: Int)] {
    try session.reading { coder in
      let database = coder.database
      if try !NowViews.ownsDerived(database) { try ProjectionTable(database: database).require(.people) }
      // One statement for each form of the question: each starts at the primary key's first columns, and groups by them in
      // their order, so that nothing is sorted.
      var conditions = ["day <= ?"]
      var values: [(any StoredValue)?] = [Int64(session.today.number)]
      if let programme {
        guard let code = coder.codeByID[programme] else { return [] }
        conditions.append("programme = ?")
        values.append(code)
      }
      if let unit {
        conditions.append("unit = ?")
        values.append(unit.value)
      }
      if !session.access.units.isEmpty {
        // 0: no unit yet, which is everyone's.
        let own = session.access.units.map { String($0.value) }.sorted().joined(separator: ", ")
        conditions.append("unit IN (0, \(own))")
      }
      let sql = """
        SELECT unit, place, sum(change) FROM tally_now WHERE \(conditions.joined(separator: " AND "))
        GROUP BY programme, unit, place
        """
      return try database.rows(sql, values: values) {
        guard let place = EnrolmentPlace(rawValue: UInt8(clamping: $0.integer(1))) else {
          throw StoreError.ledger(.damaged(.value(table: "tally", row: $0.integer(1))))
        }
        return ($0.integer(0) == 0 ? nil : UnitKey($0.integer(0)), place, Int($0.integer(2)))
      }
    }
  }
}
