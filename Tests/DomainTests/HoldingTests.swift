import Domain
import Testing

/// What holds for a time: one home and one income at a time, and nobody without either because of how days are counted.
@Suite struct HoldingTests {
  private func holding(
    _ sort: Holding.Sort, _ what: String, _ from: String, _ to: String? = nil, _ state: Holding.State = .underWay
  ) -> Holding {
    Holding(sort, what, state: state, from: day(from), to: to.map(day))
  }

  private func problems(_ one: Holding, beside others: Holding...) -> [FollowUp.Problem] {
    FollowUp.holding(one).problems(beside: others.map { .holding($0) }, death: nil)
  }

  @Test func oneMovesOnTheDayTheOtherEnds() {
    let before = holding(.housing, "municipal", "2026-01-01", "2026-06-30")
    #expect(problems(holding(.housing, "private_rent", "2026-06-30"), beside: before).isEmpty)
    #expect(problems(holding(.housing, "private_rent", "2026-07-01"), beside: before).isEmpty)
    #expect(problems(holding(.housing, "private_rent", "2026-06-29"), beside: before) == [.holdsAlready(before)])
    // As long as nobody has ended it, it goes on.
    let open = holding(.income, "aap", "2026-01-01")
    #expect(problems(holding(.income, "wages", "2026-09-01"), beside: open) == [.holdsAlready(open)])
    #expect(problems(holding(.income, "wages", "2025-01-01", "2026-01-01"), beside: open).isEmpty)
    #expect(problems(holding(.income, "wages", "2026-01-01", "2026-01-01"), beside: open) == [.holdsAlready(open)])
  }

  @Test func servicesStandBesideEachOtherAndTheSameOneDoesNot() {
    let ips = holding(.service, "ips", "2026-01-01")
    #expect(problems(holding(.service, "coaching", "2026-02-01"), beside: ips).isEmpty)
    #expect(problems(holding(.housing, "municipal", "2026-02-01"), beside: ips).isEmpty)
    #expect(problems(holding(.service, "ips", "2026-02-01"), beside: ips) == [.holdsAlready(ips)])
    // What is offered takes nobody's place.
    #expect(
      problems(
        holding(.housing, "municipal", "2026-02-01", nil, .offered),
        beside: holding(.housing, "temporary", "2026-01-01")
      ).isEmpty)
  }

  @Test func aDeathClosesWhatIsOpen() {
    let open = holding(.service, "ips", "2026-01-01")
    let death = day("2026-05-10")
    #expect(open.standing(on: death, death: death) == .underWay)
    #expect(open.standing(on: death + 1, death: death) == .ended(death))
    #expect(
      holding(.service, "ips", "2026-01-01", "2026-03-01").standing(on: death, death: death)
        == .ended(day("2026-03-01")))
    #expect(open.standing(on: day("2025-12-31")) == .toCome)
    #expect(holding(.service, "ips", "2026-01-01", nil, .offered).standing(on: death) == .offered)
    #expect(
      FollowUp.holding(holding(.service, "ips", "2026-05-11")).problems(beside: [], death: death) == [
        .afterDeath(death)
      ])
  }

  @Test func aPostIsGivenForATime() {
    let post = holding(.post, "foreman_assistant", "2026-05-01")
    #expect(FollowUp.holding(post).problems(today: day("2026-05-01")) == [.endMissing])
    let ended = holding(.post, "foreman_assistant", "2026-05-01", "2026-12-31")
    #expect(FollowUp.holding(ended).problems(today: day("2026-05-01")).isEmpty, "its end may be to come")
    let turned = holding(.housing, "municipal", "2026-05-02", "2026-05-01")
    #expect(FollowUp.holding(turned).problems(today: day("2026-05-02")) == [.endsBeforeItBegins])
  }

  // MARK: Instruments

  private let who5 = Instrument("who5", 0...25, factor: 4, threshold: 50, change: 10)

  @Test func aChangeOfTenCountsForWHO5() {
    // Raw 9 is 36, 11 is 44, 12 is 48.
    #expect(who5.change(from: 9, to: 11) == .none(8))
    #expect(who5.change(from: 9, to: 12) == .better(12))
    #expect(who5.change(from: 12, to: 9) == .worse(-12))
    #expect(who5.shown(25) == 100 && who5.isToBeLookedAt(12) && !who5.isToBeLookedAt(13))
    let falling = Instrument("x", 0...10, isHigherBetter: false, threshold: 6, change: 2)
    #expect(falling.change(from: 8, to: 5) == .better(-3) && falling.isToBeLookedAt(6) && !falling.isToBeLookedAt(5))
    // Where nobody knows how much counts, no change does.
    #expect(Instrument("y", 0...10).change(from: 0, to: 10) == .none(10))
    #expect(who5.eighths(0) == 1 && who5.eighths(25) == 8)
  }

  @Test func aScoreIsOneTheInstrumentHas() {
    func problems(_ id: String, _ raw: Int) -> [FollowUp.Problem] {
      FollowUp.score(Score(id, on: day("2026-05-01"), raw: raw)).problems(kinds: [], instruments: [who5])
    }
    #expect(problems("who5", 0).isEmpty && problems("who5", 25).isEmpty)
    #expect(problems("who5", 26) == [.scoreOutside(0, 25)] && problems("who5", -1) == [.scoreOutside(0, 25)])
    #expect(problems("ors", 5) == [.notInCatalogue("ors")])
  }

  // MARK: Serious events

  @Test func anEventGoesFromReportedToClosedAndNotPastTheReview() {
    let today = day("2026-11-21")
    var event = Incident(.overdose, on: today - 3, text: "Funnet på trappa", reported: today - 2, by: "Kari Holm")
    #expect(event.problem(today: today) == nil && event.state == .reported)
    (event.notified, event.notifiedOn) = ("Statsforvalteren", today - 1)
    #expect(event.problem(today: today) == nil && event.state == .notified)
    event.closedOn = today
    #expect(event.problem(today: today) == .closedUnreviewed)
    (event.reviewedOn, event.learned) = (today, "Nalokson i resepsjonen")
    #expect(event.problem(today: today) == nil && event.state == .closed)
    event.notified = nil
    #expect(event.problem(today: today) == .notifiedWhom)
    event.notified = "Politiet"
    event.closedOn = today - 1
    #expect(event.problem(today: today) == .outOfOrder)
    event.closedOn = today + 1
    #expect(event.problem(today: today) == .inTheFuture)
    #expect(Incident(.other, on: today, text: " ", reported: today, by: "").problem(today: today) == .textMissing)
    #expect(Incident(.other, on: today, text: "x", reported: today - 1, by: "").problem(today: today) == .outOfOrder)
  }

  @Test func aDeathLeavesTwoThingsToBeDone() {
    let (death, person) = (day("2026-11-01"), ParticipantKey(1))
    func rules(_ done: Set<DatedEvent.Kind>, on today: Day) -> [RuleTask.Rule] {
      TaskRules.afterDeath(person, on: death, done: done, today: today).map(\.rule)
    }
    #expect(rules([], on: death) == [.bereavedContacted, .debrief])
    #expect(rules([.debrief], on: death + 3) == [.bereavedContacted])
    #expect(rules([.debrief, .bereavedContacted], on: death + 3).isEmpty)
    #expect(rules([], on: death + TaskRules.daysAfterDeath).count == 2)
    #expect(rules([], on: death + TaskRules.daysAfterDeath + 1).isEmpty && rules([], on: death - 1).isEmpty)
    // They are entered after the death, and of the living they are not.
    let done = FollowUp.event(DatedEvent(.debrief, on: death + 1))
    #expect(done.problems(beside: [], death: death).isEmpty)
    #expect(done.problems(beside: [], death: nil) == [.withoutDeath])
    #expect(FollowUp.event(DatedEvent(.debrief, on: death - 1)).problems(beside: [], death: death) == [.withoutDeath])
  }
}
