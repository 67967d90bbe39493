import Domain
import Testing

@testable import Ledger
@testable import Store

@Suite struct WaitingListStoreTests {
  private let trial: IntakeTrial

  init() throws { trial = try IntakeTrial() }

  // MARK: The list

  @Test func theAgreementDecidesOnlyWhenMoreWaitThanThereArePlaces() throws {
    _ = try trial.lead.settings.change([.agreementDistricts: "2026-01-01 Bjerke"])
    // Three wait for two places.
    #expect(try trial.order() == [2, 1, 3])
    #expect(try trial.listing().list.places.map(\.ground) == [.agreement, .afterAgreement, .afterAgreement])
    let unit = try #require(try trial.lead.catalogue.units().first { $0.fact.key == trial.unit })
    var three = unit.fact.unit
    three.places = 3
    _ = try trial.lead.catalogue.changeUnit(three, row: unit.row)
    #expect(try trial.order() == [1, 2, 3])
    #expect(try trial.listing().list.places.map(\.tie) == [nil, .enteredFirst, .enteredLater])
  }

  @Test func placesThatAreToBeFreeCount() throws {
    var running = RegisterTrial.running(from: "2026-01-01", unit: trial.unit)
    running.plannedEnd = trial.today + 10
    for number in ["P-8", "P-9"] {
      _ = try trial.lead.people.add(
        try RegisterTrial.person(number, "Her", number), enrolment: EnrolmentDraft(enrolment: running))
    }
    let places = try #require(try trial.listing().places.first)
    #expect((places.occupied, places.taken, places.free, places.freeing, places.available) == (2, 2, 0, 2, 2))
    #expect(try trial.lead.figures.occupancy(on: trial.today).first { $0.key == trial.unit }?.freeing == 2)
  }

  @Test func aTeamLeadPassesForwardWithAReasonAndUndoesIt() throws {
    let unsaid = failure { _ = try trial.lead.intake.passForward(trial.enrolments[2], reason: "  ") }
    #expect(unsaid == .rule(.intake(.reasonMissing)))
    let first = try trial.lead.intake.passForward(trial.enrolments[2], reason: "Mister  boligen")
    #expect(try trial.order() == [3, 1, 2])
    #expect(try trial.listing().rows.first?.forwardReason == "Mister boligen")
    let tor = trial.register.session("tor", in: try trial.register.reopened())
    #expect(conflict { _ = try tor.intake.passForward(trial.enrolments[2], reason: "Også jeg") }?.entry == first.entry)
    _ = try trial.lead.journal.undo()
    #expect(try trial.order() == [1, 2, 3])
    try trial.register.expectWhole()
  }

  @Test func whoeverIsErasedOrGoneIsOnNoList() throws {
    var other = try trial.enrolment(0)
    other.status = .notRelevant
    _ = try trial.lead.enrolments.changeEnrolment(
      other, row: try trial.register.card(trial.people[0]).enrolments[0].enrolment.row)
    #expect(try trial.order() == [2, 3])
    let tor = trial.register.session("tor", in: try trial.register.reopened())
    _ = try trial.lead.erasure.askErasure(of: trial.people[1], caseNumber: "2026/1")
    _ = try tor.erasure.confirmErasure(try #require(try tor.erasure.erasureRequests().first))
    #expect(try trial.order() == [3])
  }

  @Test func aDeathTakesThemOffEveryList() throws {
    let receipt = try trial.lead.enrolments.enrol(
      trial.people[0],
      EnrolmentDraft(
        enrolment: RegisterTrial.running(from: "2026-09-01", programme: RegisterTrial.course), firstStep: .first))
    try trial.offer(0)
    #expect(try trial.listing().places.first?.taken == 1)
    let card = try trial.register.card(trial.people[0])
    let running = try #require(card.enrolments.first { $0.key == receipt.enrolment }).enrolment
    var ended = running.fact
    (ended.status, ended.end, ended.endReason) = (.interrupted, trial.today - 1, .died)
    _ = try trial.lead.enrolments.changeEnrolment(ended, row: running.row)
    #expect(try trial.order() == [2, 3])
    #expect(try trial.listing().places.first?.taken == 0)
    _ = try trial.lead.journal.undo()
    #expect(try trial.order() == [1, 2, 3])
    try trial.register.expectWhole()
  }

  // MARK: What the desk sees

  @Test func theDeskSeesWhoseTurnItIsAndNobodyElse() throws {
    let desk = try trial.desk()
    let before = try trial.listing(desk)
    #expect(before.count == 3 && before.rows.isEmpty && before.list.places.isEmpty)
    #expect(before.programme == nil && before.unit == nil && before.places.isEmpty)
    _ = try trial.lead.intake.passForward(trial.enrolments[1], reason: "Mister boligen")
    try trial.offer(1)
    let row = try #require(try trial.listing(desk).rows.first)
    #expect(row.place.waiting.person == trial.people[1] && row.phone == "900 00 002")
    #expect(row.forwardReason == nil)
    #expect(try trial.listing(desk).rows.count == 1)
    // Phones are for those who are to be phoned.
    #expect(try trial.listing().rows.map(\.phone) == ["900 00 002", nil, nil])
  }

  @Test func aUnitOfOthersShowsNobody() throws {
    let other = Session(
      register: trial.register.register,
      access: Access(
        user: UserKey(2), name: "Tor Lie", role: .counsellor, units: [try trial.register.unit("Rådhusgaten")]),
      actor: "tor", today: trial.today, todayIsGiven: false)
    #expect(try other.intake.overview().lists.allSatisfy { $0.rows.isEmpty && $0.count == 0 && $0.unit != trial.unit })
  }

  @Test func withoutALogThereAreNoNames() throws {
    try trial.offer(0)
    let readOnly = try trial.register.reopened(OpenOptions(readOnly: true))
    let listing = try trial.listing(trial.register.session(in: readOnly))
    #expect(listing.count == 3 && listing.rows.isEmpty)
  }
}
