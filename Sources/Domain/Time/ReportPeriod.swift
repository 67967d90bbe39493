/// A period as services report: a part of the calendar, or the days up to today.
public enum ReportPeriod: String, CaseIterable, Hashable, Sendable {
  case thisYear, lastYear
  /// Four months: January to April, May to August, September to December.
  case thisTertial, lastTertial
  case thisQuarter, lastQuarter
  case last12Months
  /// What a board shows where nothing else is asked for.
  case last90Days
  case sinceStart

  public static let usualDays = 90

  /// Its days; a part of the calendar that is not over ends with today.
  /// - Parameter start: the first day anybody took part; without it that is today.
  public func days(today: Day, start: Day?) -> Period {
    switch self {
    case .thisYear: Period.part(12, of: today, today: today)
    case .lastYear: Period.part(12, before: today)
    case .thisTertial: Period.part(4, of: today, today: today)
    case .lastTertial: Period.part(4, before: today)
    case .thisQuarter: Period.part(3, of: today, today: today)
    case .lastQuarter: Period.part(3, before: today)
    case .last12Months: Period(today.addingMonths(-12) + 1, through: today)
    case .last90Days: Period(days: ReportPeriod.usualDays, to: today)
    case .sinceStart: Period(min(start ?? today, today), through: today)
    }
  }

  /// Which of them some days are; nil of days of one's own.
  public init?(_ period: Period, today: Day, start: Day?) {
    // What a board opens with stands before a part of the calendar that happens to have the same days.
    let order = [ReportPeriod.last90Days] + ReportPeriod.allCases.filter { $0 != .last90Days }
    guard let known = order.first(where: { $0.days(today: today, start: start) == period }) else { return nil }
    self = known
  }
}

/// What a period is called where it is a whole part of the calendar.
public enum CalendarPart: Hashable, Sendable {
  case year(Int)
  case tertial(Int, of: Int)
  case quarter(Int, of: Int)
  case month(Month)
}

extension Period {
  /// From a day through another, which does not come before it.
  fileprivate init(_ from: Day, through to: Day) { self.init(days: to - from + 1, to: to) }

  /// The part of so many months that `day` lies in, through today at most.
  fileprivate static func part(_ months: Int, of day: Day, today: Day = Day(number: .max)) -> Period {
    let first = Month(of: day).first
    let from = first.addingMonths(-((first.month - 1) % months))
    return Period(from, through: max(from, min(today, from.addingMonths(months) - 1)))
  }

  /// The last whole one before that.
  fileprivate static func part(_ months: Int, before day: Day) -> Period {
    part(months, of: part(months, of: day).from - 1)
  }

  /// The same dates a year before; what ends with a month ends with that month.
  public var yearBefore: Period {
    let month = Month(of: to)
    let last = to == month.last ? Month(of: month.first.addingMonths(-12)).last : to.addingMonths(-12)
    let first = from.addingMonths(-12)
    return Period(min(first, last), through: last)
  }

  /// Nil of days that are no whole part of the calendar.
  public var calendarPart: CalendarPart? {
    if self == Period.part(12, of: from) { return .year(from.year) }
    if self == Period.part(4, of: from) { return .tertial((from.month + 3) / 4, of: from.year) }
    if self == Period.part(3, of: from) { return .quarter((from.month + 2) / 3, of: from.year) }
    if self == Period.part(1, of: from) { return .month(Month(of: from)) }
    return nil
  }

  public var count: Int { to - from + 1 }

  /// So many calendar months up to the one its last day lies in, the earliest first; that one ends with the period.
  public func months(_ count: Int) -> [Period] {
    let last = Month(of: to)
    return (0..<count).reversed().map { back in
      let month = Month(of: last.first.addingMonths(-back))
      return Period(month.first, through: min(month.last, to))
    }
  }
}
