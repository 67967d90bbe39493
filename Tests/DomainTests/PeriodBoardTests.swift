import Domain
import Testing

/// What came of a period: numbers of different people, both days included.
@Suite struct PeriodBoardTests {
  private let autumn: Period

  init() throws { autumn = try #require(period("2017-08-01", "2017-12-31")) }

  private func input(
    _ number: Int64, _ dates: EnrolmentDates, planned: String? = nil, reason: EndReason? = nil,
    outcome: Outcome? = nil, outcomeDate: String? = nil, programme: String = "piloten-mjavann", district: String? = nil
  ) -> PeriodBoardInput {
    PeriodBoardInput(
      participant: person(number), programme: programme, unit: nil, dates: dates, plannedEnd: planned.map(day),
      endReason: reason, outcome: outcome, outcomeDate: outcomeDate.map(day), district: district)
  }

  private func board(_ inputs: [PeriodBoardInput], statusAt: String? = nil) -> PeriodBoard {
    PeriodBoard(
      enrolments: inputs, isIncluded: { $0.programme == "piloten-mjavann" }, period: autumn, today: today,
      statusAt: statusAt.map(day))
  }

  private func ended(_ number: Int64, _ end: String, planned: String? = nil, _ reason: EndReason?) -> PeriodBoardInput {
    input(number, dates(.ended, from: "2017-08-14", to: end), planned: planned, reason: reason)
  }

  // MARK: who was there

  @Test func enteredIsAStartInThePeriod() {
    let found = board([
      input(1, dates(.participating, from: "2017-07-31")), input(2, dates(.participating, from: "2017-08-01")),
      input(3, dates(.participating, from: "2017-12-31")), input(4, dates(.participating, from: "2018-01-01")),
      input(5, dates(.waitingList, from: "2017-09-01")), input(6, dates(.notRelevant, from: "2017-09-01")),
      input(7, dates(.registeredInError, from: "2017-09-01")),
    ])
    #expect(found.entered == [person(2), person(3)])
    #expect(found.inProgramme == [person(1), person(2), person(3)])
  }

  @Test func oneDayInThePeriodIsEnough() {
    let found = board([
      input(1, dates(.ended, from: "2017-01-01", to: "2017-08-01")),
      input(2, dates(.ended, from: "2017-01-01", to: "2017-07-31")),
    ])
    #expect(found.inProgramme == [person(1)])
  }

  @Test func aPersonWithTwoEnrolmentsCountsOnce() {
    let found = board([
      input(1, dates(.ended, from: "2017-08-01", to: "2017-09-01")),
      input(1, dates(.participating, from: "2017-10-01")),
    ])
    #expect(found.entered.count == 1)
    #expect(found.inProgramme.count == 1)
  }

  @Test func onlyTheChosenProgrammeCounts() {
    #expect(board([input(1, dates(.participating, from: "2017-09-01"), programme: "annet")]).inProgramme.isEmpty)
  }

  // MARK: falt ut

  @Test func whoeverDoesNotAttendHasDroppedOut() {
    let found = board([ended(1, "2017-10-01", .doesNotAttend)])
    #expect(found.droppedOut == [person(1)])
    #expect(found.retained.isEmpty)
    #expect(found.endedOtherwise.isEmpty)
  }

  /// "Annet" is dropping out before the planned end, and a planned end on the day or after.
  @Test func otherIsDroppingOutOnlyBeforeThePlannedEnd() {
    let found = board([
      ended(1, "2017-10-01", planned: "2017-10-02", .other), ended(2, "2017-10-01", planned: "2017-10-01", .other),
      ended(3, "2017-10-01", planned: "2017-09-01", .other), ended(4, "2017-10-01", .other),
    ])
    #expect(found.droppedOut == [person(1)])
    #expect(found.endedOtherwise[.completed] == [person(2), person(3)])
    #expect(found.endedOtherwise[.unknown] == [person(4)])
  }

  @Test(arguments: [
    (EndReason.clarified, PeriodBoard.Ending.clarified), (.ill, .ill), (.needsOtherSupport, .otherSupport),
    (.died, .died), (.gotWork, .completed), (.education, .completed),
  ])
  func theOtherReasonsAreNoDroppingOut(reason: EndReason, ending: PeriodBoard.Ending) {
    let found = board([ended(1, "2017-10-01", planned: "2018-10-01", reason)])
    #expect(found.droppedOut.isEmpty)
    #expect(found.endedOtherwise == [ending: [person(1)]])
  }

  @Test func whoeverRunsElsewhereWhenThePeriodIsOverHasNotDroppedOut() {
    let elsewhere = input(1, dates(.participating, from: "2017-11-01"), programme: "annet")
    #expect(board([ended(1, "2017-10-01", .doesNotAttend), elsewhere]).droppedOut.isEmpty)
    // Its last day is the period's last: then it does not run past it.
    let over = input(1, dates(.ended, from: "2017-11-01", to: "2017-12-31"), programme: "annet")
    #expect(board([ended(1, "2017-10-01", .doesNotAttend), over]).droppedOut == [person(1)])
    let error = input(1, dates(.registeredInError, from: "2017-11-01"), programme: "annet")
    #expect(board([ended(1, "2017-10-01", .doesNotAttend), error]).droppedOut == [person(1)])
  }

  @Test func theEndIsInThePeriodOnItsFirstAndLastDay() {
    let found = board([
      input(1, dates(.ended, from: "2017-01-01", to: "2017-08-01"), reason: .doesNotAttend),
      ended(2, "2017-12-31", .doesNotAttend), ended(3, "2018-01-01", .doesNotAttend),
    ])
    #expect(found.droppedOut == [person(1), person(2)])
    #expect(found.retained == [person(3)])
  }

  @Test func whoeverDiedIsNeitherDroppedOutNorRetained() {
    let found = board([ended(1, "2017-10-01", .died), input(2, dates(.participating, from: "2017-08-14"))])
    #expect(found.droppedOut.isEmpty)
    #expect(found.retained == [person(2)])
  }

  /// A death closes every enrolment on the same day, in whatever order they are read.
  @Test func aDeathIsHowAPersonEnded() {
    let inputs = [ended(1, "2017-10-01", .died), ended(1, "2017-10-01", nil), ended(1, "2017-10-01", .ill)]
    #expect(board(inputs).endedOtherwise == [.died: [person(1)]])
    #expect(board(inputs.reversed()).endedOtherwise == [.died: [person(1)]])
  }

  @Test func aPersonCountsOnceByTheLastEnd() {
    let found = board([ended(1, "2017-11-01", .clarified), ended(1, "2017-10-01", .ill)])
    #expect(found.endedOtherwise == [.clarified: [person(1)]])
  }

  // MARK: outcomes

  @Test func anOutcomeIsDatedInThePeriod() {
    let running = dates(.participating, from: "2017-01-01")
    let found = board([
      input(1, running, outcome: .ordinaryWork, outcomeDate: "2017-12-31"),
      input(2, running, outcome: .ordinaryWork, outcomeDate: "2018-01-01"),
      input(3, running, outcome: .education, outcomeDate: "2017-08-01"),
      input(4, dates(.ended, from: "2017-01-01", to: "2017-09-01"), outcome: .workPractice),
      input(5, running, outcome: .adaptedWork),
    ])
    #expect(found.outcomes == [.ordinaryWork: [person(1)], .education: [person(3)], .workPractice: [person(4)]])
  }

  /// "Tre personer er nå ute i ordinær jobb" was said the spring after: of those who entered in the autumn.
  @Test func withAStatusDateItIsTheLastOutcomeOfThoseWhoEntered() {
    let entered = dates(.participating, from: "2017-09-01")
    let found = board(
      [
        input(1, entered, outcome: .ordinaryWork, outcomeDate: "2018-05-31"),
        input(2, entered, outcome: .ordinaryWork, outcomeDate: "2018-06-01"),
        input(3, dates(.participating, from: "2017-07-01"), outcome: .ordinaryWork, outcomeDate: "2018-03-01"),
        input(4, entered, outcome: .workPractice, outcomeDate: "2017-12-01"),
        input(4, dates(.participating, from: "2018-01-01"), outcome: .ordinaryWork, outcomeDate: "2018-02-01"),
      ], statusAt: "2018-05-31")
    #expect(found.outcomes == [.ordinaryWork: [person(1), person(4)]])
  }

  @Test func differentHomeDistrictsOfThoseWhoWereThere() {
    let running = dates(.participating, from: "2017-09-01")
    let found = board([
      input(1, running, district: "Sagene"), input(2, running, district: "Sagene"),
      input(3, running, district: "Alna"), input(4, running), input(5, dates(.waitingList), district: "Frogner"),
    ])
    #expect(found.homeDistricts == ["Sagene", "Alna"])
  }

  // MARK: the published autumn

  @Test func twentyNineInAndOneDroppedOutAreTwentyEightRetained() {
    var inputs = (1...28).map { input(Int64($0), dates(.participating, from: "2017-08-14")) }
    inputs.append(ended(29, "2017-10-20", .doesNotAttend))
    let found = board(inputs)
    #expect(found.entered.count == 29)
    #expect(found.inProgramme.count == 29)
    #expect(found.droppedOut.count == 1)
    #expect(found.retained.count == 28)
  }

  @Test func everyNumberIsAFigureWithItsPeopleBehindIt() throws {
    let found = board([ended(2, "2017-10-20", .doesNotAttend), input(1, dates(.participating, from: "2017-08-14"))])
    let figures = found.figures(filter: [.programme("piloten-mjavann")])
    let inProgramme = try #require(figures.first { $0.id == .inProgramme })
    #expect(inProgramme.value == .count(2))
    #expect(inProgramme.people == .list([person(1), person(2)]))
    #expect(inProgramme.filter == [.programme("piloten-mjavann"), .period(autumn)])
    #expect(figures.first { $0.id == .homeDistricts }?.people == Figure.People.none)
    #expect(Set(figures.map(\.id)).count == figures.count)
  }
}
