public import Domain

/// What periods are called, and choosing one.
public enum PeriodText: String, TextKey {
  public static let prefix = "period"

  case thisYear, lastYear, thisTertial, lastTertial, thisQuarter, lastQuarter, last12Months, last90Days, sinceStart, own
  // Whole parts of the calendar
  case year, tertial, quarter
  case tertialShort, quarterShort
}

extension ReportPeriod {
  public var textKey: PeriodText {
    switch self {
    case .thisYear: .thisYear
    case .lastYear: .lastYear
    case .thisTertial: .thisTertial
    case .lastTertial: .lastTertial
    case .thisQuarter: .thisQuarter
    case .lastQuarter: .lastQuarter
    case .last12Months: .last12Months
    case .last90Days: .last90Days
    case .sinceStart: .sinceStart
    }
  }
}

extension Period {
  /// `T2 2026` of a whole part of the calendar, else its two dates.
  public func name(in language: Language) -> String {
    switch calendarPart {
    case .year(let year): "\(year)"
    case .tertial(let number, let year): language(PeriodText.tertial, ["n": number, "year": year])
    case .quarter(let number, let year): language(PeriodText.quarter, ["n": number, "year": year])
    case .month, nil: language(CommonText.fromTo, ["from": from.norwegian, "to": to.norwegian])
    }
  }

  /// `T2 26`, for the head of a column; nil of days that are no part of the calendar.
  public func shortName(in language: Language) -> String? {
    let part: (text: PeriodText, number: Int, year: Int)? =
      switch calendarPart {
      case .year(let year): (.year, 0, year)
      case .tertial(let number, let year): (.tertialShort, number, year)
      case .quarter(let number, let year): (.quarterShort, number, year)
      case .month, nil: nil
      }
    return part.map { part in
      let short = part.year % 100
      return language(
        part.text,
        ["n": part.number, "year": part.text == .year ? "\(part.year)" : short < 10 ? "0\(short)" : "\(short)"])
    }
  }
}
