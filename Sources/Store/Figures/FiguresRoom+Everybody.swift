import Domain
import Ledger

extension FiguresRoom {
  /// The board of a period: all that its questions ask of people's ways, in one pass over everybody.
  ///
  /// - Parameters:
  ///   - statusAt: with it, outcomes are the last by that day of those who entered in the period.
  ///   - progress: told now and then; true stops.
  public func board(
    over period: Period, statusAt: Day? = nil, programme: String? = nil, unit: UnitKey? = nil,
    progress: WaysProgress.Step = { _ in false }
  ) throws(StoreError) -> BoardReckoning {
    try session.require(.seeBoard)
    var scope = try scope(period, programme: programme, unit: unit)
    let quality = try qualityReading()
    (scope.statusAt, scope.quality) = (statusAt, quality.ground)
    var board = BoardReckoning(scope)
    try everybody(progress, quality) { board.add($0) }
    return board
  }

  /// Those who came in a period; without one, since the start.
  public func cohorts(
    of period: Period?, programme: String? = nil, unit: UnitKey? = nil, progress: WaysProgress.Step = { _ in false }
  ) throws(StoreError) -> Cohorts {
    try session.require(.seeBoard)
    var cohorts = Cohorts(period, of: meant(programme: programme, unit: unit), today: session.today)
    try everybody(progress) { cohorts.add($0) }
    return cohorts
  }

  /// The first day anybody took part; nil where nobody ever did.
  public func start(programme: String? = nil, unit: UnitKey? = nil) throws(StoreError) -> Day? {
    let meant = meant(programme: programme, unit: unit)
    return try session.reading(.seeBoard) { coder in
      var first: Day?
      // What decides it lies open in each row: nothing is unsealed for it.
      let sql = "SELECT status, start_day, end_day, programme, unit FROM enrolment_now WHERE start_day IS NOT NULL"
      try coder.database.each(sql) { row in
        let start = Day(number: Int32(clamping: row.integer(1)))
        guard first.map({ start < $0 }) ?? true, let status = EnrolmentStatus(rawValue: row.text(0)),
          let programme = coder.idByCode[row.integer(3)]
        else { return }
        let enrolment = Enrolment(
          programme: programme, unit: row.isNull(4) ? nil : UnitKey(row.integer(4)), status: status, start: start,
          end: row.isNull(2) ? nil : Day(number: Int32(clamping: row.integer(2))))
        if status.counts, meant.include(enrolment), enrolment.participates(on: start) { first = start }
      }
      return first
    }
  }

  /// About how many people there are to be gone through; asked of one number, so that it costs nothing.
  public func size() throws(StoreError) -> Int64 {
    try session.reading(.openRegister) { coder in
      let last = try coder.database.first("SELECT max(page) FROM current_now") { $0.integer(0) } ?? 0
      return DigestPage.firstPerson(of: last + 1)
    }
  }

  // MARK: For whoever has asked already whether they may

  func meant(programme: String?, unit: UnitKey?) -> MeantEnrolments {
    MeantEnrolments(programme: programme, unit: unit, units: session.access.units)
  }

  /// What is asked of a period, with the places there are.
  func scope(_ period: Period, programme: String?, unit: UnitKey?) throws(StoreError) -> FigureScope {
    let units = try session.catalogue.units().filter {
      session.counts($0.fact.key) && (programme == nil || $0.fact.unit.programme == programme)
        && (unit == nil || $0.fact.key == unit)
    }
    let known = units.compactMap(\.fact.unit.places)
    var scope = FigureScope(period, today: session.today, of: meant(programme: programme, unit: unit))
    scope.places = known.isEmpty ? nil : known.reduce(0, +)
    scope.unitsWithoutPlaces = Set(units.filter { $0.fact.unit.places == nil }.map(\.fact.key))
    return scope
  }

  /// What rules of data quality go by besides.
  func qualityReading() throws(StoreError) -> QualityReading {
    try session.reading { try QualityReading(session, $0) }
  }

  /// Everybody who has an enrolment, one after the other.
  func everybody(
    _ progress: WaysProgress.Step = { _ in false }, _ quality: QualityReading? = nil, _ body: (PersonHistory) -> Void
  ) throws(StoreError) {
    try session.reading { coder in
      try Ways(coder, today: session.today, quality: quality).each({ progress($0) || session.isClosing }, body)
    }
  }
}
