import Domain
import Testing

/// The table of numbers, and what is evaluated from it: steps and waiting, shares, sums, medians, several periods beside each other,
/// and what leaves the house.
@Suite struct IndicatorTests {
  private func time(
    _ dates: EnrolmentDates, applied: String? = nil, steps: (Int, String)..., last: String? = nil
  ) -> PersonHistory.Time {
    var enrolment = Enrolment(programme: "piloten-blakors", status: dates.status, start: dates.start, end: dates.end)
    enrolment.applied = applied.map(day)
    let periods = steps.enumerated().map { place, entry in
      StepPeriod(
        step: step(entry.0), from: day(entry.1),
        to: place + 1 < steps.count ? day(steps[place + 1].1) - 1 : last.map(day))
    }
    return PersonHistory.Time(enrolment, steps: periods)
  }

  private let running = dates(.participating, from: "2026-01-01")

  private func figure(
    _ id: FigureID, _ times: [PersonHistory.Time], step: StepNumber? = nil, on last: Day = today
  ) -> Figure? {
    figures([id.indicator], times, [FigureScope(StepsBoard.window(to: last), today: today, step: step)])[0][id]
  }

  private func figures(
    _ rows: [Indicator], _ times: [PersonHistory.Time], _ scopes: [FigureScope]
  ) -> [[FigureID: Figure]] {
    var reckoning = Reckoning(rows, in: scopes)
    for (place, time) in times.enumerated() { reckoning.add(PersonHistory(person(Int64(place + 1)), [time])) }
    return scopes.indices.map { reckoning.figures($0) }
  }

  // MARK: Steps and waiting

  @Test func whoStandsInAStepIsCountedOnTheLastDay() {
    let times = [
      time(running, steps: (1, "2026-01-01"), (2, "2026-11-21")), time(running, steps: (2, "2026-11-22")),
      time(dates(.ended, from: "2026-01-01", to: "2026-11-21"), steps: (2, "2026-01-01")),
      time(dates(.ended, from: "2026-01-01", to: "2026-11-20"), steps: (2, "2026-01-01")), time(running),
    ]
    #expect(figure(.stepParticipants, times, step: step(2))?.people == .list([person(1), person(3)]))
    #expect(figure(.stepParticipants, times)?.value == .count(2))
    #expect(figure(.stepParticipants, times, step: step(2), on: today - 1)?.value == .count(2))
    #expect(figure(.withoutStep, times)?.people == .list([person(2), person(5)]))
    #expect(figure(.participating, times)?.value == .count(4))
  }

  @Test func theMedianIsOfTheDaysOfThoseWhoStandThere() {
    let times = [time(running, steps: (2, "2026-11-20")), time(running, steps: (2, "2026-11-17"))]
    let found = figure(.stepMedianDays, times, step: step(2))
    #expect(found?.value == .medianDays(Median(halves: 5)) && found?.n == 2)
    #expect(figure(.stepMedianDays, times, step: step(1))?.value == .medianDays(nil))
  }

  /// 22 October is 30 days ago and outside; 23 October is inside, and so is today.
  @Test func movesAndEndsAreThoseOfTheThirtyDays() {
    let times = ["2026-10-22", "2026-10-23", "2026-11-21", "2026-11-22"].map {
      time(running, steps: (1, "2026-01-01"), (2, $0))
    }
    #expect(figure(.stepForward, times, step: step(1))?.people == .list([person(2), person(3)]))
    #expect(figure(.stepForward, times, step: step(2))?.value == .count(0))
    let back = ["2026-10-22", "2026-10-23"].map { time(running, steps: (3, "2026-01-01"), (2, $0)) }
    #expect(figure(.stepBack, back, step: step(3))?.people == .list([person(2)]))
    let ends = ["2026-10-22", "2026-10-23", "2026-11-21"].map {
      time(dates(.ended, from: "2026-01-01", to: $0), steps: (2, "2026-01-01"), last: $0)
    }
    #expect(figure(.stepEnded, ends, step: step(2))?.people == .list([person(2), person(3)]))
  }

  @Test func whoeverMovesTwiceCountsTwiceAndStandsOnceBehindIt() {
    let found = figure(.stepForward, [time(running, steps: (1, "2026-01-01"), (2, "2026-11-01"), (3, "2026-11-10"))])
    #expect(found?.value == .count(2) && found?.people == .list([person(1)]))
  }

  @Test func whoWaitsIsCountedUntilTheFirstDay() {
    let times = [
      time(dates(.waitingList), applied: "2026-11-01"), time(dates(.applied), applied: "2026-11-18"),
      time(dates(.awaitingStart, from: "2026-11-22"), applied: "2026-11-09"),
      time(dates(.awaitingStart, from: "2026-11-21"), applied: "2026-11-09"), time(dates(.notRelevant)),
    ]
    #expect(figure(.waitingList, times)?.people == .list([person(1), person(2)]))
    #expect(figure(.waiting, times)?.people == .list([person(1), person(2), person(3)]))
    #expect(figure(.waitingMedianDays, times)?.value == .medianDays(Median(halves: 24)))
    #expect(figure(.waitingMedianDays, [])?.value == .medianDays(nil))
  }

  /// The board is a running tally: it says what the table says.
  @Test func theBoardOfStepsTellsWhatTheTableTells() throws {
    let times = [
      time(running, steps: (1, "2026-01-01"), (2, "2026-11-10")), time(running, steps: (2, "2026-03-01")),
      time(running, steps: (3, "2026-01-01"), (2, "2026-10-30")), time(running),
      time(dates(.ended, from: "2026-01-01", to: "2026-11-05"), steps: (2, "2026-01-01"), last: "2026-11-05"),
      time(dates(.waitingList), applied: "2026-11-01"),
    ]
    let window = StepsBoard.window(to: today)
    let board = StepsBoard(
      programme: "piloten-blakors", today: today,
      standings: times.enumerated().map { place, time in
        StepsStanding(
          participant: person(Int64(place + 1)), enrolment: EnrolmentKey(Int64(place)), rank: 0,
          dates: time.enrolment.dates, applied: time.enrolment.applied, periods: time.steps, lacksContact: false,
          today: today)
      },
      moves: times.enumerated().flatMap { place, time in
        StepsMove.all(
          of: person(Int64(place + 1)), dates: time.enrolment.dates, periods: time.steps, in: window)
      })
    for id in [FigureID.stepParticipants, .stepMedianDays, .stepForward, .stepBack, .stepEnded] {
      for step in StepNumber.all {
        let (kept, told) = (board.figure(id, step: step), try #require(figure(id, times, step: step)))
        #expect(kept.value == told.value && kept.n == told.n, "\(id) \(step.value)")
        #expect(kept.people.sorted == told.people.sorted, "\(id) \(step.value)")
      }
    }
    for id in [FigureID.participating, .withoutStep, .waiting, .waitingMedianDays] {
      let (kept, told) = (board.figure(id), try #require(figure(id, times)))
      #expect(kept.value == told.value && kept.people.sorted == told.people.sorted, "\(id)")
    }
  }

  // MARK: What a row can be

  private let times = [
    PersonHistory.Time(Enrolment(programme: "a", status: .participating, start: day("2026-02-27"))),
    PersonHistory.Time(Enrolment(programme: "a", status: .ended, start: day("2026-01-01"), end: day("2026-02-01"))),
    PersonHistory.Time(Enrolment(programme: "a", status: .participating, start: day("2026-03-01"))),
  ]

  @Test func sharesAndSumsAreRowsToo() throws {
    let february = try #require(period("2026-02-01", "2026-02-28"))
    let share = Indicator(
      .entered, .share { $0.hasEntered }, among: .inProgramme, sees: .status, .smallNumbers)
    let days = Indicator(
      .entries,
      .sum { view in
        view.chosen.reduce(0) { sum, time in
          sum + (february.from.number...february.to.number).count { time.enrolment.participates(on: Day(number: $0)) }
        }
      }, sees: nil, .smallNumbers)
    let found = figures([share, days], times, [FigureScope(february, today: today)])[0]
    #expect(found[.entered]?.value == .share(part: 1, of: 2) && found[.entered]?.people == .list([person(1)]))
    #expect(found[.entries]?.value == .count(3))
    let empty = figures([share], [], [FigureScope(february, today: today)])[0]
    #expect(empty[.entered]?.value == .share(part: 0, of: 0))
  }

  /// Thirteen months, each with its own base.
  @Test func monthsStandBesideEachOther() throws {
    var month = Month(of: day("2025-12-15"))
    var scopes: [FigureScope] = []
    for _ in 0..<13 {
      scopes.append(FigureScope(try #require(Period(from: month.first, to: month.last)), today: today))
      month = month.next
    }
    let found = figures([FigureID.entered.indicator], times, scopes)
    let told = try found.map { try #require($0[.entered]) }
    #expect(told.map(\.value) == [0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0].map { .count($0) })
    #expect(told.map(\.n) == [0, 1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2])
  }

  // MARK: What leaves the house

  private func published(_ id: FigureID, _ value: Figure.Value, n: Int) -> Figure.Value? {
    Figure(id, value, n: n, asOf: today, people: .list([person(1)])).published?.value
  }

  @Test(arguments: [(0, Figure.Value.count(0)), (1, .few), (4, .few), (5, .count(5))])
  func oneToFourAreFewerThanFive(count: Int, told: Figure.Value) {
    #expect(published(.droppedOut, .count(count), n: 30) == told)
    #expect(published(.waitingList, .count(count), n: count) == told)
  }

  @Test func ofABaseUnderFiveNothingIsTold() {
    #expect(published(.droppedOut, .count(0), n: 4) == nil && published(.droppedOut, .count(5), n: 5) == .count(5))
    #expect(published(.attendanceShare, .share(part: 2, of: 4), n: 4) == nil)
    #expect(published(.attendanceShare, .share(part: 4, of: 40), n: 40) == .few)
    #expect(published(.attendanceShare, .share(part: 0, of: 40), n: 40) == .share(part: 0, of: 40))
    #expect(published(.stepMedianDays, .medianDays(Median(halves: 8)), n: 4) == nil)
    #expect(published(.stepMedianDays, .medianDays(Median(halves: 8)), n: 5) == .medianDays(Median(halves: 8)))
  }

  @Test func noNumberIsToldByWhatItRestsOnAndNobodyGoesAlong() {
    let hidden = Figure(.waitingList, count: 3, asOf: today, people: .list([person(1)])).published
    #expect(hidden?.n == 0 && hidden?.people == Figure.People.none)
    #expect(Figure(.daysInStep, .days(3), asOf: today).published == nil)
    #expect(published(.goodsCollected, .count(3), n: 1) == .count(3))
  }

  @Test func whoeverIsCountedIsSomebodysToSeeAndIsCountedAmongPeople() {
    for row in Indicator.all {
      switch row.measure {
      case .people, .share, .ratio, .standing, .moves, .medianDays, .longestDays, .ofPlaces:
        #expect(row.sees != nil, "\(row.id)")
      case .sum, .different, .elsewhere: break
      }
      switch row.among?.indicator.measure {
      case nil, .people: break
      default: Issue.record("\(row.id) is counted among what is no people")
      }
    }
  }
}

extension Figure.People {
  fileprivate var sorted: [ParticipantKey]? { if case .list(let people) = self { people.sorted() } else { nil } }
}
