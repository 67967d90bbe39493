/// A calendar day, without time and without time zone.
///
/// Days are whole numbers since 1970-01-01, so that differences are calendar days (Friday to Monday is 3, whatever the
/// clocks do in between) and a day costs four bytes. Civil dates follow the proleptic Gregorian calendar.
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before.
  public let number: Int32

  public init(number: Int32) { self.number = number }

  /// Nil when the date does not exist (29 February in a common year) or the year is outside 1800–2999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1800...2999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.lengthOfMonth(month, year: year)
    else { return nil }
    self.number = Day.daysFromCivil(year: year, month: month, day: day)
  }

  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }
  public static func + (day: Day, days: Int) -> Day { Day(number: day.number &+ Int32(clamping: days)) }
  public static func - (day: Day, days: Int) -> Day { Day(number: day.number &- Int32(clamping: days)) }
  /// Calendar days from `right` to `left`.
  public static func - (left: Day, right: Day) -> Int { Int(left.number) - Int(right.number) }

  public var civil: (year: Int, month: Int, day: Int) { Day.civil(fromDays: Int(number)) }
  public var year: Int { civil.year }
  public var month: Int { civil.month }
  public var day: Int { civil.day }

  /// 1 is Monday, 7 is Sunday (ISO 8601).
  public var weekday: Int { (((Int(number) + 3) % 7) + 7) % 7 + 1 }

  /// The same day `months` later, clamped to the month's end: 31.01 plus 3 is 30.04.
  public func addingMonths(_ months: Int) -> Day {
    let (year, month, day) = civil
    let index = year * 12 + (month - 1) + months
    let newYear = Int((Double(index) / 12).rounded(.down))
    let newMonth = index - newYear * 12 + 1
    let newDay = Swift.min(day, Day.lengthOfMonth(newMonth, year: newYear))
    return Day(number: Day.daysFromCivil(year: newYear, month: newMonth, day: newDay))
  }

  public static func lengthOfMonth(_ month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  // Howard Hinnant's civil-date algorithms: eras of 400 years, years that begin in March.
  private static func daysFromCivil(year: Int, month: Int, day: Int) -> Int32 {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(clamping: era * 146_097 + dayOfEra - 719_468)
  }

  private static func civil(fromDays days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }
}

extension Day {
  /// `2026-11-21`: the form of files and of output for programs.
  public var iso: String {
    let (year, month, day) = civil
    return "\(year)-\(Day.two(month))-\(Day.two(day))"
  }

  /// `21.11.2026`: the form of the screen.
  public var norwegian: String {
    let (year, month, day) = civil
    return "\(Day.two(day)).\(Day.two(month)).\(year)"
  }

  /// `21.11`: where the year is plain from what stands around.
  public var short: String {
    let (_, month, day) = civil
    return "\(Day.two(day)).\(Day.two(month))"
  }

  /// Reads `2026-11-21` and `21.11.2026` (one-figure days and months too); nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts: [Substring]
    let yearFirst: Bool
    if text.contains("-") {
      parts = Substring(text).split(separator: "-", omittingEmptySubsequences: false)
      yearFirst = true
    } else {
      parts = Substring(text).split(separator: ".", omittingEmptySubsequences: false)
      yearFirst = false
    }
    guard parts.count == 3, let numbers = Day.digits(parts, yearFirst: yearFirst) else { return nil }
    if yearFirst {
      self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    } else {
      self.init(year: numbers[2], month: numbers[1], day: numbers[0])
    }
  }

  private static func digits(_ parts: [Substring], yearFirst: Bool) -> [Int]? {
    var numbers: [Int] = []
    for (index, part) in parts.enumerated() {
      let isYear = index == (yearFirst ? 0 : 2)
      guard isYear ? part.utf8.count == 4 : (1...2).contains(part.utf8.count),
        part.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(part)
      else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

extension Day: CustomStringConvertible {
  public var description: String { iso }
}
