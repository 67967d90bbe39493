/// Within how many days somebody who asks is to have had the follow-up talk. No plan gives a number: whoever sets it says who
/// decided it.
public struct TalkLimit: Hashable, Sendable {
  public enum Counting: String, CaseIterable, Hashable, Sendable { case calendar, working }

  public var days: Int
  public var counting: Counting
  /// Who decided it.
  public var setBy: String

  public init(days: Int, counting: Counting, setBy: String) {
    self.days = days
    self.counting = counting
    self.setBy = setBy
  }

  /// Days from one to another, as this limit counts them.
  public func days(from first: Day, to last: Day) -> Int {
    switch counting {
    case .calendar: last - first
    case .working: WorkingDays.count(after: first, through: last)
    }
  }

  /// Whether more days have gone from the enquiry to the talk, or to today without one, than the limit allows.
  public func isOver(asked: Day, talked: Day?, today: Day) -> Bool { days(from: asked, to: talked ?? today) > days }

  /// The last day that is within the limit; the days off that follow it are too.
  public func lastDay(asked: Day) -> Day {
    guard counting == .working else { return asked + days }
    var (day, left) = (asked, days)
    while left > 0 || !WorkingDays.isWorking(day + 1) {
      day = day + 1
      if WorkingDays.isWorking(day) { left -= 1 }
    }
    return day
  }
}

/// Monday to Friday without the public holidays.
public enum WorkingDays {
  public static func isWorking(_ day: Day) -> Bool { day.weekday <= 5 && !isHoliday(day) }

  /// The working days after `first`, up to and with `last`.
  public static func count(after first: Day, through last: Day) -> Int {
    guard last > first else { return 0 }
    return (1...(last - first)).count { isWorking(first + $0) }
  }

  /// New year, the days of Easter, 1 and 17 May, Ascension, Whit Monday and Christmas.
  public static func isHoliday(_ day: Day) -> Bool {
    let (year, month, number) = day.civil
    switch (month, number) {
    case (1, 1), (5, 1), (5, 17), (12, 25), (12, 26): return true
    default: break
    }
    guard let easter = easterSunday(year) else { return false }
    return [-3, -2, 0, 1, 39, 49, 50].contains(day - easter)
  }

  /// The Gregorian computus of Meeus, Jones and Butcher.
  static func easterSunday(_ year: Int) -> Day? {
    let golden = year % 19
    let (century, rest) = year.quotientAndRemainder(dividingBy: 100)
    let (quarter, left) = century.quotientAndRemainder(dividingBy: 4)
    let correction = (century - (century + 8) / 25 + 1) / 3
    let moon = (19 * golden + century - quarter - correction + 15) % 30
    let (leaps, ofLeap) = rest.quotientAndRemainder(dividingBy: 4)
    let sunday = (32 + 2 * left + 2 * leaps - moon - ofLeap) % 7
    let shift = (golden + 11 * moon + 22 * sunday) / 451
    let sum = moon + sunday - 7 * shift + 114
    return Day(year: year, month: sum / 31, day: sum % 31 + 1)
  }
}
