/// Which enrolments numbers are about: of a programme, of a unit, of those somebody works in. Whoever has no unit yet is everyone's.
public struct MeantEnrolments: Hashable, Sendable {
  public var programme: String?
  public var unit: UnitKey?
  /// Empty: every unit.
  public var units: Set<UnitKey>

  public static let all = MeantEnrolments()

  public init(programme: String? = nil, unit: UnitKey? = nil, units: Set<UnitKey> = []) {
    self.programme = programme
    self.unit = unit
    self.units = units
  }

  public func include(_ enrolment: Enrolment) -> Bool {
    (programme == nil || enrolment.programme == programme) && (unit == nil || enrolment.unit == unit)
      && (units.isEmpty || enrolment.unit.map { units.contains($0) } ?? true)
  }
}

/// What numbers are asked for: which days, and whose enrolments.
public struct FigureScope: Sendable {
  public var period: Period
  public var today: Day
  /// With it, outcomes are the last one by that day of those who entered in the period.
  public var statusAt: Day?
  public var step: StepNumber?
  /// The area of life that lights are compared in.
  public var area: LifeDomain?
  /// Who pays for the enrolments meant; empty: nobody is told to.
  public var funder: String?
  /// How many places the units meant have, together; nil where none is known.
  public var places: Int?
  /// Units whose places are not known: their days are left out where they are compared with places.
  public var unitsWithoutPlaces: Set<UnitKey> = []
  /// What rules of data quality go by; nil where they are not asked.
  public var quality: QualityGround?
  /// The programme and unit they are narrowed to.
  public var meant: MeantEnrolments

  public init(
    _ period: Period, today: Day, statusAt: Day? = nil, step: StepNumber? = nil, area: LifeDomain? = nil,
    funder: String? = nil, of meant: MeantEnrolments = .all
  ) {
    self.period = period
    self.today = today
    self.statusAt = statusAt
    self.step = step
    self.area = area
    self.funder = funder
    self.meant = meant
  }

  /// The days of it that have come.
  public var come: Period? { Period(from: period.from, to: min(period.to, today)) }
  /// The last of them: how things stand is told as of it.
  public var day: Day { min(period.to, today) }
  /// One of several that people are divided into: whoever has a protected address is in none of them.
  var isBreakdown: Bool { funder != nil || area != nil }

  /// The same of other days.
  public func over(_ period: Period) -> FigureScope {
    var other = self
    other.period = period
    return other
  }
}
