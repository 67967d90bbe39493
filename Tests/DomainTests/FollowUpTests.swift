import Domain
import Testing

/// The three months after treatment, and the days of risk after discharge and release.
@Suite struct CriticalWindowTests {
  private func stay(_ from: String, _ to: String? = nil, _ ending: TreatmentEpisode.Ending? = nil) -> TreatmentEpisode {
    TreatmentEpisode(admitted: day(from), ended: to.map(day), ending: ending)
  }

  private func window(_ episodes: [TreatmentEpisode], _ on: String) -> CriticalWindow? {
    .open(after: episodes, on: day(on))
  }

  @Test(arguments: [
    ("2026-10-18", "2027-01-18", 92), ("2026-01-31", "2026-04-30", 89), ("2027-11-30", "2028-02-29", 91),
    ("2026-11-30", "2027-02-28", 90), ("2026-11-28", "2027-02-28", 92), ("2026-12-31", "2027-03-31", 90),
  ])
  func itLastsToTheSameDayThreeMonthsLater(ended: String, last: String, length: Int) {
    let window = CriticalWindow(ended: day(ended))
    #expect(window.last == day(last) && window.length == length)
    #expect(window.day(on: day(ended)) == 0 && window.day(on: day(last)) == length)
    #expect(window.day(on: day(ended) - 1) == nil && window.day(on: day(last) + 1) == nil)
  }

  /// Four years and a day, with a leap day among them, and over a turn of the year.
  @Test func onEveryDayOfALeapCycleItIsThreeCalendarMonths() {
    for ended in (0...1461).map({ day("2027-01-01") + $0 }) {
      let window = CriticalWindow(ended: ended)
      let month = (ended.month + 2) % 12 + 1
      let year = ended.year + (ended.month > 9 ? 1 : 0)
      #expect(window.last.month == month && window.last.year == year)
      #expect(window.last.day == min(ended.day, Day.lengthOfMonth(month, year: year)))
      #expect((89...92).contains(window.length))
      #expect(CriticalWindow.open(after: [stay("2020-01-01", ended.iso)], on: window.last) == window)
      #expect(CriticalWindow.open(after: [stay("2020-01-01", ended.iso)], on: window.last + 1) == nil)
    }
  }

  @Test(arguments: [TreatmentEpisode.Ending.completed, .interrupted])
  func interruptedTreatmentHasAWindowToo(ending: TreatmentEpisode.Ending) {
    #expect(window([stay("2026-08-01", "2026-10-18", ending)], "2026-11-21")?.day(on: today) == 34)
  }

  @Test func whoeverIsInTreatmentOrHasNeverBeenIsInNone() {
    #expect(window([], "2026-11-21") == nil)
    #expect(window([stay("2026-08-01")], "2026-11-21") == nil)
    #expect(window([TreatmentEpisode(applied: day("2026-08-01"))], "2026-11-21") == nil)
    // An end to come is none yet.
    #expect(window([stay("2026-08-01", "2026-11-22")], "2026-11-21") == nil)
  }

  @Test func aNewAdmissionClosesIt() {
    let again = [stay("2026-08-01", "2026-10-01"), stay("2026-10-20")]
    #expect(window(again, "2026-10-19")?.day(on: day("2026-10-19")) == 18)
    #expect(window(again, "2026-10-20") == nil && window(again, "2026-11-21") == nil)
  }

  @Test(arguments: ["2026-10-01", "2026-10-02"])
  func anAdmissionTheSameOrTheNextDayGoesOnWithTheStay(admitted: String) {
    let joined = [stay(admitted, "2026-11-01"), stay("2026-08-01", "2026-10-01")]
    #expect(window(joined, "2026-11-21")?.ended == day("2026-11-01"))
    #expect(window([stay("2026-08-01", "2026-10-01"), stay(admitted)], "2026-10-05") == nil)
  }

  @Test func theLatestEndCounts() {
    let two = [stay("2026-09-10", "2026-10-18"), stay("2026-06-01", "2026-08-30")]
    #expect(window(two, "2026-11-21")?.ended == day("2026-10-18"))
    let inside = [stay("2026-06-01", "2026-10-18"), stay("2026-07-01", "2026-07-10")]
    #expect(window(inside, "2026-11-21")?.ended == day("2026-10-18"))
  }

  @Test func larHasNoEndAndNoWindow() {
    let lar = TreatmentEpisode(.lar, admitted: day("2024-01-01"))
    #expect(window([lar], "2026-11-21") == nil)
    #expect(window([lar, stay("2026-08-01", "2026-10-18")], "2026-11-21")?.ended == day("2026-10-18"))
    let ended = TreatmentEpisode(.lar, admitted: day("2024-01-01"), ended: day("2026-11-01"))
    #expect(FollowUp.treatment(ended).problems(today: today) == [.larHasNoEnd])
    #expect(window([ended], "2026-11-21") == nil)
  }

  @Test(arguments: [
    (0, OverdoseRisk.Level.high), (14, .high), (15, .raised), (28, .raised),
  ])
  func theRiskIsHighForTwoWeeksAndRaisedForTwoMore(days: Int, level: OverdoseRisk.Level) {
    #expect(OverdoseRisk(since: today - days, on: today)?.level == level)
  }

  @Test func thereIsNoFlagBeforeNorAfter() {
    #expect(OverdoseRisk(since: today + 1, on: today) == nil && OverdoseRisk(since: today - 29, on: today) == nil)
    let home = [stay("2026-08-01", "2026-11-01")]
    #expect(OverdoseRisk.flag(after: home, releases: [], on: today)?.level == .raised)
    #expect(OverdoseRisk.flag(after: home, releases: [day("2026-11-15")], on: today)?.since == day("2026-11-15"))
    #expect(OverdoseRisk.flag(after: home + [stay("2026-11-10")], releases: [], on: today) == nil)
    #expect(OverdoseRisk.flag(after: [], releases: [day("2026-11-22")], on: today) == nil)
  }

  @Test func whatIsWrongWithTreatmentIsTold() {
    func problems(_ episode: TreatmentEpisode) -> [FollowUp.Problem] {
      FollowUp.treatment(episode).problems(today: today)
    }
    #expect(problems(TreatmentEpisode()) == [.treatmentWithoutDay])
    #expect(problems(stay("2026-11-02", "2026-11-01")) == [.endBeforeAdmission])
    #expect(problems(stay("2026-11-01", "2026-11-01")).isEmpty)
    #expect(problems(stay("2026-11-01", "2026-11-22")) == [.inTheFuture])
    #expect(
      problems(TreatmentEpisode(applied: day("2026-11-02"), admitted: day("2026-11-01"))) == [.admittedBeforeApplied])
    #expect(problems(TreatmentEpisode(applied: day("2026-10-02"), ended: day("2026-11-01"))) == [.endWithoutAdmission])
    #expect(problems(TreatmentEpisode(admitted: day("2026-10-02"), ending: .completed)) == [.endingWithoutEnd])
  }

  @Test func twoStaysShareADayAtMost() {
    let known = [FollowUp.treatment(stay("2026-08-01", "2026-10-01"))]
    func problems(_ episode: TreatmentEpisode) -> [FollowUp.Problem] {
      FollowUp.treatment(episode).problems(beside: known, death: nil)
    }
    #expect(problems(stay("2026-10-01")).isEmpty && problems(stay("2026-07-01", "2026-08-01")).isEmpty)
    #expect(problems(stay("2026-09-30")) == [.staysOverlap(day("2026-08-01"))])
    #expect(problems(TreatmentEpisode(.lar, admitted: day("2026-09-30"))).isEmpty)
    #expect(
      FollowUp.treatment(stay("2026-09-01")).problems(
        beside: [.treatment(stay("2026-08-01"))], death: day("2026-08-20"))
        == [.afterDeath(day("2026-08-20")), .staysOverlap(day("2026-08-01"))])
  }
}

/// Uro, tilbakefall, tilbake and fortsatt med.
@Suite struct RelapseTests {
  private let relapse = Relapse(day: day("2026-09-01"), isAbout: true, known: day("2026-09-03"))

  private func back(_ text: String) -> ReEngagement { ReEngagement(day: day(text)) }

  @Test func aConcernIsThereForNinetyDays() {
    let concern = Concern(day: today, toldBy: .staff)
    #expect(concern.isOpen(on: today) && concern.isOpen(on: today + 90) && !concern.isOpen(on: today + 91))
    #expect(!concern.isOpen(on: today - 1) && !concern.hasExpired(on: today + 90) && concern.hasExpired(on: today + 91))
    let settled = Concern(day: today, toldBy: .staff, cameTo: .lapse)
    #expect(!settled.isOpen(on: today) && !settled.hasExpired(on: today + 91))
  }

  @Test func daysAreCountedFromWhenTheServiceGotToKnow() {
    #expect(relapse.since == day("2026-09-03") && Relapse(day: day("2026-09-01")).since == day("2026-09-01"))
    #expect(relapse.days(to: back("2026-09-05")) == 2)
  }

  @Test func backIsTheFirstConfirmedFromThatDayOn() {
    let backs = [back("2026-09-20"), back("2026-09-03"), back("2026-09-02")]
    #expect(relapse.back(among: backs, by: today)?.day == day("2026-09-03"))
    #expect(relapse.back(among: [back("2026-09-02")], by: today) == nil)
    #expect(relapse.back(among: [back("2026-09-20")], by: day("2026-09-19")) == nil)
  }

  @Test func whatIsProposedIsTheFirstDayThereAfterwards() {
    let days = ["2026-09-01", "2026-09-03", "2026-09-08", "2026-09-10"].map(day)
    #expect(relapse.proposal(among: days, by: today) == day("2026-09-08"))
    #expect(relapse.proposal(among: days, by: day("2026-09-07")) == nil)
  }

  @Test func stillInIsAskedOfThoseWhoseDayHasCome() {
    let running = [Enrolment(programme: "p", status: .participating, start: day("2026-08-01"))]
    let ended = [Enrolment(programme: "p", status: .ended, start: day("2026-08-01"), end: day("2026-10-03"))]
    #expect(relapse.isStillIn(day: 30, running, today: day("2026-10-02")) == nil)
    #expect(relapse.isStillIn(day: 30, running, today: day("2026-10-03")) == true)
    // The end is a day of participation; the day after it is not.
    #expect(relapse.isStillIn(day: 30, ended, today: today) == true)
    #expect(relapse.isStillIn(day: 31, ended, today: today) == false)
    #expect(relapse.isStillIn(day: 90, ended, today: today) == nil)
    #expect(relapse.isStillIn(day: 90, ended, today: day("2026-12-02")) == false)
  }

  @Test func itIsOverWithTheReturnTheLastEndOrDeath() {
    let running = Enrolment(programme: "p", status: .participating, start: day("2026-08-01"))
    let ended = Enrolment(programme: "q", status: .ended, start: day("2026-08-01"), end: day("2026-10-03"))
    #expect(relapse.closed(by: today, backs: [], enrolments: [running, ended]) == nil)
    #expect(relapse.closed(by: today, backs: [back("2026-09-05")], enrolments: [running]) == day("2026-09-05"))
    #expect(relapse.closed(by: today, backs: [], enrolments: [ended]) == day("2026-10-03"))
    #expect(relapse.closed(by: day("2026-10-03"), backs: [], enrolments: [ended]) == nil)
    var dead = running
    (dead.status, dead.end, dead.endReason) = (.ended, day("2026-09-10"), .died)
    #expect(relapse.closed(by: today, backs: [back("2026-11-01")], enrolments: [dead]) == day("2026-09-10"))
  }

  @Test func nothingIsKnownBeforeItIsNorBackWithoutARelapse() {
    #expect(FollowUp.relapse(relapse).problems(today: today).isEmpty)
    let early = Relapse(day: day("2026-09-01"), known: day("2026-08-31"))
    #expect(FollowUp.relapse(early).problems(today: today) == [.knownBeforeRelapse])
    #expect(FollowUp.relapse(Relapse(day: today + 1)).problems(today: today) == [.inTheFuture])
    func problems(_ text: String) -> [FollowUp.Problem] {
      FollowUp.reEngagement(back(text)).problems(beside: [.relapse(relapse)], death: day("2026-10-01"))
    }
    #expect(problems("2026-09-02") == [.backWithoutRelapse] && problems("2026-09-03").isEmpty)
    #expect(problems("2026-10-01").isEmpty && problems("2026-10-02") == [.afterDeath(day("2026-10-01"))])
  }

  @Test func nobodyWasReachedByATryAndTheLastOneWhoWasCounts() {
    let contacts = [
      FollowUpContact(day: day("2026-11-16"), form: .phone, reachedOut: .service, isAchieved: false),
      FollowUpContact(day: day("2026-11-17")), FollowUpContact(day: day("2026-11-20")),
    ]
    #expect(contacts.firstAchieved(from: day("2026-11-16")) == day("2026-11-17"))
    #expect(contacts.lastAchieved(by: day("2026-11-19")) == day("2026-11-17"))
    #expect(contacts.prefix(1).lastAchieved(by: today) == nil)
  }

  /// Its own kinds of information and no other; the desk sees none of them.
  @Test func eachKindIsEnteredAndSeenByTheCaseSideOnly() {
    let all: [FollowUp] =
      [
        .contact(FollowUpContact(day: today)), .treatment(TreatmentEpisode(admitted: today)),
        .concern(Concern(day: today, toldBy: .staff)), .relapse(relapse), .reEngagement(back("2026-09-05")),
      ] + DatedEvent.Kind.allCases.map { .event(DatedEvent($0, on: today)) }
    for one in all {
      #expect(!AccessTable.sees(one.information, .frontDesk) && !AccessTable.may(one.action, .frontDesk))
      #expect(AccessTable.sees(one.information, .counsellor) && AccessTable.may(one.action, .counsellor))
      #expect(one.day != nil)
    }
  }
}
