import Domain
import Testing

@testable import Ledger
@testable import Store

/// What a programme holds is the register's own, from a day on; what is ticked off is the case side's.
@Suite struct ProgrammeTermsTests {
  private let trial: RegisterTrial
  private let person: ParticipantKey
  private let enrolment: EnrolmentKey
  private let today = RegisterTrial.today

  init() throws {
    trial = try RegisterTrial()
    person = try #require(try trial.add("P-1", from: "2026-08-03").about)
    enrolment = try #require(try trial.card(person).enrolments.first).key
  }

  private func session(_ role: Role, units: Set<UnitKey> = []) -> Session {
    Session(
      register: trial.register,
      access: Access(user: trial.session("tor").access.user, name: "Tor Lie", role: role, units: units), actor: "tor",
      today: today, todayIsGiven: false)
  }

  private func terms(from: Day, _ content: String) -> StepTerms {
    StepTerms(
      programme: RegisterTrial.pilot, step: .first, from: from, content: [content], limit: .months(18),
      checklist: Checklist([.known(.plan), .tick("CV skrevet")]))
  }

  private var set: [StepTerms] { get throws { try trial.session().catalogue.stepTerms().map(\.fact.terms) } }

  @Test(
    "What held before goes on holding of its days; the same day is corrected and not said twice; undo brings it back")
  func dated() throws {
    let eva = trial.session().catalogue
    let (old, new) = (terms(from: today - 400, "fritid"), terms(from: today, "fritid og samlinger"))
    _ = try eva.set(old)
    _ = try eva.set(new)
    #expect(try set == [old, new])
    #expect(try set.inForce(on: today - 1) == old)
    // Entered twice by two who both saw nothing there.
    #expect(conflict { _ = try eva.set(terms(from: today, "noe annet")) } != nil)
    let row = try #require(try eva.stepTerms().last).row
    #expect(failure { _ = try eva.set(new, replacing: row) } == .ledger(.unchanged))
    let corrected = terms(from: today, "samlinger")
    _ = try eva.set(corrected, replacing: row)
    #expect(try set == [old, corrected])
    _ = try trial.session().journal.undo()
    #expect(try set == [old, new])
    try trial.expectWhole()
  }

  @Test("Controller and ground are set from a day on; a controller without a name is none")
  func keeping() throws {
    let eva = trial.session().catalogue
    let keeping = ProgrammeKeeping(
      programme: RegisterTrial.pilot, from: today, controller: "Kristiansand kommune", ground: .assignment)
    _ = try eva.set(keeping)
    #expect(try eva.keepings().map(\.fact.keeping) == [keeping])
    var nameless = keeping
    nameless.controller = ""
    #expect(failure { _ = try eva.set(nameless) } == .rule(.nameMissing))
    try trial.expectWhole()
  }

  @Test("A row of another step cannot be made into this one")
  func otherStep() throws {
    let eva = trial.session().catalogue
    _ = try eva.set(terms(from: today, "fritid"))
    var other = terms(from: today, "arbeid")
    other.step = StepNumber.all[1]
    let row = try eva.stepTerms().first?.row
    #expect(failure { _ = try eva.set(other, replacing: row) } == .rule(.notInRegister))
  }

  @Test("Ticked off by itself or with the move; one undo takes back both, and neither is left alone")
  func ticks() throws {
    let tor = session(.counsellor)
    let change = ChecklistChange(step: .first, ticks: ["CV skrevet": true])
    _ = try tor.followUpPlan.tick(change, on: enrolment, of: person)
    #expect(try trial.card(person, tor).plan.ticked(on: enrolment, in: .first) == ["CV skrevet"])
    #expect(failure { _ = try tor.followUpPlan.tick(change, on: enrolment, of: person) } == .ledger(.unchanged))
    _ = try tor.journal.undo()

    let present = try trial.card(person, tor).enrolments.first?.steps.first
    _ = try tor.enrolments.move(
      enrolment, StepMove(to: StepNumber.all[1], date: today, reason: nil), present: present, ticking: change)
    let card = try trial.card(person, tor)
    #expect(card.enrolments.first?.steps.count == 2 && card.plan.ticks.count == 1)
    _ = try tor.journal.undo()
    let before = try trial.card(person, tor)
    #expect(before.enrolments.first?.steps.count == 1 && before.plan.ticks.isEmpty)
    try trial.expectWhole()
  }

  @Test(
    "What is missing is told to who works with the person, and to nobody at the desk, out of reach, or close to them")
  func readiness() throws {
    let tor = session(.counsellor)
    _ = try tor.followUpPlan.tick(
      ChecklistChange(step: .first, ticks: ["CV skrevet": true]), on: enrolment, of: person)
    let told = try #require(try tor.followUpPlan.readiness(of: person, on: enrolment, in: .first))
    #expect(told.contact == "Tor Lie" && told.ticked == ["CV skrevet"] && told.latestLights == nil)
    #expect(try tor.followUpPlan.readiness(of: person, on: enrolment, in: StepNumber.all[1])?.ticked == [])
    #expect(try session(.frontDesk).followUpPlan.readiness(of: person, on: enrolment, in: .first) == nil)
    // A stranger whose units are others.
    var access = session(.counsellor, units: [try trial.unit("Kurssalen")]).access
    access.name = "Kari Holm"
    let unit = try trial.unit("Verkstedet")
    let kept = try #require(try trial.card(person).enrolments.first).enrolment
    var placed = kept.fact
    placed.unit = unit
    _ = try trial.session().enrolments.changeEnrolment(placed, row: kept.row)
    func asked(_ access: Access) throws -> Readiness? {
      try Session(register: trial.register, access: access, actor: "tor", today: today, todayIsGiven: false)
        .followUpPlan.readiness(of: person, on: enrolment, in: .first)
    }
    #expect(try asked(access) == nil)
    access.units = [unit]
    #expect(try asked(access) != nil)
    access.relatives = [person]
    #expect(try asked(access) == nil)
  }
}
