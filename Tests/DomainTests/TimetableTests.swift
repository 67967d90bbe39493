import Testing

@testable import Domain

/// On which days a group meets: weeks, every other week, once, and public holidays.
@Suite struct TimetableTests {
  private func day(_ text: String) throws -> Day { try #require(Day(text)) }

  private func meetings(_ weekdays: Int...) throws -> [Timetable.Meeting] {
    try weekdays.flatMap { try #require(Timetable.meetings(typed: "10-14", weekday: $0)) }
  }

  private func days(_ timetable: Timetable, from first: String, to last: String) throws -> [String] {
    let (first, last) = (try day(first), try day(last))
    return (0...(last - first)).map { first + $0 }.filter { !timetable.meetings(on: $0).isEmpty }.map(\.iso)
  }

  // MARK: Public holidays

  /// As the almanac of the university in Oslo has them.
  @Test(arguments: [
    (2019, "21.04"), (2020, "12.04"), (2021, "04.04"), (2022, "17.04"), (2023, "09.04"), (2024, "31.03"),
    (2025, "20.04"), (2026, "05.04"), (2027, "28.03"), (2028, "16.04"), (2035, "25.03"), (2038, "25.04"),
    (1981, "19.04"), (2000, "23.04"), (2049, "18.04"), (2076, "19.04"),
  ])
  func easterIsOnTheSundayItIs(year: Int, date: String) throws {
    let easter = try #require(Day.easter(year))
    #expect(easter == Day("\(date).\(year)") && easter.weekday == 7)
  }

  @Test func whatDoesNotMeetBecauseOfAHolidayIsToldFromWhatNeverMeetsThen() throws {
    let christmas = try #require(Day(year: 2026, month: 12, day: 25))
    let ten = try #require(TimeOfDay("10"))
    let fridays = [try #require(Timetable.Meeting(weekday: 5, from: .midnight, to: ten))]
    #expect(Timetable(fridays).isOff(onHoliday: christmas))
    #expect(!Timetable(fridays, meetsOnHolidays: true).isOff(onHoliday: christmas))
    #expect(!Timetable(fridays).isOff(onHoliday: christmas + 7 + 7))
    #expect(!Timetable().isOff(onHoliday: christmas))
  }

  @Test func theHolidaysOfAYearAreTwelve() throws {
    let first = try day("2026-01-01")
    let found = (0..<365).map { first + $0 }.filter(\.isPublicHoliday).map(\.short)
    #expect(
      found == [
        "01.01", "02.04", "03.04", "05.04", "06.04", "01.05", "14.05", "17.05", "24.05", "25.05", "25.12", "26.12",
      ])
  }

  @Test(arguments: [1800, 1999, 2000, 2096, 2400])
  func everyYearOfALeapCycleHasItsHolidays(from first: Int) throws {
    for year in first..<(first + 8) {
      let start = try #require(Day(year: year, month: 1, day: 1))
      let holidays = (0..<366).map { start + $0 }.filter { $0.year == year && $0.isPublicHoliday }
      let easter = try #require(Day.easter(year))
      let movable = [-3, -2, 0, 1, 39, 49, 50].map { easter + $0 }
      #expect(movable.allSatisfy(holidays.contains), "\(year)")
      #expect(movable.map(\.weekday) == [4, 5, 7, 1, 4, 7, 1])
      // Ascension and Whitsun may fall on the days of May.
      let fixed = [(1, 1), (5, 1), (5, 17), (12, 25), (12, 26)].compactMap { Day(year: year, month: $0.0, day: $0.1) }
      #expect(Set(holidays) == Set(movable + fixed), "\(year)")
    }
  }

  @Test func onHolidaysAGroupDoesNotMeetUnlessItSaysSo() throws {
    let week = try meetings(1, 2, 3, 4, 5)
    #expect(
      try days(Timetable(week), from: "2026-12-21", to: "2027-01-04")
        == [
          "2026-12-21", "2026-12-22", "2026-12-23", "2026-12-24", "2026-12-28", "2026-12-29", "2026-12-30",
          "2026-12-31",
          "2027-01-04",
        ])
    #expect(try days(Timetable(week, meetsOnHolidays: true), from: "2026-12-25", to: "2026-12-25").count == 1)
    let sundays = Timetable(try meetings(7))
    #expect(try days(sundays, from: "2026-11-22", to: "2026-11-22").count == 1, "a Sunday is a day like another")
    #expect(try sundays.next(after: day("2026-03-29")) == day("2026-04-12"), "Easter is not")
  }

  // MARK: Every other week, and once

  @Test func everyOtherWeekIsReckonedFromTheFirst() throws {
    let timetable = Timetable(try meetings(1, 3), .fortnightly(from: try day("2026-11-18")))
    #expect(
      try days(timetable, from: "2026-11-01", to: "2026-12-16")
        == ["2026-11-18", "2026-11-30", "2026-12-02", "2026-12-14", "2026-12-16"],
      "it began on a Wednesday, and the Monday before was not yet")
    #expect(try timetable.next(after: day("2026-08-01")) == day("2026-11-18"))
    #expect(try timetable.last(before: day("2026-11-18")) == nil)
    #expect(try timetable.last(before: day("2026-11-30")) == day("2026-11-18"))
    // Christmas and New Year fall in weeks of their own, and then a month passes.
    let fridays = Timetable(try meetings(5), .fortnightly(from: try day("2026-12-11")))
    #expect(try fridays.next(after: day("2026-12-11")) == day("2027-01-08"))
  }

  @Test func theWeeksOfAYearOfFiftyThreeChangeNothing() throws {
    let timetable = Timetable(try meetings(3), .fortnightly(from: try day("2026-12-16")))
    #expect(
      try days(timetable, from: "2026-12-16", to: "2027-01-30")
        == ["2026-12-16", "2026-12-30", "2027-01-13", "2027-01-27"])
  }

  @Test func whatMeetsOnceMeetsOnItsDayOnlyAlsoOnAHoliday() throws {
    let trip = Timetable(try meetings(1, 5), .once(try day("2026-12-25")))
    #expect(trip.meetings.map(\.weekday) == [5], "other weekdays say nothing")
    #expect(try days(trip, from: "2026-11-01", to: "2027-02-01") == ["2026-12-25"])
    #expect(try trip.next(after: day("2026-01-01")) == day("2026-12-25"))
    #expect(try trip.next(after: day("2026-12-25")) == nil)
    #expect(try trip.last(before: day("2028-01-01")) == day("2026-12-25"))
    #expect(try trip.last(before: day("2026-12-25")) == nil)
    #expect(Timetable([], .once(try day("2026-12-25"))).next(after: try day("2026-01-01")) == nil)
  }

  // MARK: As it is kept

  @Test func whatIsAsUsualIsKeptAsItWasAndTheRestBehindIt() throws {
    let week = try meetings(1, 3)
    let day = try day("2026-11-23")
    for (timetable, text) in [
      (Timetable(week), "1 10:00-14:00,3 10:00-14:00"), (Timetable(), ""),
      (Timetable(week, .fortnightly(from: day)), "1 10:00-14:00,3 10:00-14:00;fortnightly 2026-11-23"),
      (Timetable(week, .once(day)), "1 10:00-14:00;once 2026-11-23"),
      (Timetable(week, meetsOnHolidays: true), "1 10:00-14:00,3 10:00-14:00;holidays"),
      (
        Timetable(week, .fortnightly(from: day), meetsOnHolidays: true),
        "1 10:00-14:00,3 10:00-14:00;fortnightly 2026-11-23;holidays"
      ),
    ] {
      #expect(timetable.text == text && Timetable(text: text) == timetable, "\(text)")
    }
    for text in [
      "1 10:00-14:00;", "1 10:00-14:00;later", "1 10:00-14:00;once", "1 10:00-14:00;once i dag", "1", "x;holidays",
    ] {
      #expect(Timetable(text: text) == nil, "\(text)")
    }
  }

  // MARK: In a group

  @Test func aGroupThatHasEndedMeetsNoMoreHoweverOftenItDid() throws {
    let weeks = Timetable(try meetings(1), .fortnightly(from: try day("2026-11-02")))
    let group = Group(unit: UnitKey(1), name: "Turgruppa", timetable: weeks, ended: try day("2026-11-29"))
    #expect(try group.nextMeeting(after: day("2026-11-02")) == day("2026-11-16"))
    #expect(try group.nextMeeting(after: day("2026-11-16")) == nil)
    #expect(try group.lastMeeting(before: day("2027-05-01")) == day("2026-11-16"))
  }

  @Test func aMembershipEndsWithTheLastDayOfWhoHasLeft() throws {
    let (first, last) = (try day("2026-11-02"), try day("2026-11-16"))
    #expect(Membership(from: first).until(last) == Membership(from: first, to: last))
    #expect(Membership(from: first, to: first + 1).until(last) == Membership(from: first, to: first + 1))
    #expect(Membership(from: last + 1).until(last) == nil)
    #expect(Membership(from: first).until(nil) == Membership(from: first))
  }
}
