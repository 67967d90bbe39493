import Domain
import Testing

/// The rows of the period board: numbers of different people, both days included, on registers that can be counted by hand.
@Suite struct PeriodIndicatorTests {
  private let autumn: Period

  init() throws { autumn = try #require(period("2017-08-01", "2017-12-31")) }

  /// One enrolment of somebody; those of one number are one person's.
  private typealias Input = (person: ParticipantKey, enrolment: Enrolment, district: String?)

  private func input(
    _ number: Int64, _ dates: EnrolmentDates, planned: String? = nil, reason: EndReason? = nil,
    outcome: Outcome? = nil, outcomeDate: String? = nil, programme: String = "piloten-mjavann", district: String? = nil
  ) -> Input {
    let enrolment = Enrolment(
      programme: programme, status: dates.status, start: dates.start, end: dates.end, plannedEnd: planned.map(day),
      endReason: reason, outcome: outcome, outcomeDate: outcomeDate.map(day))
    return (person(number), enrolment, district)
  }

  private func figures(_ inputs: [Input], statusAt: String? = nil) -> [FigureID: Figure] {
    var reckoning = Reckoning(
      Indicator.ofPeriod,
      in: [
        FigureScope(
          autumn, today: today, statusAt: statusAt.map(day), of: MeantEnrolments(programme: "piloten-mjavann"))
      ])
    var histories: [ParticipantKey: PersonHistory] = [:]
    for input in inputs {
      var history = histories[input.person] ?? PersonHistory(input.person, [], district: input.district)
      history.enrolments.append(PersonHistory.Time(input.enrolment))
      histories[input.person] = history
    }
    for history in histories.values { reckoning.add(history) }
    return reckoning.figures(filter: [.programme("piloten-mjavann")])
  }

  /// The numbers of those whom each of the rows counts; what counts nobody is left out.
  private func counted(_ inputs: [Input], statusAt: String? = nil) -> [FigureID: [Int64]] {
    figures(inputs, statusAt: statusAt).compactMapValues { figure in
      if case .list(let people) = figure.people, !people.isEmpty { people.map(\.value) } else { nil }
    }
  }

  private func ended(_ number: Int64, _ end: String, planned: String? = nil, _ reason: EndReason?) -> Input {
    input(number, dates(.ended, from: "2017-08-14", to: end), planned: planned, reason: reason)
  }

  // MARK: who was there

  @Test func enteredIsAStartInThePeriod() {
    let found = counted([
      input(1, dates(.participating, from: "2017-07-31")), input(2, dates(.participating, from: "2017-08-01")),
      input(3, dates(.participating, from: "2017-12-31")), input(4, dates(.participating, from: "2018-01-01")),
      input(5, dates(.waitingList, from: "2017-09-01")), input(6, dates(.notRelevant, from: "2017-09-01")),
      input(7, dates(.registeredInError, from: "2017-09-01")),
    ])
    #expect(found[.entered] == [2, 3])
    #expect(found[.inProgramme] == [1, 2, 3])
  }

  @Test func oneDayInThePeriodIsEnough() {
    let found = counted([
      input(1, dates(.ended, from: "2017-01-01", to: "2017-08-01")),
      input(2, dates(.ended, from: "2017-01-01", to: "2017-07-31")),
    ])
    #expect(found[.inProgramme] == [1])
  }

  @Test func aPersonWithTwoEnrolmentsCountsOnce() {
    let found = counted([
      input(1, dates(.ended, from: "2017-08-01", to: "2017-09-01")),
      input(1, dates(.participating, from: "2017-10-01")),
    ])
    #expect(found[.entered]?.count == 1)
    #expect(found[.inProgramme]?.count == 1)
  }

  @Test func onlyTheChosenProgrammeCounts() {
    #expect(counted([input(1, dates(.participating, from: "2017-09-01"), programme: "annet")]).isEmpty)
  }

  @Test func withNobodyThereIsNoShareAndNoMedian() {
    let found = figures([])
    #expect(found[.droppedOut]?.value == .count(0) && found[.droppedOut]?.n == 0)
    #expect(found[.droppedOut]?.people == .list([]))
  }

  // MARK: falt ut

  @Test func whoeverDoesNotAttendHasDroppedOut() {
    let found = counted([ended(1, "2017-10-01", .doesNotAttend)])
    #expect(found == [.inProgramme: [1], .entered: [1], .droppedOut: [1]])
  }

  /// "Annet" is dropping out before the planned end and without one, and a planned end on the day or after.
  @Test func otherIsDroppingOutUnlessThePlannedEndHasCome() {
    let found = counted([
      ended(1, "2017-10-01", planned: "2017-10-02", .other), ended(2, "2017-10-01", planned: "2017-10-01", .other),
      ended(3, "2017-10-01", planned: "2017-09-01", .other), ended(4, "2017-10-01", .other),
    ])
    #expect(found[.droppedOut] == [1, 4])
    #expect(found[.endedCompleted] == [2, 3] && found[.endedUnknown] == nil)
  }

  @Test(arguments: [
    (EndReason.clarified, FigureID.endedClarified), (.ill, .endedIll), (.needsOtherSupport, .endedOtherSupport),
    (.moved, .endedMoved), (.otherStay, .endedOtherStay), (.died, .endedDied), (.gotWork, .endedCompleted),
    (.education, .endedCompleted),
  ])
  func theOtherReasonsAreNoDroppingOut(reason: EndReason, id: FigureID) {
    let found = counted([ended(1, "2017-10-01", planned: "2018-10-01", reason)])
    #expect(found[id] == [1] && found[.droppedOut] == nil)
    #expect(found.keys.filter { $0.indicator.question == .howItEnded } == [id])
  }

  @Test func anEndWithoutAReasonIsCompletedWhenItWasPlanned() {
    let found = counted([
      ended(1, "2017-10-01", planned: "2017-10-01", nil), ended(2, "2017-10-01", planned: "2017-10-02", nil),
      ended(3, "2017-10-01", nil), input(4, dates(.completed, from: "2017-08-14", to: "2017-10-01")),
    ])
    #expect(found[.endedCompleted] == [1, 4] && found[.endedUnknown] == [2, 3])
  }

  @Test func whoeverCameToWorkOrSchoolHasNotDroppedOut() {
    let away = dates(.ended, from: "2017-08-14", to: "2017-10-01")
    let found = counted([
      input(1, away, reason: .doesNotAttend, outcome: .ordinaryWork),
      input(2, away, reason: .other, outcome: .education),
      input(3, away, reason: .doesNotAttend, outcome: .adaptedWork),
      input(4, away, reason: .doesNotAttend, outcome: .workPractice),
    ])
    #expect(found[.droppedOut] == [3, 4] && found[.endedCompleted] == [1, 2])
  }

  @Test func whoeverRunsElsewhereWhenThePeriodIsOverHasNotDroppedOut() {
    let elsewhere = input(1, dates(.participating, from: "2017-11-01"), programme: "annet")
    #expect(counted([ended(1, "2017-10-01", .doesNotAttend), elsewhere])[.droppedOut] == nil)
    // Its last day is the period's last: then it does not run past it.
    let over = input(1, dates(.ended, from: "2017-11-01", to: "2017-12-31"), programme: "annet")
    #expect(counted([ended(1, "2017-10-01", .doesNotAttend), over])[.droppedOut] == [1])
    let error = input(1, dates(.registeredInError, from: "2017-11-01"), programme: "annet")
    #expect(counted([ended(1, "2017-10-01", .doesNotAttend), error])[.droppedOut] == [1])
  }

  @Test func theEndIsInThePeriodOnItsFirstAndLastDay() {
    let found = counted([
      input(1, dates(.ended, from: "2017-01-01", to: "2017-08-01"), reason: .doesNotAttend),
      ended(2, "2017-12-31", .doesNotAttend), ended(3, "2018-01-01", .doesNotAttend),
      input(4, dates(.ended, from: "2017-01-01", to: "2017-07-31"), reason: .doesNotAttend),
    ])
    #expect(found[.droppedOut] == [1, 2] && found[.retained] == [3])
  }

  @Test func whoeverDiedIsNeitherDroppedOutNorRetained() {
    let found = counted([ended(1, "2017-10-01", .died), input(2, dates(.participating, from: "2017-08-14"))])
    #expect(found[.droppedOut] == nil && found[.endedDied] == [1] && found[.retained] == [2])
  }

  /// A death closes every enrolment on the same day, in whatever order they are read.
  @Test func aDeathIsHowAPersonEnded() {
    let inputs = [ended(1, "2017-10-01", .died), ended(1, "2017-10-01", nil), ended(1, "2017-10-01", .ill)]
    for inputs in [inputs, inputs.reversed()] {
      #expect(counted(inputs)[.endedDied] == [1] && counted(inputs)[.endedIll] == nil)
    }
  }

  @Test func aPersonCountsOnceByTheLastEnd() {
    let found = counted([ended(1, "2017-11-01", .clarified), ended(1, "2017-10-01", .doesNotAttend)])
    #expect(found[.endedClarified] == [1] && found[.droppedOut] == nil && found[.retained] == [1])
    let onOneDay = [ended(1, "2017-10-01", .ill), ended(1, "2017-10-01", .doesNotAttend)]
    for inputs in [onOneDay, onOneDay.reversed()] { #expect(counted(inputs)[.endedIll] == [1]) }
  }

  // MARK: outcomes

  @Test func anOutcomeIsDatedInThePeriod() {
    let running = dates(.participating, from: "2017-01-01")
    let found = counted([
      input(1, running, outcome: .ordinaryWork, outcomeDate: "2017-12-31"),
      input(2, running, outcome: .ordinaryWork, outcomeDate: "2018-01-01"),
      input(3, running, outcome: .education, outcomeDate: "2017-08-01"),
      input(4, dates(.ended, from: "2017-01-01", to: "2017-09-01"), outcome: .workPractice),
      input(5, running, outcome: .adaptedWork),
      input(6, running, outcome: .adaptedWork, outcomeDate: "2017-07-31"),
      input(7, running, outcome: .adaptedWork, outcomeDate: "2017-09-01"),
    ])
    #expect(found[.inOrdinaryWork] == [1] && found[.inEducation] == [3] && found[.inWorkPractice] == [4])
    #expect(found[.inAdaptedWork] == [7])
  }

  /// "Tre personer er nå ute i ordinær jobb" was said the spring after: of those who entered in the autumn.
  @Test func withAStatusDateItIsTheLastOutcomeOfThoseWhoEntered() {
    let entered = dates(.participating, from: "2017-09-01")
    let inputs = [
      input(1, entered, outcome: .ordinaryWork, outcomeDate: "2018-05-31"),
      input(2, entered, outcome: .ordinaryWork, outcomeDate: "2018-06-01"),
      input(3, dates(.participating, from: "2017-07-01"), outcome: .ordinaryWork, outcomeDate: "2018-03-01"),
      input(4, entered, outcome: .workPractice, outcomeDate: "2017-12-01"),
      input(4, dates(.participating, from: "2018-01-01"), outcome: .ordinaryWork, outcomeDate: "2018-02-01"),
    ]
    let found = counted(inputs, statusAt: "2018-05-31")
    #expect(found[.inOrdinaryWork] == [1, 4] && found[.inWorkPractice] == nil)
    let figures = figures(inputs, statusAt: "2018-05-31")
    #expect(figures[.inOrdinaryWork]?.filter.last == .statusAt(day("2018-05-31")))
    #expect(figures[.entered]?.filter.contains(.statusAt(day("2018-05-31"))) == false)
  }

  @Test func differentHomeDistrictsOfThoseWhoWereThere() {
    let running = dates(.participating, from: "2017-09-01")
    let found = figures([
      input(1, running, district: "Sagene"), input(2, running, district: "Sagene"),
      input(3, running, district: "Alna"), input(4, running), input(5, dates(.waitingList), district: "Frogner"),
    ])[.homeDistricts]
    #expect(found?.value == .count(2) && found?.n == 4 && found?.people == Figure.People.none)
  }

  // MARK: the published autumn

  @Test func twentyNineInAndOneDroppedOutAreTwentyEightRetained() {
    var inputs = (1...28).map { input(Int64($0), dates(.participating, from: "2017-08-14")) }
    inputs.append(ended(29, "2017-10-20", .doesNotAttend))
    let found = counted(inputs)
    #expect(found[.entered]?.count == 29 && found[.inProgramme]?.count == 29)
    #expect(found[.droppedOut]?.count == 1 && found[.retained]?.count == 28)
  }

  // MARK: what a number carries

  @Test func everyNumberIsAFigureWithItsPeopleBehindIt() throws {
    let found = figures([ended(2, "2017-10-20", .doesNotAttend), input(1, dates(.participating, from: "2017-08-14"))])
    let inProgramme = try #require(found[.inProgramme])
    #expect(inProgramme.value == .count(2) && inProgramme.people == .list([person(1), person(2)]))
    #expect(inProgramme.filter == [.programme("piloten-mjavann"), .period(autumn)])
    #expect(found[.droppedOut]?.n == 2 && found[.droppedOut]?.people == .list([person(2)]))
    #expect(Set(found.keys) == Set(Indicator.ofPeriod.map(\.id)))
  }

  // MARK: relapse and back

  /// Somebody who was there all autumn, with relapses, the days the service got to know, and returns.
  private func relapsed(
    _ number: Int64, _ relapses: [(String, String?)], back: [String] = [], _ enrolment: EnrolmentDates? = nil
  ) -> PersonHistory {
    var history = PersonHistory(
      person(number),
      [PersonHistory.Time(input(number, enrolment ?? dates(.participating, from: "2017-08-14")).enrolment)])
    history.relapses = relapses.map { Relapse(day: day($0.0), known: $0.1.map(day)) }
    history.reEngagements = back.map { ReEngagement(day: day($0)) }
    return history
  }

  private func afterRelapse(_ histories: [PersonHistory], today: Day = today) -> [FigureID: Figure] {
    var reckoning = Reckoning(Indicator.ofPeriod, in: [FigureScope(autumn, today: today)])
    for history in histories { reckoning.add(history) }
    return reckoning.figures()
  }

  @Test func peopleAreCountedByARelapseInThePeriodWhileTheyWereThere() {
    let found = afterRelapse([
      relapsed(1, [("2017-08-01", nil)]), relapsed(2, [("2017-12-31", nil)]), relapsed(3, [("2017-07-31", nil)]),
      relapsed(4, [("2018-01-01", nil)]), relapsed(5, [("2017-09-01", nil), ("2017-10-01", nil)]),
      relapsed(6, [("2017-10-01", nil)], dates(.notRelevant, from: "2017-08-14")), relapsed(7, []),
    ])
    #expect(found[.relapsed]?.people == .list([person(1), person(2), person(5)]) && found[.relapsed]?.n == 6)
    #expect(found[.reEngaged]?.value == .count(0) && found[.reEngaged]?.n == 3)
    #expect(found[.medianDaysToReEngagement]?.value == .medianDays(nil))
  }

  @Test func backIsAfterTheLastRelapseTheSameDayIncludedByToday() {
    let histories = [
      relapsed(1, [("2017-09-01", nil)], back: ["2017-09-01"]),
      relapsed(2, [("2017-09-01", nil), ("2017-11-01", nil)], back: ["2017-09-05"]),
      relapsed(3, [("2017-09-01", "2017-09-04")], back: ["2017-09-18"]),
      relapsed(4, [("2017-09-01", "2017-09-04")], back: ["2017-09-19"]),
      relapsed(5, [("2017-12-30", nil)], back: ["2018-02-01"]),
    ]
    let found = afterRelapse(histories)
    #expect(found[.reEngaged]?.people == .list([1, 3, 4, 5].map(person)))
    #expect(found[.reEngagedWithin14Days]?.people == .list([1, 3].map(person)))
    #expect(found[.reEngagedWithin14Days]?.n == 5)
    // 0, 14, 15 and 33 days, from when the service got to know.
    #expect(found[.medianDaysToReEngagement]?.value == .medianDays(Median(halves: 29)))
    #expect(found[.medianDaysToReEngagement]?.n == 4)
    #expect(afterRelapse(histories, today: day("2018-01-31"))[.reEngaged]?.value == .count(3))
  }

  @Test func whoeverIsBackAfterTheFirstOnlyIsNotBackAfterTheLast() {
    let twice = [("2017-09-01", nil), ("2017-11-01", nil)] as [(String, String?)]
    let found = afterRelapse([
      relapsed(1, twice, back: ["2017-09-03", "2017-11-01"]), relapsed(2, twice, back: ["2017-09-03"]),
      // On day 14 and on day 15 after the last, though long after the first.
      relapsed(3, twice, back: ["2017-11-15"]), relapsed(4, twice, back: ["2017-11-16"]),
      // The last of the period counts: what came later is another period's.
      relapsed(5, [("2017-09-01", nil), ("2018-01-01", nil)], back: ["2017-09-02"]),
    ])
    #expect(found[.relapsed]?.value == .count(5))
    #expect(found[.reEngaged]?.people == .list([1, 3, 4, 5].map(person)))
    #expect(found[.reEngagedWithin14Days]?.people == .list([1, 3, 5].map(person)))
    // 0, 1, 14 and 15 days.
    #expect(found[.medianDaysToReEngagement]?.value == .medianDays(Median(halves: 15)))
  }

  @Test func relapsesAreCountedAndSoAreThePeople() {
    let found = afterRelapse([
      relapsed(1, [("2017-09-01", nil), ("2017-10-01", nil)]), relapsed(2, [("2017-09-01", nil)]),
      relapsed(3, [("2018-01-01", nil)]),
    ])
    #expect(found[.relapses]?.value == .count(3) && found[.relapsed]?.value == .count(2))
  }

  @Test func whoeverIsNotConfirmedBackIsToldUntilSomethingClosesIt() {
    let ended = dates(.ended, from: "2017-08-14", to: "2017-10-10")
    let found = afterRelapse([
      relapsed(1, [("2017-09-01", nil)]), relapsed(2, [("2017-09-01", nil)], back: ["2017-09-03"]),
      relapsed(3, [("2017-09-01", nil)], ended), relapsed(4, []),
    ])
    #expect(found[.reEngagedUnconfirmed]?.people == .list([person(1)]) && found[.reEngagedUnconfirmed]?.n == 3)
  }

  @Test func stillInIsOfTheRelapsesWhoseDayHasComeAndTheDeadStayAmongThem() {
    func found(_ history: PersonHistory, on day: Day) -> Figure.Value? {
      afterRelapse([history], today: day)[.stillInDay30]?.value
    }
    let there = relapsed(1, [("2017-09-01", "2017-09-04")])
    // Thirty days after the service got to know.
    #expect(found(there, on: day("2017-10-03")) == .share(part: 0, of: 0))
    #expect(found(there, on: day("2017-10-04")) == .share(part: 1, of: 1))
    let left = relapsed(2, [("2017-09-01", nil)], dates(.ended, from: "2017-08-14", to: "2017-09-30"))
    #expect(found(left, on: today) == .share(part: 0, of: 1))
    let lastDay = relapsed(3, [("2017-09-01", nil)], dates(.ended, from: "2017-08-14", to: "2017-10-01"))
    #expect(found(lastDay, on: today) == .share(part: 1, of: 1), "the end is a day of taking part")
    var dead = left
    dead.enrolments[0].enrolment.endReason = .died
    #expect(found(dead, on: today) == .share(part: 0, of: 1))
    let all = afterRelapse([there, left, lastDay])
    #expect(all[.stillInDay30]?.value == .share(part: 2, of: 3) && all[.stillInDay90]?.value == .share(part: 1, of: 3))
  }

  @Test func whoeverDiesAfterARelapseIsInTheBaseAndNotBack() {
    var dead = relapsed(1, [("2017-09-01", nil)], dates(.ended, from: "2017-08-14", to: "2017-09-10"))
    dead.enrolments[0].enrolment.endReason = .died
    let found = afterRelapse([dead, relapsed(2, [("2017-09-01", nil)], back: ["2017-09-02"])])
    #expect(found[.relapsed]?.value == .count(2))
    #expect(found[.reEngaged]?.people == .list([person(2)]) && found[.reEngaged]?.n == 2)
    #expect(found[.endedDied]?.people == .list([person(1)]) && found[.droppedOut]?.value == .count(0))
  }

  @Test func whoeverLeavesAndComesBackIsOnePersonAlsoWithARelapseBetween() {
    var leaving = relapsed(
      1, [("2017-10-15", nil)], back: ["2017-11-02"], dates(.ended, from: "2017-08-14", to: "2017-09-30"))
    leaving.enrolments.append(
      PersonHistory.Time(input(1, dates(.participating, from: "2017-11-02")).enrolment))
    let gone = relapsed(2, [("2017-10-15", nil)], dates(.ended, from: "2017-08-14", to: "2017-09-30"))
    let found = afterRelapse([
      leaving, gone,
      // Not there on any day of the period: no figure of it is about them.
      relapsed(3, [("2017-10-15", nil)], dates(.ended, from: "2017-01-01", to: "2017-07-31")),
      relapsed(4, [("2017-10-15", nil)], dates(.participating, from: "2018-01-01")),
    ])
    #expect(found[.relapsed]?.people == .list([person(1), person(2)]) && found[.relapsed]?.n == 2)
    #expect(found[.reEngaged]?.people == .list([person(1)]))
    #expect(found[.reEngagedWithin14Days]?.value == .count(0))
    #expect(found[.medianDaysToReEngagement]?.value == .medianDays(Median(halves: 36)))
  }

  @Test func aRelapseIsNoDroppingOutAndEndsNothing() {
    let found = afterRelapse([relapsed(1, [("2017-09-01", nil)])])
    #expect(found[.retained]?.value == .count(1) && found[.droppedOut]?.value == .count(0))
  }
}
