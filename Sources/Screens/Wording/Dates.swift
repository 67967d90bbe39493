import Domain
import Resources

/// Days in words, in the user's language.
public struct Dates {
  private let language: Language

  public init(_ language: Language) { self.language = language }

  private static let weekdays: [CommonText] = [
    .mondayShort, .tuesdayShort, .wednesdayShort, .thursdayShort, .fridayShort, .saturdayShort, .sundayShort,
  ]
  private static let months: [CommonText] = [
    .januaryShort, .februaryShort, .marchShort, .aprilShort, .mayShort, .juneShort, .julyShort, .augustShort,
    .septemberShort, .octoberShort, .novemberShort, .decemberShort,
  ]

  /// `tor`.
  public func weekday(_ day: Day) -> String { language(Dates.weekdays[day.weekday - 1]) }

  /// `nov`; 1 is January.
  public func month(_ number: Int) -> String {
    Dates.months.indices.contains(number - 1) ? language(Dates.months[number - 1]) : ""
  }

  /// `tor 19.11.2026`.
  public func weekdayAndDate(_ day: Day) -> String { "\(weekday(day)) \(day.norwegian)" }

  /// `i dag`, `i går`, else the date: short in the same year.
  public func near(_ day: Day, today: Day) -> String {
    switch today - day {
    case 0: language(CommonText.today)
    case 1: language(CommonText.yesterday)
    default: day.year == today.year ? day.short : day.norwegian
    }
  }

  /// `i dag 09:14`, `i går 16:02`, `14.11 10:30`: for who did what when.
  public func moment(_ milliseconds: Int64, today: Day, time: LocalTime) -> String {
    "\(near(time.parts(milliseconds).day, today: today)) \(time.clock(milliseconds))"
  }
}
