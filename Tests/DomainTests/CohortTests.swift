import Domain
import Testing

/// Inntakskull: one place each, only those whose day has come, and an answer that is too old is no answer.
@Suite struct CohortTests {
  private let winter: Period

  init() throws { winter = try #require(period("2026-01-01", "2026-03-31")) }

  private func time(
    _ start: String, to end: String? = nil, reason: EndReason? = nil, outcome: Outcome? = nil,
    on outcomeDay: String? = nil,
    steps: [(Int, String)] = [], programme: String = "piloten-blakors"
  ) -> PersonHistory.Time {
    PersonHistory.Time(
      Enrolment(
        programme: programme, status: end == nil ? .participating : .ended, start: day(start), end: end.map(day),
        endReason: reason, outcome: outcome, outcomeDate: outcomeDay.map(day)),
      steps: steps.enumerated().map { place, entry in
        StepPeriod(
          step: step(entry.0), from: day(entry.1),
          to: place + 1 < steps.count ? day(steps[place + 1].1) - 1 : end.map(day))
      })
  }

  private func cohort(_ times: [[PersonHistory.Time]], today: Day = today) -> Cohort {
    var cohort = Cohort(winter, today: today)
    for (place, times) in times.enumerated() {
      cohort.add(PersonHistory(person(Int64(place + 1)), times), MeantEnrolments(programme: "piloten-blakors"))
    }
    return cohort
  }

  private func place(_ times: PersonHistory.Time..., month: Int = 3) -> Cohort.Place? {
    cohort([times]).columns.first { $0.month == month }?.people.keys.first
  }

  @Test func onlyAFirstEnrolmentThatBeganInThePeriodIsOfTheCohort() {
    let found = cohort([
      [time("2026-01-01")], [time("2026-03-31")], [time("2025-12-31")], [time("2026-04-01")],
      [time("2024-01-01", to: "2024-06-01"), time("2026-02-01")], [time("2026-02-01", programme: "bydelsrusken-2")],
      [time("2024-01-01", to: "2024-06-01", programme: "bydelsrusken-2"), time("2026-02-01")],
    ])
    #expect(found.people.map(\.value) == [1, 2, 7])
  }

  @Test func onlyThoseWhoseDayHasComeAreInAColumn() {
    let found = cohort([[time("2026-02-21")], [time("2026-02-22")]], today: day("2026-05-21"))
    #expect(found.columns[0].n == 1 && found.columns[0].notYet == 1)
    #expect(found.columns[1].n == 0 && found.columns[1].notYet == 2)
    // 30 November and three months is the last of February.
    var late = Cohort(Period(days: 1, to: day("2025-11-30")), today: day("2026-02-28"))
    late.add(PersonHistory(person(1), [time("2025-11-30")]))
    #expect(late.columns[0].n == 1)
  }

  @Test func whoTakesPartStandsInTheirStepThatDay() {
    #expect(place(time("2026-02-01", steps: [(1, "2026-02-01"), (2, "2026-05-01")])) == .takesPart(step(2)))
    #expect(place(time("2026-02-01", steps: [(1, "2026-02-01"), (2, "2026-05-02")])) == .takesPart(step(1)))
    #expect(place(time("2026-02-01")) == .takesPart(nil))
    #expect(place(time("2026-02-01", to: "2026-05-01", reason: .gotWork)) == .takesPart(nil))
  }

  @Test func anAnswerHoldsForAHundredDays() {
    func work(_ told: String, month: Int = 6) -> Cohort.Place? {
      place(
        time("2026-02-01", to: "2026-04-01", reason: .gotWork, outcome: .ordinaryWork, on: told), month: month)
    }
    #expect(work("2026-04-23") == .work)
    #expect(work("2026-04-22") == .endedOtherwise)
    // Practice never counts, and adapted work is told by itself.
    #expect(
      place(time("2026-02-01", to: "2026-04-01", reason: .clarified, outcome: .workPractice, on: "2026-04-01"))
        == .endedOtherwise)
    var asked = time("2026-02-01", to: "2026-04-01", reason: .doesNotAttend)
    asked.afterEnd = AfterEnd(
      mayAsk: true, calls: [AfterEnd.Call(month: 3, attempt: 1, day: day("2026-07-02"), answer: .education)])
    #expect(place(asked, month: 6) == .education)
    #expect(place(asked, month: 3) == .droppedOut)
  }

  @Test func theOrderIsDeathThenTheProgrammeThenWhatTheyDoThenHowItEnded() {
    #expect(place(time("2026-02-01", to: "2026-05-01", reason: .died)) == .died)
    #expect(place(time("2026-02-01", to: "2026-04-30", reason: .doesNotAttend)) == .droppedOut)
    #expect(place(time("2026-02-01", to: "2026-04-30", reason: .ill)) == .endedOtherwise)
    #expect(place(time("2026-02-01", to: "2026-04-30")) == .unknown)
    #expect(place(time("2026-02-01", to: "2026-03-01", reason: .ill), time("2026-04-01")) == .takesPart(nil))
  }

  @Test func everybodyHasOnePlace() {
    let found = cohort([
      [time("2026-01-01")], [time("2026-02-01", to: "2026-03-01", reason: .ill)],
      [time("2026-02-01", to: "2026-03-01", reason: .gotWork, outcome: .ordinaryWork, on: "2026-03-01")],
    ])
    for column in found.columns { #expect(column.n + column.notYet == found.n) }
    #expect(Set(Cohort.Place.allCases).count == 11)
  }

  @Test func theWayToAStepIsOfThoseWhoCameThereAndTheOthersAreTold() {
    let found = cohort([
      [time("2026-02-01", steps: [(1, "2026-02-01"), (2, "2026-03-13")])],
      [time("2026-02-01", steps: [(1, "2026-02-03"), (2, "2026-02-21")])],
      [time("2026-02-01", steps: [(1, "2026-02-01")])],
      [time("2026-02-01", to: "2026-04-01", reason: .ill, steps: [(1, "2026-02-01")])],
    ])
    #expect(found.ways[0].median == Median(halves: 0))
    #expect(found.ways[1].days.sorted() == [20, 40] && found.ways[1].median == Median(halves: 60))
    // Whoever has left comes there no more.
    #expect(found.ways[1].notYet == 1 && found.ways[2].notYet == 3 && found.ways[2].median == nil)
  }
}
