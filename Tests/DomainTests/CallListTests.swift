import Domain
import Testing

/// Whom do I call today: which class somebody stands in, on the days on which it changes.
@Suite struct CallListTests {
  private let rules = CallRules()

  private func somebody(_ change: (inout Followed) -> Void = { _ in }) -> Followed {
    var followed = Followed(ParticipantKey(1), start: day("2026-01-12"), lastAttended: today - 1)
    change(&followed)
    return followed
  }

  private func call(_ on: Day = today, _ change: (inout Followed) -> Void) -> Call? {
    rules.call(somebody(change), today: on)
  }

  private func home(_ ended: Day) -> TreatmentEpisode { TreatmentEpisode(admitted: ended - 90, ended: ended) }
  private func reached(_ day: Day) -> FollowUpContact { FollowUpContact(day: day) }
  private func inVain(_ day: Day) -> FollowUpContact {
    FollowUpContact(day: day, form: .phone, reachedOut: .service, isAchieved: false)
  }
  private func met(_ day: Day, _ outcome: Appointment.Outcome?) -> Appointment {
    Appointment(day: day, from: .midnight, with: "Tor Lie", outcome: outcome)
  }

  @Test func whoeverHasBeenSeenLatelyIsNotCalled() {
    #expect(call { _ in } == nil)
  }

  @Test(arguments: [0, 1, 14])
  func inTheFirstTwoWeeksAfterTreatmentWhoeverHasNotBeenSpokenWithComesFirst(day: Int) {
    let call = call { $0.treatments = [home(today - day)] }
    #expect(call?.callClass == .first)
    #expect(call?.reasons.first == .home(day: day, of: CriticalWindow(ended: today - day).length))
  }

  @Test func afterTheFirstTwoWeeksItIsTheWindowAndNotTheFirstTalk() {
    #expect(call { $0.treatments = [home(today - 15)] } == nil, "seen yesterday")
    #expect(call { $0.treatments = [home(today - 14)] }?.callClass == .first)
  }

  @Test func toHaveComeToAGroupIsNotToHaveBeenTalkedWith() {
    #expect(call { $0.treatments = [home(today - 3)] } != nil, "came yesterday")
    #expect(call { ($0.treatments, $0.contacts) = ([home(today - 3)], [reached(today - 3)]) } == nil)
    #expect(call { ($0.treatments, $0.contacts) = ([home(today - 3)], [reached(today - 4)]) } != nil)
    #expect(call { ($0.treatments, $0.appointments) = ([home(today - 3)], [met(today - 2, .came)]) } == nil)
  }

  @Test func aReleaseIsAsAHomecoming() {
    #expect(call { $0.releases = [today - 14] }?.reasons == [.released(day: 14)])
    #expect(call { $0.releases = [today - 15] } == nil)
    #expect(call { ($0.releases, $0.contacts) = ([today - 2], [reached(today - 1)]) } == nil)
  }

  @Test func whatWasAgreedIsPassedTheDayAfter() {
    func call(every days: Int?, seen: Int) -> Call? {
      self.call { ($0.agreed, $0.lastAttended) = ([AgreedContact(from: today - 60, every: days)], today - seen) }
    }
    #expect(call(every: 7, seen: 7) == nil)
    #expect(call(every: 7, seen: 8)?.reasons == [.agreed(every: 7, days: 8)])
    #expect(call(every: nil, seen: 8) == nil, "no longer agreed")
    #expect(
      self.call { ($0.agreed, $0.lastAttended) = ([AgreedContact(from: today - 3, every: 7)], today - 12) } == nil)
  }

  @Test func theLatestAgreementHolds() {
    let agreed = [AgreedContact(from: today - 60, every: 30), AgreedContact(from: today - 30, every: 3)]
    #expect(agreed.inForce(on: today)?.every == 3 && agreed.inForce(on: today - 31)?.every == 30)
    #expect(agreed.inForce(on: today - 61) == nil)
    #expect((agreed + [AgreedContact(from: today, every: nil)]).inForce(on: today) == nil)
  }

  @Test func twoAppointmentsMissedInARow() {
    let missed = [met(today - 9, .came), met(today - 5, .didNotCome), met(today - 2, .didNotCome)]
    #expect(call { $0.appointments = missed }?.reasons == [.missed(2)])
    #expect(call { $0.appointments = [met(today - 2, .didNotCome)] } == nil)
    #expect(call { ($0.appointments, $0.contacts) = (missed, [reached(today - 2)]) } == nil, "and reached")
    #expect(call { ($0.appointments, $0.contacts) = (missed, [reached(today - 3)]) } != nil)
    // One that was moved or cancelled is neither.
    #expect(
      call { $0.appointments = [missed[1], met(today - 4, .moved), met(today - 3, .cancelled), missed[2]] } != nil)
    #expect(call { $0.appointments = missed + [met(today - 1, .came)] } == nil)
  }

  @Test func inTheWindowSevenDaysAreLongAndElseFourteen() {
    func window(seen: Int) -> Call? {
      call { ($0.treatments, $0.lastAttended) = ([home(today - 61)], today - seen) }
    }
    #expect(window(seen: 6) == nil)
    #expect(window(seen: 7)?.reasons == [.window(day: 61, of: CriticalWindow(ended: today - 61).length, days: 7)])
    #expect(window(seen: 7)?.callClass == .today)
    #expect(call { $0.lastAttended = today - 13 } == nil)
    #expect(call { $0.lastAttended = today - 14 }?.reasons == [.unseen(14)])
  }

  @Test func theLimitsAreTheRegisters() {
    var rules = CallRules()
    (rules.daysInWindow, rules.daysUnseen) = (3, 30)
    #expect(rules.call(somebody { $0.lastAttended = today - 29 }, today: today) == nil)
    #expect(
      rules.call(somebody { ($0.treatments, $0.lastAttended) = ([home(today - 20)], today - 3) }, today: today) != nil)
  }

  @Test func whoeverHasNeverBeenSeenIsMissedFromTheirStart() {
    #expect(call { ($0.start, $0.lastAttended) = (today - 13, nil) } == nil)
    #expect(call { ($0.start, $0.lastAttended) = (today - 14, nil) }?.reasons == [.unseen(14)])
    // Who waits for a start is missed nowhere.
    #expect(call { ($0.start, $0.lastAttended, $0.takesPart) = (nil, nil, false) } == nil)
  }

  @Test func whoeverIsInTreatmentIsNotMissed() {
    #expect(call { ($0.treatments, $0.lastAttended) = ([TreatmentEpisode(admitted: today - 40)], today - 40) } == nil)
  }

  @Test func aWeekBeforeTheHomecomingItIsAskedWhoMeetsThem() {
    func call(_ home: Day) -> Call? {
      self.call { $0.treatments = [TreatmentEpisode(admitted: today - 80, expected: home)] }
    }
    #expect(call(today + 8) == nil)
    #expect(call(today + 7)?.reasons == [.comesHome(today + 7)])
    #expect(call(today - 1)?.reasons == [.comesHome(today - 1)], "until the discharge is entered")
  }

  @Test func whoeverIsAwayIsWaitedForAndNotCalled() {
    let sick = Absence(from: today - 20, to: today + 3, reason: .sick)
    let away = call { ($0.absence, $0.lastAttended) = (sick, today - 20) }
    #expect(away?.callClass == .awaited && away?.absence == sick)
    #expect(call { $0.absence = sick }?.callClass == .awaited, "also without any other reason")
    #expect(call(today + 4) { ($0.absence, $0.lastAttended) = (sick, today - 20) }?.callClass == .today)
  }

  @Test(arguments: [(0, true), (14, true), (28, true), (29, false)])
  func inDays0To28TheyStayAboveAwayOrNot(day: Int, isAbove: Bool) {
    let sick = Absence(from: today - 40, to: nil, reason: .sick)
    let call = call { ($0.absence, $0.treatments, $0.lastAttended) = (sick, [home(today - day)], today - 40) }
    #expect((call?.callClass != .awaited) == isAbove)
  }

  @Test func aConcernComesFirstAwayOrNot() {
    let call = call {
      $0.concerns = [Concern(day: today - 2, toldBy: .staff)]
      $0.absence = Absence(from: today - 1, to: today + 1, reason: .leave)
    }
    #expect(call?.callClass == .first && call?.reasons == [.concern(since: today - 2)])
  }

  @Test func whoeverWasCalledTodayIsDoneAndIsBackTomorrowWhenNobodyAnswered() {
    func followed(_ contact: FollowUpContact) -> Followed {
      somebody { ($0.lastAttended, $0.contacts) = (today - 20, [contact]) }
    }
    #expect(rules.call(followed(inVain(today)), today: today) == nil)
    #expect(rules.done(followed(inVain(today)), today: today) == .notReached)
    #expect(rules.call(followed(inVain(today)), today: today + 1)?.tries == 1)
    #expect(rules.done(followed(reached(today)), today: today) == .reached)
    #expect(rules.call(followed(reached(today)), today: today + 1) == nil)
    #expect(rules.done(followed(inVain(today - 1)), today: today) == nil)
  }

  @Test func theThirdTimeInSevenDaysOpensTheLadder() {
    func call(_ days: [Int], ladder: [LadderStep] = []) -> Call? {
      self.call {
        ($0.lastAttended, $0.contacts, $0.ladder) = (today - 30, days.map { inVain(today - $0) }, ladder)
      }
    }
    #expect(call([1])?.opensLadder == false)
    #expect(call([1, 2])?.opensLadder == true, "the next would be the third")
    #expect(call([1, 6])?.opensLadder == true)
    #expect(call([1, 7])?.opensLadder == false, "eight days back")
    let kin = LadderStep(day: today, step: .nextOfKin, takenBy: "Tor Lie")
    let law = Surrounding.lawFirst(LawFirst(.dangerToLife, on: today, to: "mor", what: "at hen er savnet"))
    let old = Surrounding.lawFirst(LawFirst(.dangerToLife, on: today - 1, to: "mor", what: "at hen er savnet"))
    // Nobody close is called without the person's word or the law's, and everything else is open whatever they said.
    #expect(kin.problems(mayBeTold: [], []) == [.kinMayNotBeTold] && kin.problems(mayBeTold: [], [old]) != [])
    #expect(kin.problems(mayBeTold: [], [law]).isEmpty && kin.problems(mayBeTold: [.init(name: "mor")], []).isEmpty)
    for step in LadderStep.Step.allCases where step != .nextOfKin {
      #expect(step.isOpen(mayBeTold: [], lawFirst: false))
    }
    let taken = LadderStep(day: today - 1, step: .homeVisit, takenBy: "Tor Lie")
    #expect(call([1, 2], ladder: [taken])?.opensLadder == false)
    #expect(call([1, 2], ladder: [taken])?.ladder == taken)
    // Whoever has been seen since begins anew.
    #expect(
      self.call(today + 20) { ($0.lastAttended, $0.contacts) = (today, [inVain(today - 1), inVain(today - 2)]) }?.tries
        == 0)
  }

  @Test func theyStandByClassAndWithinOneTheLongestFirst() {
    func person(_ key: Int64, _ change: (inout Followed) -> Void) -> Followed {
      var followed = Followed(ParticipantKey(key), start: day("2026-01-12"), lastAttended: today - 1)
      change(&followed)
      return followed
    }
    let list = rules.list(
      [
        person(1) { $0.lastAttended = today - 15 }, person(2) { $0.lastAttended = today - 40 },
        person(3) { $0.absence = Absence(from: today, to: today, reason: .leave) },
        person(4) { $0.treatments = [home(today - 2)] }, person(5) { $0.treatments = [home(today - 9)] },
        person(6) { _ in },
      ], today: today)
    #expect(list.map(\.person.value) == [5, 4, 2, 1, 3])
  }

  @Test func theNextAppointmentStandsBeside() {
    let call = call {
      $0.lastAttended = today - 20
      $0.appointments = [met(today + 9, nil), met(today + 2, nil), met(today + 1, .cancelled), met(today - 1, nil)]
    }
    #expect(call?.next?.day == today + 2)
  }

  @Test func whatIsEnteredHasItsRules() {
    func problems(_ told: FollowUp) -> [FollowUp.Problem] { told.problems(today: today) }
    #expect(problems(.agreed(AgreedContact(from: today, every: 90))).isEmpty)
    #expect(problems(.agreed(AgreedContact(from: today, every: 91))) == [.agreedDays])
    #expect(problems(.agreed(AgreedContact(from: today, every: 0))) == [.agreedDays])
    #expect(
      problems(.ladder(LadderStep(day: today + 1, step: .homeVisit, takenBy: ""))) == [.inTheFuture, .takenByMissing])
    #expect(problems(.question(MeetingQuestion(day: today, question: ""))) == [.questionMissing])
    let early = MeetingQuestion(day: today, question: "Bolig?", decision: "Vi søker", decided: today - 1)
    #expect(problems(.question(early)) == [.decidedBeforeAsked])
    #expect(
      problems(.treatment(TreatmentEpisode(admitted: today, expected: today - 1))) == [.expectedBeforeAdmission])
    #expect(problems(.treatment(TreatmentEpisode(admitted: today, expected: today + 90))).isEmpty)
  }
}

/// Who follows somebody, and for how long.
@Suite struct ContactAssignmentTests {
  @Test func whoeverStandsInDoesSoForAWhile() {
    func problem(_ role: ContactAssignment.Role, to: Day?) -> ContactAssignment.Problem? {
      ContactAssignment(name: "Jon Dahl", role: role, from: today, to: to).problem
    }
    #expect(problem(.deputy, to: nil) == .deputyWithoutEnd && problem(.deputy, to: today) == nil)
    #expect(problem(.co, to: nil) == nil && problem(.co, to: today - 1) == .endsBeforeItBegins)
  }
}
