public import Domain
public import Store

/// Which report is to be made: of what, of which days, for whom.
public struct ReportOrder: Hashable, Sendable {
  public var report: HouseReport
  public var profile: ReportProfile
  public var period: Period
  /// Nil for the whole register.
  public var unit: UnitKey?

  public init(_ report: HouseReport, for profile: ReportProfile, of period: Period, unit: UnitKey? = nil) {
    self.report = report
    self.profile = profile
    self.period = period
    self.unit = unit
  }

  /// Nil of a year there is no calendar for.
  public static func year(_ year: Int) -> Period? {
    Day(year: year, month: 1, day: 1).flatMap { Period(from: $0, to: $0.addingMonths(12) - 1) }
  }

  /// The year that the days are, where they are one.
  var wholeYear: Int? { ReportOrder.year(period.from.year) == period ? period.from.year : nil }
}

/// Why a report is not made.
public enum ReportProblem: Error, Hashable, Sendable {
  /// It has nothing that they may see.
  case notForProfile(HouseReport, ReportProfile)
  /// Nothing was mapped in those days.
  case noRound(Period)
  /// Fewer were mapped than may be told of.
  case tooFew(round: Int)
  /// None is followed.
  case noPlan
  case store(StoreError)
}
