import Domain
import Testing

@testable import Ledger
@testable import Store

/// The domain's rules hold in the register, whoever asks.
@Suite struct WritingRulesTests {
  private let trial: RegisterTrial
  private let session: Session

  init() throws {
    trial = try RegisterTrial()
    session = trial.session()
  }

  private func violation(_ body: () throws -> Void) -> RuleViolation? {
    guard case .rule(let violation) = failure(body) else { return nil }
    return violation
  }

  @Test func aPersonNeedsAName() throws {
    let nobody = Participant(number: try ParticipantNumber("P-1"), givenName: "", familyName: "")
    #expect(violation { _ = try session.people.add(nobody) } == .participant([.noName]))
  }

  @Test func anEnrolmentFollowsNavsRules() throws {
    let person = try #require(try session.people.add(try RegisterTrial.person("P-1", "Berg", "Siv")).about)
    func enrol(_ enrolment: Enrolment) -> RuleViolation? {
      violation { _ = try session.enrolments.enrol(person, EnrolmentDraft(enrolment: enrolment)) }
    }
    #expect(enrol(Enrolment(programme: RegisterTrial.pilot, status: .applied)) == .enrolment([.noDate]))
    #expect(
      enrol(Enrolment(programme: RegisterTrial.pilot, status: .completed, start: session.today, end: session.today))
        == .enrolment([.wrongEnding(.completed)]))
    #expect(
      enrol(Enrolment(programme: "finnes-ikke", status: .applied, applied: session.today))
        == .unknownProgramme("finnes-ikke"))
    let hall = try trial.unit("Kurssalen")
    #expect(enrol(RegisterTrial.running(from: "2026-09-01", unit: hall)) == .unitOfOtherProgramme(hall))
  }

  @Test func aChangeOfStatusFollowsNavsRules() throws {
    let receipt = try trial.add("P-1")
    let enrolment = try trial.card(receipt.about).enrolments[0].enrolment
    var changed = enrolment.fact
    changed.status = .notRelevant
    #expect(
      violation { _ = try session.enrolments.changeEnrolment(changed, row: enrolment.row) }
        == .transition(.notRelevantOnlyBeforeStart(.participating)))
    changed.status = .registeredInError
    _ = try session.enrolments.changeEnrolment(changed, row: enrolment.row)
    let locked = try trial.card(receipt.about).enrolments[0].enrolment
    changed.funding = "NAV"
    #expect(
      violation { _ = try session.enrolments.changeEnrolment(changed, row: locked.row) } == .transition(.locked))
  }

  @Test func nothingHappensBeforeBirthOrAfterDeath() throws {
    let person = try #require(try trial.add("P-1").about)
    let (today, row) = (session.today, try trial.card(person).enrolments[0].enrolment)
    let death = today - 10
    var ended = row.fact
    (ended.status, ended.end, ended.endReason) = (.ended, death, .died)
    _ = try session.enrolments.changeEnrolment(ended, row: row.row)
    let group = try session.attendance.addGroup(Group(unit: try trial.unit("Verkstedet"), name: "Turgruppa")).group
    let gear = try session.work.saveGear(Gear(unit: try trial.unit("Verkstedet"), name: "Ski")).gear
    func isLate(_ body: () throws -> Void) -> Bool { violation(body) == .outsideLife(.afterDeath(death)) }
    let lights = Lights(packed: 0b11)
    #expect(
      isLate {
        _ = try session.lights.save(LightsAssessment(date: death + 1, voice: .worker, lights: lights), of: person)
      })
    #expect(isLate { _ = try session.attendance.enter(Absence(from: death + 1, to: nil, reason: .sick), of: person) })
    #expect(isLate { _ = try session.attendance.changeMembers(of: group, adding: [person], from: death + 1) })
    #expect(isLate { _ = try session.work.lend(gear, to: person, day: today, due: today + 1) })
    let time = try #require(TimeOfDay("1000"))
    #expect(
      isLate {
        _ = try session.desk.makeAppointment(Appointment(day: today, from: time, with: "Eva Moe"), with: person)
      })
    let new = Enrolment(programme: RegisterTrial.course, status: .applied, applied: today)
    #expect(isLate { _ = try session.enrolments.enrol(person, EnrolmentDraft(enrolment: new)) })
    // On the day itself, and before it, it may have been.
    _ = try session.attendance.changeMembers(of: group, adding: [person], from: death)
    let number = try ParticipantNumber("P-2")
    let born = Participant(number: number, givenName: "Siv", familyName: "Berg", birthYearOnly: 1990)
    let young = try #require(try session.people.add(born).about)
    let early = LightsAssessment(date: RegisterTrial.day("1989-12-31"), voice: .worker, lights: lights)
    #expect(violation { _ = try session.lights.save(early, of: young) } == .outsideLife(.beforeBirth(1990)))
  }

  @Test func theProgrammeOfAnEnrolmentIsFixed() throws {
    let enrolment = try trial.card(try trial.add("P-1").about).enrolments[0].enrolment
    var changed = enrolment.fact
    changed.programme = RegisterTrial.course
    #expect(violation { _ = try session.enrolments.changeEnrolment(changed, row: enrolment.row) } == .programmeIsFixed)
  }

  @Test func theFirstStepFollowsACorrectedStart() throws {
    let receipt = try trial.add("P-1", from: "2026-09-01")
    var enrolment = try trial.card(receipt.about).enrolments[0]
    var changed = enrolment.enrolment.fact
    changed.start = RegisterTrial.day("2026-09-14")
    _ = try session.enrolments.changeEnrolment(changed, row: enrolment.enrolment.row)
    enrolment = try trial.card(receipt.about).enrolments[0]
    #expect(enrolment.steps.map(\.fact.from) == [RegisterTrial.day("2026-09-14")])
    // Not past the next step.
    let move = StepMove(to: try #require(StepNumber(2)), date: RegisterTrial.day("2026-10-01"), reason: nil)
    _ = try session.enrolments.move(enrolment.key, move, present: enrolment.step(on: session.today))
    enrolment = try trial.card(receipt.about).enrolments[0]
    changed.start = RegisterTrial.day("2026-10-05")
    #expect(
      violation { _ = try session.enrolments.changeEnrolment(changed, row: enrolment.enrolment.row) }
        == .stepBeforeStart(RegisterTrial.day("2026-09-14")))
    // One undo takes start and step back together.
    _ = try session.journal.undo()
    _ = try session.journal.undo()
    #expect(try trial.card(receipt.about).enrolments[0].steps.map(\.fact.from) == [RegisterTrial.day("2026-09-01")])
  }

  @Test func aMoveIsCheckedAgainWhereItIsWritten() throws {
    let receipt = try trial.add("P-1")
    let enrolment = try #require(receipt.enrolment)
    let present = try trial.card(receipt.about).enrolments[0].step(on: session.today)
    func move(_ step: Int, _ date: Day, _ reason: StepReason? = nil) throws -> RuleViolation? {
      let move = StepMove(to: try #require(StepNumber(step)), date: date, reason: reason)
      return violation { _ = try session.enrolments.move(enrolment, move, present: present) }
    }
    #expect(try move(1, session.today) == .step([.sameStep]))
    #expect(try move(2, session.today + 1) == .step([.inTheFuture]))
    #expect(
      try move(2, RegisterTrial.day("2026-09-01"))
        == .step([.beforePresentStep(RegisterTrial.day("2026-09-01"))]))
  }

  @Test func goingBackTellsWhy() throws {
    let receipt = try trial.add("P-1")
    let enrolment = try #require(receipt.enrolment)
    let two = try #require(StepNumber(2))
    _ = try session.enrolments.move(
      enrolment, StepMove(to: two, date: session.today - 10, reason: nil),
      present: trial.card(receipt.about).enrolments[0].step(on: session.today))
    let present = try trial.card(receipt.about).enrolments[0].step(on: session.today)
    let back = StepMove(to: .first, date: session.today, reason: nil)
    #expect(violation { _ = try session.enrolments.move(enrolment, back, present: present) } == .step([.reasonMissing]))
    _ = try session.enrolments.move(
      enrolment, StepMove(to: .first, date: session.today, reason: .needsMoreSupport), present: present)
    let steps = try trial.card(receipt.about).enrolments[0].steps.map(\.fact)
    #expect(steps.map(\.step.value) == [1, 2, 1])
    #expect(steps.map(\.to) == [session.today - 11, session.today - 1, nil])
    #expect(steps.last?.reason == .needsMoreSupport)
  }

  @Test func aFirstStepNeedsAStart() throws {
    let draft = EnrolmentDraft(
      enrolment: Enrolment(programme: RegisterTrial.pilot, status: .applied, applied: session.today), firstStep: .first)
    #expect(
      violation { _ = try session.people.add(try RegisterTrial.person("P-1", "Berg", "Siv"), enrolment: draft) }
        == .step([.notParticipating]))
    // And with it the person is not entered either.
    #expect(try session.people.participantKey(number: ParticipantNumber("P-1")) == nil)
  }

  @Test func lightsSaySomethingAboutAPastDay() throws {
    let person = try #require(try trial.add("P-1").about)
    let lights = Lights(packed: 1)
    func save(_ date: Day, _ lights: Lights) -> RuleViolation? {
      violation {
        _ = try session.lights.save(LightsAssessment(date: date, voice: .worker, lights: lights), of: person)
      }
    }
    #expect(save(session.today + 1, lights) == .lights(.inTheFuture))
    #expect(save(session.today, Lights()) == .lights(.empty))
    #expect(save(session.today, lights) == nil)
  }

  @Test func correctedLightsStandInTheOldOnesPlace() throws {
    let person = try #require(try trial.add("P-1").about)
    _ = try session.lights.save(
      LightsAssessment(date: session.today, voice: .worker, lights: Lights(packed: 1)), of: person)
    let old = try #require(try trial.card(person).lights.first)
    var corrected = old.fact
    #expect(failure { _ = try session.lights.save(corrected, of: person, replacing: old.row) } == .ledger(.unchanged))
    corrected.date = session.today - 1
    let receipt = try session.lights.save(corrected, of: person, replacing: old.row)
    #expect(receipt.kind == .lightsChanged)
    #expect(try trial.card(person).lights.map(\.fact) == [corrected])
  }

  @Test func aNewContactEndsTheOneBefore() throws {
    let receipt = try trial.add("P-1", from: "2026-09-01")
    let enrolment = try #require(receipt.enrolment)
    _ = try session.enrolments.assignContact(
      enrolment, ContactAssignment(name: "Eva Moe", from: RegisterTrial.day("2026-10-01")))
    func contacts() throws -> [ContactAssignment] { try trial.card(receipt.about).enrolments[0].contacts.map(\.fact) }
    #expect(try contacts().map(\.name) == ["Tor Lie", "Eva Moe"])
    #expect(try contacts().map(\.to) == [RegisterTrial.day("2026-09-30"), nil])
    #expect(
      failure {
        _ = try session.enrolments.assignContact(enrolment, ContactAssignment(name: "Eva Moe", from: session.today))
      }
        == .ledger(.unchanged))
    #expect(
      violation {
        _ = try session.enrolments.assignContact(
          enrolment, ContactAssignment(name: "Kari Holm", from: RegisterTrial.day("2026-09-15")))
      }
        == .contactBeforePresent(RegisterTrial.day("2026-10-01")))
    // On the very day, the other one never was.
    _ = try session.enrolments.assignContact(
      enrolment, ContactAssignment(name: "Kari Holm", from: RegisterTrial.day("2026-10-01")))
    #expect(try contacts().map(\.name) == ["Tor Lie", "Kari Holm"])
  }

  @Test func backgroundIsKeptOnlyWhenThereIsSomethingToKeep() throws {
    let person = try session.people.add(
      try RegisterTrial.person("P-1", "Berg", "Siv"), background: CaseBackground()
    ).about
    #expect(try trial.card(person).background == nil)
    func change(_ background: CaseBackground) throws {
      let identity = try trial.card(person).identity
      _ = try session.people.change(identity.fact, row: identity.row, background: background)
    }
    try change(CaseBackground(lar: false))
    #expect(try trial.card(person).background?.fact.lar == false)
    try change(CaseBackground())
    #expect(try trial.card(person).background == nil)
    _ = try session.journal.undo()
    #expect(try trial.card(person).background?.fact.lar == false)
  }

  @Test func aUnitHasANameAndPlacesThatCanBe() throws {
    #expect(
      violation { _ = try session.catalogue.addUnit(Domain.Unit(programme: RegisterTrial.pilot, name: "", places: 1)) }
        == .nameMissing)
    #expect(
      violation {
        _ = try session.catalogue.addUnit(Domain.Unit(programme: RegisterTrial.pilot, name: "A", places: -1))
      }
        == .placesNegative)
    #expect(
      violation { _ = try session.catalogue.addUnit(Domain.Unit(programme: "x", name: "A", places: 1)) }
        == .unknownProgramme("x"))
    let kept = try #require(try session.catalogue.units().first { $0.fact.unit.name == "Verkstedet" })
    var unit = kept.fact.unit
    unit.places = 12
    let receipt = try session.catalogue.changeUnit(unit, row: kept.row)
    #expect(receipt.unit == kept.fact.key)
    #expect(try session.catalogue.units().first { $0.fact.key == kept.fact.key }?.fact.unit.places == 12)
    unit.programme = RegisterTrial.course
    let changed = try #require(try session.catalogue.units().first { $0.fact.key == kept.fact.key })
    #expect(violation { _ = try session.catalogue.changeUnit(unit, row: changed.row) } == .programmeIsFixed)
  }

  @Test func aSettingIsChangedOnce() throws {
    _ = try session.settings.change([.daysOnListAfterEnd: "10"])
    #expect(try session.settings.daysOnListAfterEnd() == 10)
    #expect(failure { _ = try session.settings.change([.daysOnListAfterEnd: "10"]) } == .ledger(.unchanged))
    _ = try session.journal.undo()
    #expect(try session.settings.daysOnListAfterEnd() == EnrolmentRules.daysOnListAfterEnd)
  }
}
