import Testing

@testable import Domain

@Suite struct TalkLimitTests {
  private func day(_ iso: String) throws -> Day { try #require(Day(iso)) }

  @Test func whoeverRangOnFridayHasWaitedThreeDaysOnMonday() throws {
    let calendar = TalkLimit(days: 2, counting: .calendar, setBy: "Bydelen")
    let working = TalkLimit(days: 2, counting: .working, setBy: "Bydelen")
    // Over both changes of the clock.
    for (friday, monday) in [("2026-10-23", "2026-10-26"), ("2026-03-27", "2026-03-30")] {
      let (asked, today) = (try day(friday), try day(monday))
      #expect(calendar.days(from: asked, to: today) == 3)
      #expect(working.days(from: asked, to: today) == 1)
      #expect(calendar.isOver(asked: asked, talked: nil, today: today))
      #expect(!working.isOver(asked: asked, talked: nil, today: today))
    }
  }

  @Test func theLimitItselfIsNotOver() throws {
    let limit = TalkLimit(days: 3, counting: .calendar, setBy: "Bydelen")
    let asked = try day("2026-11-18")
    #expect(!limit.isOver(asked: asked, talked: nil, today: try day("2026-11-21")))
    #expect(limit.isOver(asked: asked, talked: nil, today: try day("2026-11-22")))
    // A talk that was held stops the count.
    #expect(!limit.isOver(asked: asked, talked: try day("2026-11-20"), today: try day("2026-12-24")))
  }

  @Test func theLastDayIsTheLastThatIsNotOver() throws {
    let friday = try #require(Day("2026-12-18"))
    for counting in TalkLimit.Counting.allCases {
      for days in 0...12 {
        let limit = TalkLimit(days: days, counting: counting, setBy: "Bydelen")
        for asked in (0..<14).map({ friday + $0 }) {
          let last = limit.lastDay(asked: asked)
          #expect(!limit.isOver(asked: asked, talked: nil, today: last))
          #expect(limit.isOver(asked: asked, talked: nil, today: last + 1))
        }
      }
    }
  }

  @Test func publicHolidaysAreNoWorkingDays() throws {
    // Easter 2026 is 5 April; 17 May is a Sunday, Ascension 14 May, Whit Monday 25 May.
    for holiday in [
      "2026-01-01", "2026-04-02", "2026-04-03", "2026-04-06", "2026-05-01", "2026-05-14", "2026-05-25", "2026-12-25",
      "2026-12-26", "2027-05-17", "2027-03-29",
    ] { #expect(!WorkingDays.isWorking(try day(holiday)), "\(holiday)") }
    for working in ["2026-04-01", "2026-04-07", "2026-05-15", "2026-12-24", "2026-12-31"] {
      #expect(WorkingDays.isWorking(try day(working)), "\(working)")
    }
    #expect(WorkingDays.count(after: try day("2026-04-01"), through: try day("2026-04-07")) == 1)
    #expect(WorkingDays.count(after: try day("2026-04-07"), through: try day("2026-04-01")) == 0)
  }

  /// Dates of Easter from the tables.
  @Test func easter() throws {
    for sunday in ["2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2038-04-25"] {
      let easter = try day(sunday)
      #expect(WorkingDays.easterSunday(easter.year) == easter)
    }
  }

  @Test func theMedianIsOfTheTalksHeld() throws {
    let today = try day("2026-11-21")
    let talks = [(10, 8), (89, 80), (90, 0)].map { (asked: today - $0.0, held: today - $0.1) }
    let (median, n) = TalkTimes.medianDays(talks, today: today)
    #expect(median?.text(decimalMark: ",") == "5,5" && n == 2)
    #expect(TalkTimes.medianDays([], today: today).median == nil)
  }

  @Test func theDeskSeesSevenDays() throws {
    let today = try day("2026-11-21")
    func enquiry(_ day: Day) -> Enquiry { Enquiry(day: day, who: .own, door: .phone, author: UserKey(1)) }
    #expect(enquiry(today).isOfLastWeek(on: today) && enquiry(today - 6).isOfLastWeek(on: today))
    #expect(!enquiry(today - 7).isOfLastWeek(on: today) && !enquiry(today + 1).isOfLastWeek(on: today))
  }
}
