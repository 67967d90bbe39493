import Domain
import GRDB
import Testing

@testable import Ledger
@testable import Store

/// Two processes at one register, each with its own connections.
@Suite struct ConflictTests {
  private let trial: RegisterTrial
  private let kari: Session
  private let tor: Session

  init() throws {
    trial = try RegisterTrial()
    kari = trial.session("kari")
    tor = trial.session("tor", in: try trial.reopened())
  }

  @Test func theSecondToChangeARowIsToldWhoWasFirstAndWhen() throws {
    let person = try trial.add("P-1").about
    let seen = try trial.card(person, kari)
    var changed = seen.identity.fact
    changed.phone = "900 00 001"
    let first = try tor.people.change(changed, row: seen.identity.row)
    changed.phone = "900 00 002"
    let entries = try trial.count("SELECT count(*) FROM entry")
    let refused = try #require(conflict { _ = try kari.people.change(changed, row: seen.identity.row) })
    #expect(refused.actor == "Tor Lie")
    #expect(refused.kind == .participantChanged)
    #expect(refused.entry == first.entry)
    #expect(refused.about == person)
    #expect(refused.at == (try kari.journal.entries(limit: 1).first?.at))
    // Refused whole.
    #expect(try trial.count("SELECT count(*) FROM entry") == entries)
    #expect(try trial.card(person, kari).identity.fact.phone == "900 00 001")
  }

  @Test func aTakenNumberIsAConflictThatNamesItsEntry() throws {
    let taken = try trial.add("P-1", by: tor)
    let refused = try #require(conflict { _ = try trial.add("P-1", by: kari) })
    #expect(refused.entry == taken.entry)
    #expect(refused.actor == "Tor Lie")
    #expect(refused.about == taken.about)
  }

  @Test func everyNaturalKeyIsTakenOnce() throws {
    let receipt = try trial.add("P-1", from: "2026-09-01")
    let person = try #require(receipt.about)
    let card = try trial.card(person)
    let again = EnrolmentDraft(enrolment: RegisterTrial.running(from: "2026-09-01"))
    #expect(conflict { _ = try kari.enrolments.enrol(person, again) }?.entry == receipt.entry)

    let lights = LightsAssessment(date: kari.today, voice: .worker, lights: Lights(packed: 1))
    let saved = try kari.lights.save(lights, of: person)
    #expect(conflict { _ = try tor.lights.save(lights, of: person) }?.entry == saved.entry)
    // Another voice is another assessment.
    _ = try tor.lights.save(LightsAssessment(date: kari.today, voice: .own, lights: lights.lights), of: person)

    let unit = Domain.Unit(programme: RegisterTrial.pilot, name: "Verkstedet", places: 1)
    #expect(conflict { _ = try kari.catalogue.addUnit(unit) }?.kind == .created)
    _ = try kari.catalogue.addUnit(Domain.Unit(programme: RegisterTrial.course, name: "Verkstedet", places: 1))

    let enrolment = try #require(receipt.enrolment)
    let step = conflict {
      try trial.register.write(by: kari, kind: .stepMoved) { change throws(StoreError) in
        try change.enter(
          StepPeriodFact(
            enrolment: enrolment, period: StepPeriod(step: .first, from: RegisterTrial.day("2026-09-01"))))
      }
    }
    #expect(step?.entry == receipt.entry)
    #expect(
      conflict { _ = try kari.catalogue.addProgramme(try RegisterTrial.programme(RegisterTrial.pilot)) }?.kind
        == .created)
    #expect(card.enrolments.count == 1)
    try trial.expectWhole()
  }

  @Test func anAppliedDateIsTheKeyWhereThereIsNoStart() throws {
    let person = try #require(try kari.people.add(try RegisterTrial.person("P-1", "Berg", "Siv")).about)
    let applied = Enrolment(programme: RegisterTrial.pilot, status: .applied, applied: RegisterTrial.day("2026-11-01"))
    let first = try kari.enrolments.enrol(person, EnrolmentDraft(enrolment: applied))
    #expect(conflict { _ = try tor.enrolments.enrol(person, EnrolmentDraft(enrolment: applied)) }?.entry == first.entry)
  }

  @Test func aStepMovedByTwoIsMovedOnce() throws {
    let receipt = try trial.add("P-1")
    let enrolment = try #require(receipt.enrolment)
    let seen = try #require(try trial.card(receipt.about, kari).enrolments.first?.step(on: kari.today))
    let move = StepMove(to: try #require(StepNumber(2)), date: kari.today, reason: nil)
    let first = try tor.enrolments.move(enrolment, move, present: seen)
    #expect(conflict { _ = try kari.enrolments.move(enrolment, move, present: seen) }?.entry == first.entry)
    // Nor by one who saw no step at all.
    #expect(conflict { _ = try kari.enrolments.move(enrolment, move, present: nil) } != nil)
  }

  @Test func whatTheOtherHasTakenBackCannotBeBuiltOn() throws {
    let receipt = try trial.add("P-1", by: tor)
    let person = try #require(receipt.about)
    let undo = try tor.journal.undo()
    let lights = LightsAssessment(date: kari.today, voice: .worker, lights: Lights(packed: 1))
    #expect(conflict { _ = try kari.lights.save(lights, of: person) }?.entry == undo.entry)
    #expect(
      conflict {
        _ = try kari.enrolments.assignContact(
          try #require(receipt.enrolment), ContactAssignment(name: "X", from: kari.today))
      }
        != nil)
    #expect(try kari.people.card(person) == nil)
  }

  @Test func aRowThatNeverWasIsNoConflict() throws {
    let person = try RegisterTrial.person("P-1", "Berg", "Siv")
    #expect(
      failure { _ = try kari.people.change(person, row: RowID(form: IdentityFact.form, id: 99)) }
        == .rule(.notInRegister))
    let receipt = try trial.add("P-2")
    let link = try trial.card(receipt.about)
    // A row of another kind is not the one it claims to be.
    #expect(
      failure { _ = try kari.people.change(person, row: link.enrolments[0].enrolment.row) } == .rule(.notInRegister))
  }

  @Test func aWriteThatMustWaitTooLongSaysSo() throws {
    try trial.add("P-1")
    let quick = try trial.reopened(OpenOptions(busyMilliseconds: 20))
    let blocker = try DatabaseQueue(path: trial.path)
    try blocker.inDatabase { database in
      try database.execute(sql: "BEGIN IMMEDIATE")
      #expect(failure { try trial.add("P-2", by: trial.session(in: quick)) } == .ledger(.busy))
      // Reading goes on.
      #expect(try trial.session(in: quick).figures.menuCounts().participating == 1)
      try database.execute(sql: "ROLLBACK")
    }
    try trial.add("P-2", by: trial.session(in: quick))
  }

  @Test func whatTheBodyThrowsRollsEverythingBack() throws {
    let before = try trial.facts()
    let thrown = failure {
      try trial.register.write(by: kari, kind: .participantAdded) { change throws(StoreError) in
        try change.enter(
          IdentityFact(
            person: try change.newPerson(),
            participant: Participant(
              number: ParticipantNumber(stored: "P-9"), givenName: "A", familyName: "B")))
        throw .ledger(.cancelled)
      }
    }
    #expect(thrown == .ledger(.cancelled))
    #expect(try trial.facts() == before)
    #expect(try trial.count("SELECT count(*) FROM person") == 0)
  }
}
