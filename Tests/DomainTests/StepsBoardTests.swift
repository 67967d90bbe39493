import Domain
import Testing

/// Who stands where in the four steps, and what moved in the last 30 days, (today − 30, today].
@Suite struct StepsBoardTests {
  private typealias Input = (standing: StepsStanding, moves: [StepsMove])

  private func input(
    _ number: Int64, _ dates: EnrolmentDates, applied: String? = nil, contact: String? = "Tor Lie",
    rank: Int32? = nil, isHidden: Bool = false, _ periods: [StepPeriod] = []
  ) -> Input {
    var standing = StepsStanding(
      participant: person(number), enrolment: EnrolmentKey(number), rank: rank ?? Int32(number), dates: dates,
      applied: applied.map(day), periods: periods, lacksContact: contact == nil, today: today)
    standing.isHidden = isHidden
    return (
      standing, StepsMove.all(of: person(number), dates: dates, periods: periods, in: StepsBoard.window(to: today))
    )
  }

  private func board(_ inputs: [Input]) -> StepsBoard {
    StepsBoard(
      programme: "piloten-blakors", today: today, standings: inputs.map(\.standing), moves: inputs.flatMap(\.moves))
  }

  private func periods(_ steps: (Int, String)...) -> [StepPeriod] {
    steps.enumerated().map { index, entry in
      let next = index + 1 < steps.count ? day(steps[index + 1].1) - 1 : nil
      return StepPeriod(step: step(entry.0), from: day(entry.1), to: next)
    }
  }

  private let running = dates(.participating, from: "2026-01-01")

  @Test func eachStandsInTheStepInForceShortestStayFirst() {
    let found = board([
      input(1, running, periods((2, "2026-10-18"))), input(2, running, periods((2, "2026-11-19"))),
      input(3, running, periods((1, "2026-01-01"))),
    ])
    #expect(found[step(2)].people.map(\.participant) == [person(2), person(1)])
    #expect(found[step(2)].people.map(\.days) == [2, 34])
    #expect(found[step(1)].people.map(\.participant) == [person(3)])
    #expect(found.participating == 3)
  }

  @Test func thoseWithAsManyDaysStandByNumberAndTheUnknownFirst() {
    let found = board([
      input(1, running, rank: 9, periods((2, "2026-11-19"))), input(2, running, rank: 3, periods((2, "2026-11-19"))),
      input(3, running, rank: 5, periods((2, "2026-11-20"))), input(4, dates(.applied), applied: "2026-11-30"),
      input(5, dates(.applied)), input(6, dates(.applied), applied: "2026-11-21"),
    ])
    #expect(found[step(2)].people.map(\.participant) == [person(3), person(2), person(1)])
    // Whoever applies in nine days is not there yet.
    #expect(found.intake.map(\.days) == [nil, 0])
  }

  @Test func whoIsNotToBeNamedIsCounted() {
    let moved = periods((1, "2026-01-01"), (2, "2026-11-10"))
    let found = board([input(1, running, isHidden: true, moved), input(2, running, moved)])
    #expect(found[step(2)].people.map(\.participant) == [person(2)] && found[step(2)].counts.people == 2)
    #expect(found[step(1)].forward == [person(2)] && found[step(1)].counts.forward == 2)
  }

  @Test func theMedianIsOfThoseWhoAreThereNow() {
    let found = board([
      input(1, running, periods((2, "2026-11-20"))), input(2, running, periods((2, "2026-11-17"))),
      input(3, running, periods((2, "2026-01-01"), (3, "2026-11-01"))),
    ])
    #expect(found[step(2)].medianDays?.text(decimalMark: ",") == "2,5")
    #expect(found[step(4)].medianDays == nil)
  }

  @Test func whoeverWaitsIsIntakeAndLongestIsLast() {
    let found = board([
      input(1, dates(.waitingList), applied: "2026-11-01"), input(2, dates(.applied), applied: "2026-11-18"),
      input(3, dates(.awaitingStart, from: "2026-12-01"), applied: "2026-11-09"),
      input(4, dates(.notRelevant), applied: "2026-11-18"), input(5, dates(.registeredInError), applied: "2026-11-18"),
    ])
    #expect(found.intake.map(\.days) == [3, 12, 20])
    #expect(found.participating == 0)
  }

  @Test func whoeverHasNoStepIsCountedAllTheSame() {
    let found = board([input(1, running, contact: nil)])
    #expect(found.withoutStep.map(\.participant) == [person(1)])
    #expect(found.withoutStep.first?.contactMissing == true)
    #expect(found.participating == 1)
  }

  @Test func theEndDateIsADayOfParticipation() {
    let lastDay = dates(.ended, from: "2026-01-01", to: today.iso)
    #expect(board([input(1, lastDay, periods((2, "2026-01-01")))])[step(2)].people.count == 1)
    let yesterday = dates(.ended, from: "2026-01-01", to: (today - 1).iso)
    #expect(board([input(1, yesterday, periods((2, "2026-01-01")))]).participating == 0)
  }

  /// 22 October is 30 days ago and outside; 23 October is inside, and so is today.
  @Test func theWindowIsThirtyDays() {
    let inputs = ["2026-10-22", "2026-10-23", "2026-11-21"].enumerated().map { index, date in
      input(Int64(index), running, periods((1, "2026-01-01"), (2, date)))
    }
    let found = board(inputs)
    #expect(found[step(1)].forward == [person(1), person(2)])
    #expect(found[step(1)].back.isEmpty)
  }

  @Test func aMoveCountsInTheStepItLeft() {
    let found = board([
      input(1, running, periods((1, "2026-01-01"), (3, "2026-11-01"), (2, "2026-11-10")))
    ])
    #expect(found[step(1)].forward == [person(1)])
    #expect(found[step(3)].back == [person(1)])
    #expect(found[step(2)].forward.isEmpty && found[step(2)].back.isEmpty)
  }

  @Test func aMoveThatHasNotHappenedYetDoesNotCount() {
    let found = board([input(1, running, periods((1, "2026-01-01"), (2, "2026-11-22")))])
    #expect(found[step(1)].forward.isEmpty)
    #expect(found[step(1)].people.count == 1)
  }

  @Test func anEndCountsInTheStepItEndedIn() {
    func ended(_ number: Int64, _ end: String) -> Input {
      input(
        number, dates(.ended, from: "2026-01-01", to: end),
        [
          StepPeriod(step: step(1), from: day("2026-01-01"), to: day("2026-05-31")),
          StepPeriod(step: step(2), from: day("2026-06-01"), to: day(end)),
        ])
    }
    let found = board([ended(1, "2026-10-22"), ended(2, "2026-10-23"), ended(3, "2026-11-21")])
    #expect(found[step(2)].ended == [person(2), person(3)])
    #expect(found[step(1)].ended.isEmpty)
  }

  @Test func whatWasRegisteredInErrorMovesNothing() {
    let wrong = dates(.registeredInError, from: "2026-01-01", to: "2026-11-20")
    let found = board([input(1, wrong, periods((1, "2026-01-01"), (2, "2026-11-10")))])
    #expect(StepNumber.all.allSatisfy { found[$0].forward.isEmpty && found[$0].ended.isEmpty })
  }

  @Test func everyNumberUnderAColumnExplainsItself() {
    let found = board([input(1, running, periods((1, "2026-01-01"), (2, "2026-11-10")))])
    let figures = [FigureID.stepParticipants, .stepMedianDays, .stepForward, .stepBack, .stepEnded].map {
      found.figure($0, step: step(1))
    }
    #expect(figures.allSatisfy { $0.filter.contains(.programme("piloten-blakors")) && $0.asOf == today })
    #expect(figures[2].people == .list([person(1)]))
    #expect(figures[2].filter.contains(.last30Days))
    #expect(figures[1].value == .medianDays(nil))
  }
}
