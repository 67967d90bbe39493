import Domain
import Testing

/// After the end: who may be asked, when, how often, and where each stands in the figure.
@Suite struct AfterEndTests {
  private let end = day("2026-08-31")

  private func record(_ calls: (Int, Int, String, AfterEnd.Answer)...) -> AfterEnd {
    AfterEnd(
      mayAsk: true, calls: calls.map { AfterEnd.Call(month: $0.0, attempt: $0.1, day: day($0.2), answer: $0.3) })
  }

  private func next(_ record: AfterEnd, on today: String) -> [String]? {
    record.next(after: end, today: day(today)).map { ["\($0.month)", "\($0.attempt)", $0.due.iso] }
  }

  @Test("The day is the same date so many months later, clamped to the month's end")
  func days() {
    #expect(AfterEnd.day(3, after: day("2026-11-30")) == day("2027-02-28"))
    #expect(AfterEnd.day(6, after: day("2026-08-31")) == day("2027-02-28"))
    #expect(AfterEnd.day(6, after: day("2027-08-31")) == day("2028-02-29"))
    #expect(AfterEnd.day(12, after: day("2028-02-29")) == day("2029-02-28"))
  }

  @Test("Only a yes makes anybody ask, and not before the day")
  func onlyYes() {
    #expect(next(record(), on: "2026-11-29") == nil)
    #expect(next(record(), on: "2026-11-30") == ["3", "1", "2026-11-30"])
    #expect(AfterEnd(mayAsk: false).next(after: end, today: day("2026-12-24")) == nil)
  }

  @Test("Nobody is tried more than twice for a month, the second time the day after the first, and an answer ends it")
  func tries() {
    let once = record((3, 1, "2026-12-02", .notReached))
    #expect(next(once, on: "2026-12-02") == ["3", "2", "2026-12-03"])
    let twice = record((3, 1, "2026-12-02", .notReached), (3, 2, "2026-12-03", .notReached))
    #expect(next(twice, on: "2026-12-24") == nil)
    #expect(twice.answer(3) == .notReached)
    let reached = record((3, 1, "2026-12-02", .notReached), (3, 2, "2026-12-03", .work))
    #expect(reached.answer(3) == .work)
    #expect(next(reached, on: "2026-12-24") == nil)
    // The next month asks anew, whatever came of the last.
    for known in [twice, reached] { #expect(next(known, on: "2027-02-28") == ["6", "1", "2027-02-28"]) }
  }

  @Test("What was not asked in time is asked no more when the next month has come")
  func late() {
    #expect(next(record(), on: "2027-02-27")?.first == "3")
    #expect(next(record(), on: "2027-02-28")?.first == "6")
    #expect(next(record(), on: "2027-08-31")?.first == "12")
  }

  @Test("The task is a call of that day, closed by the answer")
  func task() {
    let person = ParticipantKey(1)
    let today = day("2026-12-01")
    let task = TaskRules.afterEnd(person, end: end, record: record(), today: today)
    #expect(task == RuleTask(rule: .afterEnd, person: person, due: day("2026-11-30"), since: end))
    #expect(
      TaskRules.afterEnd(person, end: end, record: record((3, 1, "2026-12-01", .neither)), today: today) == nil)
  }

  @Test("What cannot be is refused")
  func problems() {
    func problems(_ record: AfterEnd, _ on: String, month: Int = 3, end: Day?, today: String = "2026-12-24")
      -> [AfterEnd.Problem]
    {
      record.problems(
        of: AfterEnd.Call(month: month, attempt: 1, day: day(on), answer: .work), end: end, today: day(today))
    }
    #expect(problems(record(), "2026-11-30", end: end).isEmpty)
    #expect(problems(record(), "2026-11-29", end: end) == [.tooEarly(day("2026-11-30"))])
    #expect(problems(record(), "2026-12-25", end: end) == [.inTheFuture])
    #expect(problems(AfterEnd(mayAsk: false), "2026-12-01", end: end) == [.mayNotAsk])
    #expect(problems(record(), "2026-12-01", end: nil) == [.notEnded])
    #expect(problems(record(), "2026-08-31", end: end, today: "2026-08-31") == [.notEnded])
    #expect(problems(record((3, 1, "2026-12-01", .neither)), "2026-12-02", end: end) == [.isOver])
  }

  // MARK: The figure

  private func person(_ key: Int64, end: String, _ record: AfterEnd?, reason: EndReason? = nil, again: String? = nil)
    -> PersonHistory
  {
    var time = PersonHistory.Time(
      Enrolment(
        programme: "steg", status: .ended, start: day("2025-01-01"), end: day(end), endReason: reason))
    time.afterEnd = record
    let back = again.map {
      PersonHistory.Time(Enrolment(programme: "steg", status: .participating, start: day($0)))
    }
    return PersonHistory(ParticipantKey(key), [time] + (back.map { [$0] } ?? []))
  }

  /// Six months after 30 May is 30 November.
  @Test("Of those whose day has come, the four parts are all of them, each once")
  func figure() {
    func asked(_ answer: AfterEnd.Answer) -> AfterEnd { record((6, 1, "2026-11-30", answer)) }
    let histories = [
      person(1, end: "2026-05-30", asked(.work)), person(2, end: "2026-05-30", asked(.education)),
      person(3, end: "2026-05-30", asked(.neither)), person(4, end: "2026-05-30", asked(.notReached)),
      person(5, end: "2026-05-30", AfterEnd(mayAsk: false)), person(6, end: "2026-05-30", nil),
      person(7, end: "2026-05-30", record()),
      // Not come yet, died, back with us by then, and before the days that are asked about.
      person(8, end: "2026-06-01", asked(.work)), person(9, end: "2026-05-30", asked(.work), reason: .died),
      person(10, end: "2026-05-30", asked(.work), again: "2026-09-01"), person(11, end: "2025-05-30", asked(.work)),
    ]
    guard let period = Period(from: day("2026-09-01"), to: day("2026-11-30")) else { return }
    var reckoning = Reckoning(Indicator.ofPeriod, in: [FigureScope(period, today: day("2026-11-30"))])
    for history in histories { reckoning.add(history) }
    let figures = reckoning.figures()
    func count(_ id: FigureID) -> Int? {
      if case .count(let count) = figures[id]?.value { count } else { nil }
    }
    let parts: [FigureID] = [.afterEndWorkOrEducation, .afterEndNeither, .afterEndNotReached, .afterEndNotAsked]
    #expect(count(.afterEnd) == 7)
    #expect(parts.map(count) == [2, 1, 1, 3])
    #expect(parts.allSatisfy { figures[$0]?.n == 7 })
  }

  @Test("Work and school: a share is of a post, and only who may know has a telephone")
  func occupations() {
    func problems(_ change: (inout Occupation) -> Void) -> [Occupation.Problem] {
      var occupation = Occupation(.practice, at: "Sykkelverkstedet", from: today)
      change(&occupation)
      return occupation.problems
    }
    #expect(problems { _ in }.isEmpty)
    #expect(problems { $0.place = " " } == [.placeMissing])
    #expect(problems { $0.to = today - 1 } == [.endsBeforeItBegins])
    #expect(problems { $0.share = 0 } == [.shareOutOfRange] && problems { $0.share = 101 } == [.shareOutOfRange])
    #expect(problems { $0.share = 100 }.isEmpty && problems { $0.share = 1 }.isEmpty)
    #expect(problems { ($0.kind, $0.share) = (.school, 50) } == [.shareOfSchool])
    #expect(problems { $0.phone = "90000000" } == [.phoneOfWhoDoesNotKnow])
    #expect(problems { ($0.mayKnow, $0.phone) = (true, "90000000") }.isEmpty)
    let place = Occupation(.school, at: "Øvrebø", from: today - 1, to: today)
    #expect([-2, -1, 0, 1].map { place.isInForce(on: today + $0) } == [false, true, true, false])
  }
}
