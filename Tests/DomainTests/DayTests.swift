import Domain
import Testing

@Suite struct DayTests {
  @Test func leapYearsFollowTheGregorianRule() {
    #expect(Day(year: 2024, month: 2, day: 29) != nil)
    #expect(Day(year: 2000, month: 2, day: 29) != nil)
    #expect(Day(year: 1900, month: 2, day: 29) == nil)
    #expect(Day(year: 2026, month: 2, day: 29) == nil)
  }

  @Test func daysThatDoNotExistAreRefused() {
    let texts = [
      "2026-02-31", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "31.02.2026", "1799-12-31", "3000-01-01",
    ]
    for text in texts { #expect(Day(text) == nil, "\(text)") }
  }

  @Test func everyDayOfFourCenturiesComesBack() throws {
    let first = try #require(Day(year: 1800, month: 1, day: 1))
    let last = try #require(Day(year: 2200, month: 12, day: 31))
    var wrong = 0
    for number in stride(from: first.number, through: last.number, by: 1) {
      let day = Day(number: number)
      let (year, month, dayOfMonth) = day.civil
      if Day(year: year, month: month, day: dayOfMonth) != day { wrong += 1 }
    }
    #expect(wrong == 0)
    #expect(day("1970-01-01").number == 0)
    #expect(day("2000-03-01").number == 11_017)
  }

  @Test func weekdaysAreIso() {
    #expect(day("2026-11-19").weekday == 4)
    #expect(day("2026-11-21").weekday == 6)
    #expect(day("2026-11-23").weekday == 1)
    #expect(day("1970-01-01").weekday == 4)
    #expect(day("1969-12-28").weekday == 7)
  }

  @Test func fridayToMondayIsThree() {
    #expect(day("2026-11-23") - day("2026-11-20") == 3)
  }

  /// The clocks go back between them, and days do not care.
  @Test func summerTimeTakesNoDay() {
    #expect(day("2026-10-26") - day("2026-10-24") == 2)
  }

  @Test func aMonthIsClampedToItsEnd() {
    #expect(day("2026-01-31").addingMonths(3) == day("2026-04-30"))
    #expect(day("2026-01-31").addingMonths(1) == day("2026-02-28"))
    #expect(day("2024-01-31").addingMonths(1) == day("2024-02-29"))
    #expect(day("2026-11-30").addingMonths(3) == day("2027-02-28"))
    #expect(day("2026-03-31").addingMonths(-1) == day("2026-02-28"))
    #expect(day("2026-01-15").addingMonths(-13) == day("2024-12-15"))
  }

  @Test func threeMonthsFrom18OctoberAre92Days() {
    let end = day("2026-10-18").addingMonths(3)
    #expect(end == day("2027-01-18"))
    #expect(end - day("2026-10-18") == 92)
  }

  @Test func bothWaysOfWritingAreRead() {
    #expect(Day("2026-11-21") == Day("21.11.2026"))
    #expect(Day("1.2.2026") == day("2026-02-01"))
    let others = [
      "21.11.26", "26-11-21", "2026/11/21", "21.11", "2026-11-21T00:00", " 2026-11-21", "", "-", "..", "٢١.١١.٢٠٢٦",
    ]
    for text in others { #expect(Day(text) == nil, "\(text)") }
  }

  @Test func eachPlaceHasItsForm() {
    #expect(day("2026-01-05").iso == "2026-01-05")
    #expect(day("2026-01-05").norwegian == "05.01.2026")
    #expect(day("2026-01-05").short == "05.01")
  }
}

@Suite struct PeriodTests {
  @Test func bothEndsAreIncluded() throws {
    let autumn = try #require(period("2017-08-01", "2017-12-31"))
    #expect(autumn.contains(day("2017-08-01")))
    #expect(autumn.contains(day("2017-12-31")))
    #expect(!autumn.contains(day("2018-01-01")))
  }

  @Test func itDoesNotRunBackwards() {
    #expect(period("2017-12-31", "2017-08-01") == nil)
    #expect(period("2017-08-01", "2017-08-01") != nil)
  }

  @Test func oneCommonDayIsEnoughToOverlap() throws {
    let autumn = try #require(period("2017-08-01", "2017-12-31"))
    #expect(autumn.overlaps(start: day("2017-01-01"), end: day("2017-08-01")))
    #expect(!autumn.overlaps(start: day("2017-01-01"), end: day("2017-07-31")))
    #expect(autumn.overlaps(start: day("2017-12-31"), end: nil))
    #expect(!autumn.overlaps(start: day("2018-01-01"), end: nil))
  }
}
