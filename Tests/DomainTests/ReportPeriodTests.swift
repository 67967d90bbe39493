import Domain
import Testing

/// Periods as services report: a month, a quarter or a tertial that is cut wrong gives a report that no other agrees with.
@Suite struct ReportPeriodTests {
  private func days(_ part: ReportPeriod, on today: String, start: String? = nil) -> [String] {
    let found = part.days(today: day(today), start: start.map(day))
    return [found.from.iso, found.to.iso]
  }

  @Test func aPartOfTheCalendarThatIsNotOverEndsToday() {
    #expect(days(.thisYear, on: "2026-11-21") == ["2026-01-01", "2026-11-21"])
    #expect(days(.thisTertial, on: "2026-11-21") == ["2026-09-01", "2026-11-21"])
    #expect(days(.thisQuarter, on: "2026-11-21") == ["2026-10-01", "2026-11-21"])
    #expect(days(.thisTertial, on: "2026-12-31") == ["2026-09-01", "2026-12-31"])
    #expect(days(.thisYear, on: "2026-01-01") == ["2026-01-01", "2026-01-01"])
  }

  @Test func theLastOneIsWholeAndComesBeforeTheOneTodayLiesIn() {
    #expect(days(.lastYear, on: "2026-01-01") == ["2025-01-01", "2025-12-31"])
    #expect(days(.lastTertial, on: "2026-11-21") == ["2026-05-01", "2026-08-31"])
    #expect(days(.lastTertial, on: "2026-09-01") == ["2026-05-01", "2026-08-31"])
    #expect(days(.lastTertial, on: "2026-04-30") == ["2025-09-01", "2025-12-31"])
    #expect(days(.lastQuarter, on: "2026-01-31") == ["2025-10-01", "2025-12-31"])
  }

  @Test func theDaysUpToTodayHaveTodayAmongThem() {
    #expect(days(.last12Months, on: "2026-11-21") == ["2025-11-22", "2026-11-21"])
    #expect(days(.last12Months, on: "2025-02-28") == ["2024-02-29", "2025-02-28"])
    #expect(days(.last90Days, on: "2026-11-21") == ["2026-08-24", "2026-11-21"])
    #expect(days(.sinceStart, on: "2026-11-21", start: "2019-03-04") == ["2019-03-04", "2026-11-21"])
    #expect(days(.sinceStart, on: "2026-11-21") == ["2026-11-21", "2026-11-21"])
  }

  @Test(arguments: [
    ("2026-05-01", "2026-08-31", "2025-05-01", "2025-08-31"), ("2024-02-01", "2024-02-29", "2023-02-01", "2023-02-28"),
    ("2025-02-01", "2025-02-28", "2024-02-01", "2024-02-29"), ("2024-02-29", "2024-03-15", "2023-02-28", "2023-03-15"),
  ])
  func theSamePeriodAYearBeforeEndsWithItsMonth(from: String, to: String, first: String, last: String) throws {
    #expect(try #require(period(from, to)).yearBefore == period(first, last))
  }

  @Test func aWholePartOfTheCalendarHasAName() {
    #expect(period("2026-01-01", "2026-12-31")?.calendarPart == .year(2026))
    #expect(period("2026-05-01", "2026-08-31")?.calendarPart == .tertial(2, of: 2026))
    #expect(period("2026-10-01", "2026-12-31")?.calendarPart == .quarter(4, of: 2026))
    #expect(period("2026-02-01", "2026-02-28")?.calendarPart == .month(Month(of: day("2026-02-10"))))
    #expect(period("2026-05-01", "2026-08-30")?.calendarPart == nil)
  }

  @Test func whatWasChosenIsFoundAgain() {
    let start = day("2019-03-04")
    for part in ReportPeriod.allCases {
      #expect(ReportPeriod(part.days(today: today, start: start), today: today, start: start) == part)
    }
    #expect(period("2026-03-02", "2026-03-09").flatMap { ReportPeriod($0, today: today, start: start) } == nil)
  }

  @Test func thirteenMonthsEndWithTheDayThePeriodDoes() throws {
    let months = try #require(period("2026-08-24", "2026-11-21")).months(13)
    #expect(months.count == 13)
    #expect(months.first == period("2025-11-01", "2025-11-30") && months.last == period("2026-11-01", "2026-11-21"))
  }
}
