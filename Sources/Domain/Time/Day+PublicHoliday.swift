// The days of lov om helligdager og helligdagsfred, and of lov om 1. og 17. mai som høgtidsdager. A Sunday that is none of them is
// a day of the week like another: the timetable says whether a group meets on it.

extension Day {
  /// Easter Sunday of a year, by the Gregorian rule in the form of Meeus.
  public static func easter(_ year: Int) -> Day? {
    let (century, ofCentury, golden) = (year / 100, year % 100, year % 19)
    let correction = (century - (century + 8) / 25 + 1) / 3
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30
    let toSunday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7
    let late = (golden + 11 * epact + 22 * toSunday) / 451
    let day = epact + toSunday - 7 * late + 114
    return Day(year: year, month: day / 31, day: day % 31 + 1)
  }

  /// From Easter Sunday: Maundy Thursday, Good Friday, Easter and the day after, Ascension, Whitsun and the day after.
  private static let movable: Set<Int> = [-3, -2, 0, 1, 39, 49, 50]

  /// Whether it is a public holiday in Norway.
  public var isPublicHoliday: Bool {
    let (year, month, day) = civil
    switch (month, day) {
    case (1, 1), (5, 1), (5, 17), (12, 25), (12, 26): return true
    // Maundy Thursday is 19 March at the earliest, Whit Monday 14 June at the latest.
    case (3...6, _): return Day.easter(year).map { Day.movable.contains(self - $0) } ?? false
    default: return false
    }
  }
}
