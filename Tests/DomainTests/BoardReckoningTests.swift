import Domain
import Testing

/// A board is reckoned in one pass over everybody, and says what each of its periods says by itself.
@Suite struct BoardReckoningTests {
  private let autumn: Period

  init() throws { autumn = try #require(period("2026-08-01", "2026-11-21")) }

  private func history(
    _ key: Int64, from start: String, to end: String? = nil, funding: String? = nil, isProtected: Bool = false
  ) -> PersonHistory {
    var enrolment = Enrolment(
      programme: "piloten-blakors", unit: UnitKey(key % 2 + 1), status: end == nil ? .participating : .ended,
      applied: day(start) - 10, start: day(start), end: end.map(day), endReason: end == nil ? nil : .clarified)
    enrolment.funding = funding
    let steps = [
      StepPeriod(step: step(1), from: day(start), to: day(start) + 29),
      StepPeriod(step: step(2), from: day(start) + 30),
    ]
    var history = PersonHistory(person(key), [PersonHistory.Time(enrolment, steps: steps)])
    history.countsInBreakdowns = !isProtected
    history.lights = [(0, Light.red), (40, .green)].map { days, light in
      var lights = Lights()
      lights[.housing] = light
      return PersonHistory.DatedLights(day: day(start) + days, lights: lights)
    }
    if key == 2 { history.relapses = [Relapse(day: day("2026-09-10"), known: day("2026-09-10"))] }
    history.signs = [CaseSign(.score, from: day(start), value: 3), CaseSign(.score, from: day(start) + 50, value: 5)]
    return history
  }

  private var people: [PersonHistory] {
    [
      history(1, from: "2026-08-01", funding: "NAV"), history(2, from: "2025-03-01", funding: "Kommunen"),
      history(3, from: "2026-09-15", to: "2026-11-01"),
      history(4, from: "2026-10-20", funding: "NAV", isProtected: true),
      history(5, from: "2024-01-01", to: "2025-09-30", funding: "NAV"),
    ]
  }

  private func board(_ meant: MeantEnrolments = .all) -> BoardReckoning {
    var board = BoardReckoning(FigureScope(autumn, today: today, of: meant))
    for history in people { board.add(history) }
    return board
  }

  private func alone(_ id: FigureID, over period: Period, _ meant: MeantEnrolments = .all) -> Figure? {
    var reckoning = Reckoning([id.indicator], in: [FigureScope(period, today: today, of: meant)])
    for history in people { reckoning.add(history) }
    return reckoning.figure(id)
  }

  @Test func everyPeriodIsToldAsByItself() {
    for meant in [MeantEnrolments.all, MeantEnrolments(unit: UnitKey(1)), MeantEnrolments(units: [UnitKey(2)])] {
      let (now, before) = (board(meant).figures(), board(meant).before())
      for id in BoardQuestion.indicators.map(\.id) + Indicator.ofPeriod.map(\.id) {
        #expect(now[id] == alone(id, over: autumn, meant), "\(id)")
        #expect(before[id] == alone(id, over: autumn.yearBefore, meant), "\(id)")
      }
    }
  }

  @Test func everyNumberHasItsThirteenMonthsAndNobodyBehindThem() {
    let months = autumn.months(BoardReckoning.months)
    for id in [FigureID.takingPart, .movedForward, .participantDays, .lightsBetter, .droppedOut, .stepMedianDays] {
      let course = board().course(id)
      #expect(course.map(\.value) == months.map { alone(id, over: $0)?.value }, "\(id)")
      #expect(course.allSatisfy { if case .counted = $0.people { true } else { false } })
    }
    // Of today alone nothing is told of months.
    #expect(board().course(.notSeen).isEmpty)
  }

  @Test func whatItIsDividedIntoLeavesProtectedPeopleOut() {
    let funders = board().funders()
    #expect(funders.map(\.funder) == ["Kommunen", "NAV", ""])
    #expect(funders.map(\.figure.value) == [.count(113), .count(113), .count(48)])
    #expect(board().areas().first?.figures[.lightsBetter]?.value == .share(part: 3, of: 3))
  }

  @Test func cohortsAreThoseOfTheYearsTheyCameIn() throws {
    var cohorts = Cohorts(nil, today: today)
    for history in people { cohorts.add(history) }
    #expect(cohorts.start == day("2024-01-01") && cohorts.period.from == day("2024-01-01"))
    #expect(cohorts.whole.n == 5 && cohorts.years.map(\.year) == [2026, 2025, 2024])
    for (year, cohort) in cohorts.years {
      var alone = Cohort(
        try #require(period("\(year)-01-01", year == 2026 ? today.iso : "\(year)-12-31")), today: today)
      for history in people { alone.add(history) }
      #expect(cohort == alone)
    }
    let empty = Cohorts(nil, today: today)
    #expect(empty.start == nil && empty.whole.n == 0 && empty.period == Period(days: 1, to: today))
  }
}
