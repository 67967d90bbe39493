import Domain
import Testing

@testable import Ledger
@testable import Store

@Suite struct OfferTests {
  private let trial: IntakeTrial

  init() throws { trial = try IntakeTrial() }

  @Test func anOpenOfferHoldsAPlace() throws {
    try trial.offer(0)
    let listing = try trial.listing()
    #expect(listing.places.first?.taken == 1 && listing.places.first?.occupied == 0)
    #expect(listing.rows.first?.hasOpenOffer == true)
    #expect(listing.list.next?.waiting.person == trial.people[1])
    let second = conflict { _ = try trial.lead.intake.makeOffer(to: trial.enrolments[0], start: trial.today) }
    #expect(second?.kind == .offerMade)
  }

  @Test func whatCannotBeOfferedIsToldWhy() throws {
    #expect(
      failure { _ = try trial.lead.intake.makeOffer(to: trial.enrolments[0], start: trial.today - 1) }
        == .rule(.intake(.startTooEarly(trial.today))))
    try trial.offer(0)
    try trial.answer(.yes, by: trial.lead)
    let again = failure { _ = try trial.lead.intake.makeOffer(to: trial.enrolments[0], start: trial.today) }
    #expect(again == .rule(.intake(.notWaiting)))
    #expect(failure { _ = try trial.desk().intake.makeOffer(to: trial.enrolments[1], start: trial.today) } != nil)
  }

  @Test func whoHasNoUnitIsGivenOneWithTheOffer() throws {
    let receipt = try trial.lead.people.add(
      try RegisterTrial.person("P-4", "Uten", "Avdeling"),
      enrolment: EnrolmentDraft(
        enrolment: Enrolment(
          programme: RegisterTrial.pilot, status: .applied, applied: trial.today - 3, funding: "NAV")))
    let key = try #require(receipt.enrolment)
    #expect(try trial.lead.intake.overview().lists.first { $0.unit == nil }?.rows.first?.lacksUnit == true)
    #expect(
      failure { _ = try trial.lead.intake.makeOffer(to: key, start: trial.today) } == .rule(.intake(.unitMissing)))
    _ = try trial.lead.intake.makeOffer(to: key, start: trial.today, unit: trial.unit)
    let enrolment = try trial.register.card(receipt.about).enrolments[0].enrolment.fact
    #expect(enrolment.unit == trial.unit && enrolment.funding == "NAV")
    try trial.register.expectWhole()
  }

  // MARK: Answers

  /// The desk cannot read where somebody comes from, and must not lose it.
  @Test func aYesAtTheDeskMakesItVenterPaOppstart() throws {
    try trial.offer(0)
    let desk = try trial.desk()
    try trial.answer(.yes, by: desk)
    let enrolment = try trial.enrolment(0)
    #expect(enrolment.status == .awaitingStart && enrolment.start == trial.today + 9)
    #expect(enrolment.applied == RegisterTrial.day("2026-11-01"))
    #expect(enrolment.funding == "NAV" && enrolment.referredFrom == "Borgestad")
    #expect(try trial.order() == [2, 3])
    // The place stays taken.
    #expect(try trial.listing().places.first?.taken == 1)
    let counts = try trial.lead.figures.menuCounts()
    #expect(counts.awaitingStart == 1 && counts.intake == 2)
    try trial.register.expectWhole()
    _ = try desk.journal.undo()
    #expect(try trial.order() == [1, 2, 3])
    #expect(try trial.enrolment(0).referredFrom == "Borgestad")
    #expect(try trial.listing().rows.first?.hasOpenOffer == true)
    _ = try desk.journal.redo()
    #expect(try trial.enrolment(0).status == .awaitingStart)
    try trial.register.expectWhole()
  }

  @Test func aNoFreesThePlaceAndTheyWaitAsBefore() throws {
    try trial.offer(0)
    try trial.answer(.no, by: try trial.desk())
    #expect(try trial.order() == [1, 2, 3])
    #expect(try trial.listing().places.first?.taken == 0)
    let row = try #require(try trial.listing().rows.first)
    #expect(!row.hasOpenOffer && row.offer?.settled?.answer == .no)
    // Another day they may be asked again.
    let tomorrow = trial.lead.at(today: trial.today + 1)
    _ = try tomorrow.intake.makeOffer(to: trial.enrolments[0], start: trial.today + 20)
    #expect(try tomorrow.intake.overview().lists.first { $0.unit == trial.unit }?.rows.first?.hasOpenOffer == true)
  }

  @Test func nobodyAnsweringLeavesItOpenAndCounts() throws {
    try trial.offer(0)
    let desk = try trial.desk()
    try trial.answer(.noAnswer, calls: 0, by: desk)
    try trial.answer(.noAnswer, calls: 1, by: desk)
    let row = try #require(try trial.listing(desk).rows.first)
    #expect(row.hasOpenOffer && row.offer?.callsInVain == 2)
    try trial.answer(.yes, calls: 2, by: desk)
    #expect(try trial.order() == [2, 3])
    try trial.register.expectWhole()
  }

  @Test func aWordToWhoeverCallsNextStandsWithTheOffer() throws {
    try trial.offer(0)
    let desk = try trial.desk()
    _ = try desk.intake.answerOffer(
      of: trial.enrolments[0], offered: trial.today,
      OfferAnswer(day: trial.today, answer: .noAnswer, word: " ring igjen\n mandag "), calls: 0)
    try trial.answer(.noAnswer, calls: 1, by: desk)
    for session in [desk, trial.lead] {
      #expect(try trial.listing(session).rows.first?.offer?.word == "ring igjen mandag")
    }
    let person = try #require(try trial.listing().rows.first).place.waiting.person
    let record = try #require(try trial.lead.keeping.dayRecord(of: person))
    #expect(record.offers.flatMap(\.answers).map(\.fact.word) == ["ring igjen mandag", nil])
    try trial.register.expectWhole()
    _ = try desk.journal.undo()
    _ = try desk.journal.undo()
    #expect(try trial.listing().rows.first?.offer?.word == nil)
  }

  @Test(arguments: OfferAnswer.Answer.allCases, OfferAnswer.Answer.allCases)
  func ofTwoDesksTheSecondIsToldWhoWasFirst(first: OfferAnswer.Answer, second: OfferAnswer.Answer) throws {
    try trial.offer(0)
    let (kari, siv) = (try trial.desk("desk-1"), try trial.desk("desk-2"))
    try trial.answer(first, by: kari)
    // After a call in vain another answer is another call.
    if first == .noAnswer, second != .noAnswer {
      try trial.answer(second, by: siv)
      return
    }
    let entries = try trial.register.count("SELECT count(*) FROM entry")
    let told = try #require(conflict { try trial.answer(second, by: siv) })
    #expect(told.actor == "Siv Ås desk-1" && told.kind == .offerAnswered)
    #expect(try trial.register.count("SELECT count(*) FROM entry") == entries)
    #expect(try trial.register.count("SELECT count(*) FROM offer_answer WHERE voided IS NULL") == 1)
  }

  @Test func anOfferTakenBackIsNotAnswered() throws {
    try trial.offer(0)
    _ = try trial.lead.journal.undo()
    #expect(failure { try trial.answer(.yes, by: try trial.desk()) } == .rule(.notInRegister))
    #expect(try trial.enrolment(0).status == .waitingList)
  }

  @Test func whoDoesNotWaitAnyMoreHasNoOpenOffer() throws {
    try trial.offer(0)
    let kept = try trial.register.card(trial.people[0]).enrolments[0].enrolment
    var other = kept.fact
    other.status = .notRelevant
    _ = try trial.lead.enrolments.changeEnrolment(other, row: kept.row)
    #expect(try trial.listing().places.first?.taken == 0)
    // Nobody has answered, and nobody is said to have.
    #expect(failure { try trial.answer(.yes, by: try trial.desk()) } == .rule(.intake(.notWaiting)))
  }

  @Test func onesStartThatIsTakenIsAConflict() throws {
    try trial.offer(0)
    let running = try trial.lead.enrolments.enrol(
      trial.people[0],
      EnrolmentDraft(
        enrolment: Enrolment(
          programme: RegisterTrial.pilot, unit: trial.unit, status: .awaitingStart, start: trial.today + 9)))
    #expect(conflict { try trial.answer(.yes, by: try trial.desk()) }?.entry == running.entry)
    #expect(try trial.register.count("SELECT count(*) FROM offer_answer WHERE voided IS NULL") == 0)
  }
}
