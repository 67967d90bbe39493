import Domain
import Ledger

/// What the register knows of everybody's way, read once and asked for as many numbers as a board has.
public struct Histories: Sendable {
  /// In the order of their keys.
  let people: [PersonHistory]
  public let today: Day
  private let isMeant: @Sendable (Enrolment) -> Bool
  /// Of the units meant.
  private let places: Int?
  private let withoutPlaces: Set<UnitKey>
  /// Nil where rules of data quality were not asked.
  private let quality: QualityGround?

  init(
    _ people: [PersonHistory], today: Day, units: [KeptFact<UnitFact>], quality: QualityGround? = nil,
    isMeant: @escaping @Sendable (Enrolment) -> Bool
  ) {
    self.people = people
    self.today = today
    self.isMeant = isMeant
    self.quality = quality
    let known = units.compactMap(\.fact.unit.places)
    places = known.isEmpty ? nil : known.reduce(0, +)
    withoutPlaces = Set(units.filter { $0.fact.unit.places == nil }.map(\.fact.key))
  }

  /// The scope of a period, within the programme and unit it was read for.
  public func scope(
    _ period: Period, statusAt: Day? = nil, area: LifeDomain? = nil, funder: String? = nil
  ) -> FigureScope {
    var scope = FigureScope(period, today: today, statusAt: statusAt, area: area, funder: funder, includes: isMeant)
    scope.places = places
    scope.unitsWithoutPlaces = withoutPlaces
    scope.quality = quality
    return scope
  }

  /// Rows of the table over several scopes beside each other, in one pass.
  public func reckoning(_ indicators: [Indicator], in scopes: [FigureScope]) -> Reckoning {
    var reckoning = Reckoning(indicators, in: scopes)
    for history in people { reckoning.add(history) }
    return reckoning
  }

  public func cohort(_ period: Period) -> Cohort {
    var cohort = Cohort(period, today: today)
    for history in people { cohort.add(history, isMeant) }
    return cohort
  }

  /// The first day anybody took part; nil where nobody ever did.
  public var start: Day? {
    people.lazy.compactMap { history in
      history.enrolments.lazy.filter { isMeant($0.enrolment) && $0.enrolment.status.counts }
        .compactMap { time in time.enrolment.start.flatMap { time.enrolment.participates(on: $0) ? $0 : nil } }.min()
    }.min()
  }

  /// Who pays for enrolments that run in a period, in the order of the alphabet; empty: nobody is told to.
  public func funders(in period: Period) -> [String] {
    var found: Set<String> = []
    for history in people where history.countsInBreakdowns {
      for time in history.enrolments
      where isMeant(time.enrolment) && time.enrolment.status.counts && time.enrolment.dates.participates(in: period) {
        found.insert(time.enrolment.funding ?? "")
      }
    }
    return found.sorted { ($0.isEmpty ? 1 : 0, $0) < ($1.isEmpty ? 1 : 0, $1) }
  }
}

extension FiguresRoom {
  /// Everybody's ways, for boards, cohorts and plans: of a programme and a unit of this user's, or of all.
  /// - Parameter quality: also what rules of data quality go by, which is more to read.
  public func histories(
    programme: String? = nil, unit: UnitKey? = nil, quality: Bool = false
  ) throws(StoreError) -> Histories {
    try session.require(.seeBoard)
    return try ways(programme: programme, unit: unit, quality: quality)
  }

  /// The same for whoever has asked already whether they may.
  func ways(programme: String?, unit: UnitKey?, quality: Bool = false) throws(StoreError) -> Histories {
    let units = try session.catalogue.units().filter {
      session.counts($0.fact.key) && (programme == nil || $0.fact.unit.programme == programme)
        && (unit == nil || $0.fact.key == unit)
    }
    let (people, ground) = try session.reading { coder in
      var people: [PersonHistory] = []
      let reading = quality ? try QualityReading(session, coder) : nil
      try FiguresRoom.histories(coder, today: session.today, quality: reading) { people.append($0) }
      return (people, reading?.ground)
    }
    return Histories(people, today: session.today, units: units, quality: ground) { [session] in
      (programme == nil || $0.programme == programme) && (unit == nil || $0.unit == unit) && session.counts($0.unit)
    }
  }

  /// Those whom somebody has seen within ``LastSeen/days`` days, or who are away and it is known.
  static func seen(_ coder: FactCoder, today: Day) throws -> Set<Int64> {
    var people: Set<Int64> = []
    let since = today - LastSeen.days + 1
    try coder.database.each(
      "SELECT DISTINCT person FROM attendance_now WHERE mark = 'present' AND day BETWEEN ? AND ?", Int64(since.number),
      Int64(today.number)
    ) { people.insert($0.integer(0)) }
    let appointments = try AppointmentFact.all(
      coder, where: "f.day BETWEEN ? AND ?", Int64(since.number), Int64(today.number))
    for fact in appointments.map(\.fact) where fact.appointment.outcome == .came { people.insert(fact.person.value) }
    let absences = try AbsenceFact.all(
      coder, where: "f.from_day <= ? AND (f.to_day IS NULL OR f.to_day >= ?)", Int64(today.number), Int64(today.number))
    for fact in absences.map(\.fact) where fact.absence.isInForce(on: today) { people.insert(fact.person.value) }
    return people
  }
}
