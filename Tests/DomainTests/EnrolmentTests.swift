import Domain
import Testing

/// What a date decides: the status in force is computed, never written by a job.
@Suite struct EnrolmentStatusTests {
  @Test func aStartThatHasComeTurnsWaitingIntoParticipating() {
    let enrolment = dates(.awaitingStart, from: "2026-11-21")
    #expect(enrolment.status(on: today - 1, ending: .running) == .awaitingStart)
    #expect(enrolment.status(on: today, ending: .running) == .participating)
  }

  @Test func aWaitingListDoesNotStartByItself() {
    #expect(dates(.waitingList, from: "2026-11-01").status(on: today, ending: .running) == .waitingList)
    #expect(dates(.applied).status(on: today, ending: .running) == .applied)
  }

  /// The end date itself is a day of participation; the day after it is over.
  @Test(arguments: [EnrolmentStatus.participating, .awaitingStart])
  func theDayAfterTheEndItHasEnded(status: EnrolmentStatus) {
    let enrolment = dates(status, from: "2026-08-01", to: "2026-11-20")
    #expect(enrolment.status(on: day("2026-11-20"), ending: .running) == .participating)
    #expect(enrolment.status(on: day("2026-11-21"), ending: .running) == .ended)
    #expect(enrolment.status(on: day("2026-11-21"), ending: .course) == .completed)
  }

  /// An end entered beforehand, and a look back at a day on which it still ran.
  @Test(arguments: [EnrolmentStatus.ended, .completed, .interrupted])
  func untilItsEndSomethingEndedStillRuns(status: EnrolmentStatus) {
    let enrolment = dates(status, from: "2026-08-01", to: "2026-11-30")
    #expect(enrolment.status(on: day("2026-11-30"), ending: .running) == .participating)
    #expect(enrolment.status(on: day("2026-12-01"), ending: .running) == status)
    #expect(enrolment.status(on: day("2026-07-31"), ending: .running) == .awaitingStart)
  }

  @Test func whatNeverCountsNeverChanges() {
    for status in [EnrolmentStatus.notRelevant, .registeredInError] {
      #expect(!status.counts)
      #expect(dates(status, from: "2026-01-01", to: "2026-02-01").status(on: today, ending: .running) == status)
      #expect(!dates(status, from: "2026-01-01").participates(on: today))
    }
  }

  @Test func whoeverIsErasedLeavesWhatRunsAndIsNoLongerWaitedFor() {
    func left(_ status: EnrolmentStatus, from start: String? = nil, to end: String? = nil) -> EnrolmentDates {
      var enrolment = Enrolment(
        programme: "p", status: status, applied: day("2026-01-01"), start: start.map(day), end: end.map(day))
      enrolment.leave(on: today)
      return EnrolmentDates(status: enrolment.status, start: enrolment.start, end: enrolment.end)
    }
    let running = left(.participating, from: "2026-08-01")
    #expect(running.end == today)
    #expect(running.status(on: today + 1, ending: .course) == .completed)
    #expect(left(.awaitingStart, from: "2026-08-01").participates(on: today))
    #expect(left(.ended, from: "2026-08-01", to: "2026-12-31").end == today)
    #expect(left(.waitingList).status == .notRelevant)
    #expect(left(.awaitingStart, from: "2026-12-01").status == .notRelevant)
    let over = dates(.interrupted, from: "2026-08-01", to: "2026-10-01")
    #expect(left(.interrupted, from: "2026-08-01", to: "2026-10-01") == over)
  }

  @Test func participationIncludesBothEnds() {
    let enrolment = dates(.ended, from: "2026-08-14", to: "2026-11-20")
    #expect(!enrolment.participates(on: day("2026-08-13")))
    #expect(enrolment.participates(on: day("2026-08-14")))
    #expect(enrolment.participates(on: day("2026-11-20")))
    #expect(!enrolment.participates(on: day("2026-11-21")))
  }

  @Test func endedWithoutAnEndIsOnNoDay() throws {
    let enrolment = dates(.ended, from: "2026-08-14")
    #expect(!enrolment.participates(on: day("2026-09-01")))
    #expect(!enrolment.runsPast(day("2026-09-01")))
    #expect(try !enrolment.participates(in: #require(period("2026-08-01", "2026-12-31"))))
  }

  /// Running at D: start on D or before, and no end or an end after D.
  @Test func runningPastADayNeedsADayMore() {
    #expect(dates(.participating, from: "2026-11-21").runsPast(today))
    #expect(!dates(.participating, from: "2026-11-22").runsPast(today))
    #expect(!dates(.ended, from: "2026-01-01", to: "2026-11-21").runsPast(today))
    #expect(dates(.participating, from: "2026-01-01", to: "2026-11-22").runsPast(today))
  }

  @Test func endedIsOneOfThree() {
    #expect(EnrolmentStatus.allCases.filter(\.isEnded) == [.ended, .completed, .interrupted])
    #expect(EnrolmentStatus.allCases.filter(\.isBeforeStart) == [.applied, .assessed, .waitingList, .awaitingStart])
  }
}

@Suite struct EnrolmentRulesTests {
  private func enrolment(
    _ status: EnrolmentStatus, applied: String? = nil, start: String? = nil, end: String? = nil, planned: String? = nil
  ) -> Enrolment {
    Enrolment(
      programme: "piloten-blakors", status: status, applied: applied.map(day), start: start.map(day),
      end: end.map(day), plannedEnd: planned.map(day))
  }

  private func problems(_ enrolment: Enrolment, ending: Programme.Ending = .running) -> [EnrolmentRules.Problem] {
    EnrolmentRules.problems(of: enrolment, ending: ending, today: today)
  }

  @Test func whatIsWholeHasNoProblems() {
    #expect(problems(enrolment(.applied, applied: "2026-11-01")).isEmpty)
    #expect(problems(enrolment(.participating, applied: "2026-11-01", start: "2026-11-01")).isEmpty)
    #expect(problems(enrolment(.ended, start: "2026-11-01", end: "2026-11-01")).isEmpty)
    #expect(problems(enrolment(.completed, start: "2026-11-01", end: "2026-11-02"), ending: .course).isEmpty)
    #expect(problems(enrolment(.awaitingStart, start: "2026-12-01", end: "2027-12-01")).isEmpty)
  }

  @Test func oneDateAtLeast() {
    #expect(problems(enrolment(.applied)) == [.noDate])
  }

  @Test func whatHasBegunHasAStart() {
    #expect(problems(enrolment(.participating, applied: "2026-11-01")) == [.startMissing(.participating)])
    #expect(problems(enrolment(.awaitingStart, applied: "2026-11-01")) == [.startMissing(.awaitingStart)])
  }

  @Test func datesAreInOrder() {
    #expect(problems(enrolment(.ended, start: "2026-11-02", end: "2026-11-01")) == [.endBeforeStart])
    #expect(
      problems(enrolment(.participating, applied: "2026-11-03", start: "2026-11-02", planned: "2026-11-01"))
        == [.plannedEndBeforeStart, .appliedAfterStart])
  }

  @Test func whatHasEndedHasAnEndAndWhatHasNotBegunHasNone() {
    #expect(problems(enrolment(.ended, start: "2026-11-02")) == [.endMissing(.ended)])
    #expect(
      problems(enrolment(.waitingList, applied: "2026-11-01", end: "2026-11-02")) == [
        .endBeforeParticipating(.waitingList)
      ])
  }

  /// Running measures end in HAR SLUTTET; courses in FULLFØRT or AVBRUTT.
  @Test func eachProgrammeEndsInItsOwnWay() {
    for status in [EnrolmentStatus.completed, .interrupted] {
      #expect(problems(enrolment(status, start: "2026-11-01", end: "2026-11-02")) == [.wrongEnding(status)])
    }
    #expect(
      problems(enrolment(.ended, start: "2026-11-01", end: "2026-11-02"), ending: .course) == [.wrongEnding(.ended)])
  }

  @Test func whatHasNotComeIsNotAppliedForAndHasNotEnded() {
    #expect(problems(enrolment(.applied, applied: "2026-11-21")).isEmpty)
    #expect(problems(enrolment(.waitingList, applied: "2026-11-22")) == [.appliedInTheFuture])
    #expect(problems(enrolment(.ended, start: "2026-11-01", end: "2026-11-21")).isEmpty)
    #expect(problems(enrolment(.ended, start: "2026-11-01", end: "2026-11-22")) == [.endInTheFuture(.ended)])
    #expect(problems(enrolment(.participating, start: "2026-11-01", end: "2027-05-31")).isEmpty)
  }

  /// Two of one person in one programme share at most the day on which one ends and the next begins.
  @Test func oneEnrolmentAtATime() {
    let autumn = dates(.ended, from: "2026-08-01", to: "2026-10-31")
    func isFree(_ other: EnrolmentDates) -> Bool {
      let free = EnrolmentRules.overlap(of: other, with: [autumn]) == nil
      #expect(free == (EnrolmentRules.overlap(of: autumn, with: [other]) == nil))
      return free
    }
    #expect(isFree(dates(.participating, from: "2026-10-31")))
    #expect(isFree(dates(.ended, from: "2026-05-01", to: "2026-08-01")))
    #expect(!isFree(dates(.participating, from: "2026-10-30")))
    #expect(!isFree(dates(.participating, from: "2026-01-01")))
    #expect(!isFree(dates(.ended, from: "2026-05-01", to: "2026-08-02")))
    #expect(!isFree(dates(.ended, from: "2026-09-01", to: "2026-09-01")))
    // What never began, or never was, is on no day.
    #expect(isFree(dates(.waitingList)))
    #expect(isFree(dates(.notRelevant, from: "2026-09-01")))
    #expect(isFree(dates(.registeredInError, from: "2026-09-01", to: "2026-09-30")))
  }

  @Test func freeTextIsForTheReasonOtherAndShort() {
    var ended = enrolment(.ended, start: "2026-11-01", end: "2026-11-02")
    ended.endReason = .ill
    ended.otherReason = "flyttet"
    #expect(problems(ended) == [.otherReasonWithoutOther])
    ended.endReason = .other
    #expect(problems(ended).isEmpty)
    ended.otherReason = String(repeating: "å", count: 40)
    #expect(problems(ended).isEmpty)
    ended.otherReason = String(repeating: "å", count: 41)
    #expect(problems(ended) == [.otherReasonTooLong])
  }

  @Test func aDateOfAnOutcomeNeedsTheOutcome() {
    var running = enrolment(.participating, start: "2026-11-01")
    running.outcomeDate = today
    #expect(problems(running) == [.outcomeDateWithoutOutcome])
    running.outcome = .education
    #expect(problems(running).isEmpty)
    running.outcomeDate = day("2026-10-31")
    #expect(problems(running) == [.outcomeBeforeStart])
  }

  @Test func noReasonIsRelapse() {
    #expect(!EndReason.allCases.contains { $0.rawValue.contains("relapse") })
  }
}

/// Which changes of status NAV's rules allow.
@Suite struct TransitionTests {
  @Test func endOnlyFromParticipating() {
    #expect(EnrolmentRules.problem(from: .participating, to: .ended) == nil)
    for status in EnrolmentStatus.allCases.filter(\.isBeforeStart) + [.notRelevant] {
      #expect(EnrolmentRules.problem(from: status, to: .ended) == .endOnlyFromParticipating(status))
    }
  }

  @Test func anEndCanBeCorrectedAndTakenBack() {
    #expect(EnrolmentRules.problem(from: .completed, to: .interrupted) == nil)
    #expect(EnrolmentRules.problem(from: .ended, to: .participating) == nil)
  }

  @Test func notRelevantOnlyBeforeTheStart() {
    for status in EnrolmentStatus.allCases where status.isBeforeStart {
      #expect(EnrolmentRules.problem(from: status, to: .notRelevant) == nil)
    }
    for status in [EnrolmentStatus.participating, .ended, .completed, .interrupted] {
      #expect(EnrolmentRules.problem(from: status, to: .notRelevant) == .notRelevantOnlyBeforeStart(status))
    }
  }

  @Test func registeredInErrorLocks() {
    for status in EnrolmentStatus.allCases where status != .registeredInError {
      #expect(EnrolmentRules.problem(from: .registeredInError, to: status) == .locked)
      #expect(EnrolmentRules.problem(from: status, to: .registeredInError) == nil)
    }
    #expect(EnrolmentRules.problem(from: .registeredInError, to: .registeredInError) == nil)
  }
}

/// Which of a person's enrolments a list shows, and for how long it shows the person.
@Suite struct CurrentEnrolmentTests {
  private func rank(_ dates: EnrolmentDates, applied: String? = nil) -> EnrolmentRank? {
    EnrolmentRank(dates: dates, applied: applied.map(day), today: today)
  }

  private func expectOrder(_ lower: EnrolmentRank?, _ higher: EnrolmentRank?) throws {
    #expect(try #require(lower) < #require(higher))
  }

  @Test func theOneThatRunsComesFirst() throws {
    let running = rank(dates(.participating, from: "2024-01-01"))
    try expectOrder(rank(dates(.ended, from: "2025-01-01", to: "2026-11-20")), running)
    try expectOrder(rank(dates(.awaitingStart, from: "2026-12-01")), running)
    try expectOrder(rank(dates(.waitingList), applied: "2026-11-20"), running)
  }

  @Test func elseTheLatestToStart() throws {
    let earlier = rank(dates(.ended, from: "2024-01-01", to: "2024-06-01"))
    let later = rank(dates(.ended, from: "2025-01-01", to: "2025-06-01"))
    try expectOrder(earlier, later)
    try expectOrder(later, rank(dates(.waitingList), applied: "2026-11-20"))
  }

  @Test func notRelevantComesLastAndErrorNever() throws {
    try expectOrder(
      rank(dates(.notRelevant, from: "2026-11-01")), rank(dates(.ended, from: "2020-01-01", to: "2020-02-01")))
    #expect(rank(dates(.registeredInError, from: "2026-01-01")) == nil)
  }

  @Test func whoeverHasEndedLeavesTheListAfterFortyDays() {
    let enrolment = dates(.ended, from: "2026-01-01", to: "2026-10-01")
    #expect(ListMembership.isShown(dates: enrolment, today: day("2026-10-01")))
    #expect(ListMembership.isShown(dates: enrolment, today: day("2026-11-10")))
    #expect(!ListMembership.isShown(dates: enrolment, today: day("2026-11-11")))
    #expect(ListMembership.isShown(dates: enrolment, today: day("2026-11-11"), daysAfterEnd: 41))
  }

  @Test func whoeverRunsOrWaitsOrIsNotEnrolledIsShown() {
    #expect(ListMembership.isShown(dates: nil, today: today))
    #expect(ListMembership.isShown(dates: dates(.participating, from: "2020-01-01"), today: today))
    #expect(ListMembership.isShown(dates: dates(.waitingList), today: today))
    #expect(!ListMembership.isShown(dates: dates(.notRelevant), today: today))
  }
}

@Suite struct UnitOccupancyTests {
  /// Capacity is soft: below zero warns and never blocks.
  @Test func freeIsPlacesLessTaken() {
    func free(places: Int?, taken: Int) -> Int? {
      UnitOccupancy(
        key: UnitKey(1), unit: Unit(programme: "p", name: "Verkstedet", places: places), occupied: 0, taken: taken
      ).free
    }
    #expect(free(places: 10, taken: 8) == 2)
    #expect(free(places: 10, taken: 12) == -2)
    #expect(free(places: nil, taken: 12) == nil)
  }

  @Test func aContactIsInForceOnBothItsDays() {
    let contact = ContactAssignment(name: "Tor Lie", from: day("2026-08-14"), to: day("2026-11-20"))
    #expect(contact.isInForce(on: day("2026-08-14")))
    #expect(contact.isInForce(on: day("2026-11-20")))
    #expect(!contact.isInForce(on: day("2026-11-21")))
    #expect(ContactAssignment(name: "Eva Moe", from: day("2026-08-14")).isInForce(on: today))
  }
}
