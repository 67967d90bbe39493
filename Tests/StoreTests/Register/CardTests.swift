import Domain
import Testing

@testable import Ledger
@testable import Store

@Suite struct CardTests {
  @Test func everythingComesBackAsItWasEntered() throws {
    let trial = try RegisterTrial()
    let session = trial.session()
    let participant = Participant(
      number: try ParticipantNumber("P-42"), givenName: "Åse", familyName: "Ærø-Øst", displayName: "Lille Å",
      birthDate: RegisterTrial.day("1984-02-29"), gender: .female, nationalID: "41819077302", district: "02",
      phone: "+47 900 11 222", protection: .strictlyConfidential)
    let enrolment = Enrolment(
      programme: RegisterTrial.pilot, unit: try trial.unit("Verkstedet"), status: .ended,
      applied: RegisterTrial.day("2025-12-01"), start: RegisterTrial.day("2026-01-05"),
      end: RegisterTrial.day("2026-10-30"), plannedEnd: RegisterTrial.day("2027-01-05"), endReason: .other,
      otherReason: "flyttet «nordover»", outcome: .education, outcomeDate: RegisterTrial.day("2026-11-01"),
      funding: "NAV", referredFrom: "Borgestadklinikken")
    let receipt = try session.people.add(
      participant, background: CaseBackground(lar: true),
      enrolment: EnrolmentDraft(enrolment: enrolment, firstStep: StepNumber(3), contact: "Tor Lie"))
    let enrolmentKey = try #require(receipt.enrolment)
    // As the contact person sees it, and the team lead, who alone knows the grading.
    try trial.register.write(by: session, kind: .contactAssigned) { change throws(StoreError) in
      try change.enter(
        ContactFact(
          enrolment: enrolmentKey,
          assignment: ContactAssignment(name: "Eva Moe", role: .co, from: RegisterTrial.day("2026-01-05"))))
    }
    let card = try trial.card(receipt.about)
    #expect(card.identity.fact == participant)
    #expect(card.identity.entered.entry == receipt.entry)
    #expect(card.identity.entered.actor == "Eva Moe")
    #expect(card.background?.fact == CaseBackground(lar: true))
    #expect(card.enrolments.map(\.enrolment.fact) == [enrolment])
    #expect(card.enrolments.first?.key == receipt.enrolment)
    #expect(
      card.enrolments.first?.steps.map(\.fact) == [
        StepPeriod(step: try #require(StepNumber(3)), from: RegisterTrial.day("2026-01-05"))
      ])
    #expect(
      card.enrolments.first?.contacts.map(\.fact) == [
        ContactAssignment(name: "Eva Moe", role: .co, from: RegisterTrial.day("2026-01-05")),
        ContactAssignment(name: "Tor Lie", from: RegisterTrial.day("2026-01-05")),
      ])
    #expect(card.entries.map(\.kind) == [.cardRead, .contactAssigned, .participantAdded])
    #expect(try session.people.participantKey(number: participant.number) == receipt.about)
    #expect(try session.people.card(ParticipantKey(99)) == nil)
    // Everybody else sees the agreed name, and where the rest is hidden it looks as if it were missing.
    let others = try trial.card(receipt.about, trial.session("kari")).identity.fact
    #expect(others.shownName == "Lille Å" && others.familyName == "" && others.givenName == "")
    #expect(others.phone == nil && others.district == nil && others.nationalID == nil)
  }

  @Test func enrolmentsAndLightsComeNewestFirst() throws {
    let trial = try RegisterTrial()
    let session = trial.session()
    let person = try #require(try trial.add("P-1", from: "2025-01-01").about)
    _ = try session.enrolments.enrol(
      person, EnrolmentDraft(enrolment: RegisterTrial.running(from: "2026-01-01", programme: RegisterTrial.course)))
    for days in [30, 1, 90] {
      _ = try session.lights.save(
        LightsAssessment(date: session.today - days, voice: .worker, lights: Lights(packed: 1)), of: person)
    }
    let card = try trial.card(person)
    #expect(card.enrolments.map(\.enrolment.fact.programme) == [RegisterTrial.course, RegisterTrial.pilot])
    #expect(card.lights.map { session.today - $0.fact.date } == [1, 30, 90])
  }

  @Test func textThatLooksLikeSQLIsText() throws {
    let trial = try RegisterTrial()
    let name = "Robert'); DROP TABLE identity;--\"%"
    let receipt = try trial.add("P-1", name, "阮文 🙂")
    let identity = try trial.card(receipt.about).identity.fact
    #expect(identity.familyName == name)
    #expect(identity.givenName == "阮文 🙂")
    try trial.expectWhole()
  }
}

@Suite struct DuplicateTests {
  private let trial: RegisterTrial

  init() throws {
    trial = try RegisterTrial()
    let session = trial.session()
    var person = try RegisterTrial.person("P-1", "Kristiansen", "Bjørn Åge", birth: "1984-05-06")
    person.nationalID = "03851598730"
    _ = try session.people.add(person)
    _ = try session.people.add(
      Participant(number: try ParticipantNumber("P-2"), givenName: "Siv", familyName: "Moen", birthYearOnly: 1990))
  }

  private func reasons(
    _ family: String, _ given: String, birth: String? = nil, year: Int? = nil, id: String? = nil
  ) throws -> [PossibleDuplicate.Reason] {
    var draft = try RegisterTrial.person("NY", family, given, birth: birth)
    draft.birthYearOnly = year
    draft.nationalID = id
    return try trial.session().people.possibleDuplicates(of: draft).map(\.reason)
  }

  @Test func theSameNationalIDIsTheSamePerson() throws {
    #expect(try reasons("Helt", "Annen", id: "03851598730") == [.nationalID])
  }

  @Test func theSameDayAndASimilarNameMayBe() throws {
    #expect(try reasons("Kristiansen", "Bjørn", birth: "1984-05-06") == [.birthDateAndName])
    #expect(try reasons("Kristainsen", "Bjorn", birth: "1984-05-06") == [.birthDateAndName])
    #expect(try reasons("Bjørn Aage", "Kristiansen", birth: "1984-05-06") == [.birthDateAndName])
    #expect(try reasons("Christiansen", "Bjørnd", birth: "1984-05-06") == [.birthDateAndName])
    #expect(try reasons("Kristiansen", "Bjørn", birth: "1984-05-07") == [])
    #expect(try reasons("Olsen", "Bjørn", birth: "1984-05-06") == [])
  }

  @Test func theSameYearNeedsTheSameName() throws {
    #expect(try reasons("Moen", "Siv", year: 1990) == [.birthYearAndName])
    #expect(try reasons("MOEN", "siv", birth: "1990-01-01") == [.birthYearAndName])
    #expect(try reasons("Moen", "Siv", year: 1991) == [])
    #expect(try reasons("Mohn", "Siv", year: 1990) == [])
    #expect(try reasons("Kristiansen", "Bjørn Åge", year: 1984) == [.birthYearAndName])
  }

  @Test func nobodyIsTheirOwnDuplicate() throws {
    let key = try trial.session().people.participantKey(number: ParticipantNumber("P-1"))
    let card = try trial.card(key)
    #expect(try trial.session().people.possibleDuplicates(of: card.identity.fact, except: card.person).isEmpty)
    #expect(try trial.session().people.possibleDuplicates(of: card.identity.fact).count == 1)
  }
}
