import Domain
import Testing

@Suite struct StepModelTests {
  @Test func aModelHasExactlyFourSteps() {
    let one = Step(name: "Småjobbsentralen", shortName: "Småjobb")
    #expect(StepModel(steps: Array(repeating: one, count: 3)) == nil)
    #expect(StepModel(steps: Array(repeating: one, count: 5)) == nil)
    #expect(StepModel(steps: Array(repeating: one, count: 4))?[step(4)] == one)
  }

  @Test func stepsAreOneToFour() {
    #expect(StepNumber(0) == nil)
    #expect(StepNumber(5) == nil)
    #expect(StepNumber.all.map(\.value) == [1, 2, 3, 4])
    #expect(step(1).previous == nil)
    #expect(step(4).next == nil)
    #expect(step(2).next == step(3))
  }

  @Test func theLatestPeriodThatHasBegunAndNotEndedIsInForce() {
    let periods = [
      StepPeriod(step: step(2), from: day("2026-10-18")),
      StepPeriod(step: step(1), from: day("2026-08-14"), to: day("2026-10-17")),
    ]
    #expect(periods.inForce(on: day("2026-08-13")) == nil)
    #expect(periods.inForce(on: day("2026-10-17"))?.step == step(1))
    #expect(periods.inForce(on: day("2026-10-18"))?.step == step(2))
    #expect(periods.inForce(on: today)?.step == step(2))
  }
}

/// Going back is allowed, and asks why; nothing moves by itself.
@Suite struct StepMoveTests {
  private let enrolment = Enrolment(programme: "piloten-blakors", status: .participating, start: day("2026-08-14"))
  private let present = StepPeriod(step: step(2), from: day("2026-10-18"))

  private func problems(
    to number: Int, on date: String = "2026-11-21", reason: StepReason? = nil
  ) -> [StepMove.Problem] {
    StepMove(to: step(number), date: day(date), reason: reason)
      .problems(present: present, enrolment: enrolment, today: today)
  }

  @Test func forwardNeedsNoReason() {
    #expect(problems(to: 3).isEmpty)
    #expect(problems(to: 4).isEmpty)
  }

  @Test func backAsksWhy() {
    #expect(problems(to: 1) == [.reasonMissing])
    #expect(problems(to: 1, reason: .needsMoreSupport).isEmpty)
  }

  @Test func theSameStepIsNoMove() {
    #expect(problems(to: 2) == [.sameStep])
  }

  @Test func notInTheFuture() {
    #expect(problems(to: 3, on: "2026-11-22") == [.inTheFuture])
  }

  @Test func afterTheDayThePresentStepBegan() {
    #expect(problems(to: 3, on: "2026-10-18") == [.beforePresentStep(present.from)])
    #expect(problems(to: 3, on: "2026-10-19").isEmpty)
  }

  @Test func onlyWhileTheEnrolmentRuns() {
    #expect(
      problems(to: 3, on: "2026-08-13") == [.beforeStart(day("2026-08-14")), .beforePresentStep(present.from)])
    var ended = enrolment
    ended.status = .ended
    ended.end = day("2026-11-20")
    let move = StepMove(to: step(3), date: today, reason: nil)
    #expect(move.problems(present: present, enrolment: ended, today: today) == [.notParticipating])
  }

  @Test func theFirstStepFollowsNone() {
    let first = StepMove(to: step(1), date: day("2026-08-14"), reason: nil)
    #expect(first.problems(present: nil, enrolment: enrolment, today: today).isEmpty)
    #expect(first.applied(to: nil).closed == nil)
    #expect(first.applied(to: nil).opened == StepPeriod(step: step(1), from: day("2026-08-14")))
  }

  @Test func thePresentStepEndsTheDayBefore() {
    let (closed, opened) = StepMove(to: step(1), date: today, reason: .ownWish).applied(to: present)
    #expect(closed == StepPeriod(step: step(2), from: day("2026-10-18"), to: day("2026-11-20")))
    #expect(opened == StepPeriod(step: step(1), from: today, reason: .ownWish))
  }
}

/// What is missing is shown first and never bars the way.
@Suite struct MissingForStepTests {
  private func missing(contact: String? = "Tor Lie", lights: String? = "2026-11-01", planned: String? = "2027-08-01")
    -> [MissingForStep]
  {
    Checklist.standard.missing(
      Readiness(contact: contact, latestLights: lights.map(day), plannedEnd: planned.map(day)), today: today)
  }

  @Test func nothingIsMissing() {
    #expect(missing().isEmpty)
  }

  @Test func everythingIsMissing() {
    #expect(missing(contact: nil, lights: nil, planned: nil) == [.contactPerson, .lights, .plannedEnd])
  }

  @Test func lightsAreFreshForNinetyDays() {
    #expect(missing(lights: (today - 90).iso).isEmpty)
    #expect(missing(lights: (today - 91).iso) == [.lightsOlderThan(days: 90)])
  }
}
