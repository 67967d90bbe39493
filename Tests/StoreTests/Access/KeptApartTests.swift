import Domain
import Testing

@testable import Ledger
@testable import Store

/// A register of two services: what lies with the other is not on the card, until a consent covers it.
@Suite struct KeptApartTests {
  private let trial: RegisterTrial
  private let person: ParticipantKey
  private let workshop: UnitKey
  private let today = RegisterTrial.today
  private let other = "Bydel Stovner"

  /// Somebody who was with the other service last year, and is with us now.
  init() throws {
    trial = try RegisterTrial()
    workshop = try trial.unit("Verkstedet")
    let eva = trial.session()
    _ = try eva.catalogue.set(
      ProgrammeKeeping(programme: RegisterTrial.course, from: today - 900, controller: other, ground: .law))
    let begun = RegisterTrial.running(
      from: "2025-01-06", to: "2025-12-19", unit: try trial.unit("Kurssalen"), programme: RegisterTrial.course)
    person = try #require(
      try eva.people.add(
        RegisterTrial.person("P-1", "Hansen", "Åse"), enrolment: EnrolmentDraft(enrolment: begun, firstStep: .first)
      ).about)
    _ = try eva.enrolments.enrol(
      person,
      EnrolmentDraft(
        enrolment: RegisterTrial.running(from: "2026-03-02", unit: workshop), firstStep: .first, contact: "Tor Lie"))
    for day in [RegisterTrial.day("2025-05-05"), today] {
      _ = try eva.lights.save(
        LightsAssessment(date: day, voice: .worker, lights: Lights(packed: 5)), of: person)
      _ = try eva.followUp.enter(
        .contact(FollowUpContact(day: day, form: .phone, reachedOut: .service)), about: person)
      _ = try eva.followUpPlan.enter(PlanGoal("Mål \(day.year)", set: day), of: person)
    }
  }

  private func session(name: String = "Tor Lie", units: [String], _ relatives: Set<ParticipantKey> = []) throws
    -> Session
  {
    let units = Set(try units.map { try trial.unit($0) })
    let access = Access(
      user: trial.session("tor").access.user, name: name, role: .counsellor, units: units, relatives: relatives)
    return Session(register: trial.register, access: access, actor: "tor", today: today, todayIsGiven: false)
  }

  private func consent(_ topics: Topics, until: Day? = nil) throws {
    _ = try trial.session().around.enter(
      .consent(
        Consent(
          purpose: .sharing, topics: topics, party: "Blå Kors", controller: other, from: today - 1, validTo: until)),
      about: person)
  }

  @Test("Who works with us sees what was with us; of the rest what it is, and with whom it lies")
  func apart() throws {
    let card = try trial.card(person, try session(units: ["Verkstedet"]))
    #expect(card.enrolments.map(\.enrolment.fact.programme) == [RegisterTrial.pilot])
    #expect(card.lights.map(\.fact.date) == [today])
    #expect(card.followUp.map(\.fact.day) == [today])
    #expect(card.plan.goals.map(\.fact.words) == ["Mål 2026"])
    #expect(Set(card.elsewhere.map(\.information)) == [.programmeAndUnit, .lights, .followUpContacts, .followUpPlan])
    #expect(card.elsewhere.allSatisfy { $0.controllers == [other] })
  }

  @Test("A consent covers as far as it reaches, and not a day longer")
  func covered() throws {
    let tor = try session(units: ["Verkstedet"])
    try consent([.plan], until: today)
    let card = try trial.card(person, tor)
    #expect(card.enrolments.count == 2 && card.plan.goals.count == 2 && card.followUp.count == 2)
    // The lights touch health and use, which nobody has said yes to.
    #expect(card.lights.count == 1 && card.elsewhere.map(\.information) == [.lights])
    #expect(try trial.card(person, tor.at(today: today + 1)).enrolments.count == 1)
  }

  @Test("A team lead for the whole register sees all; the other service's counsellor who follows them, both")
  func others() throws {
    #expect(try trial.card(person).elsewhere.isEmpty)
    #expect(try trial.card(person, try session(units: ["Verkstedet", "Kurssalen"])).elsewhere.isEmpty)
    // Follows them with us, and works in the other service.
    let card = try trial.card(person, try session(units: ["Kurssalen"]))
    #expect(card.elsewhere.isEmpty && card.enrolments.count == 2)
    // Neither: a stranger of the other service has no card to open; and habilitet beats being the contact.
    #expect(failure { _ = try session(name: "Kari Holm", units: ["Kurssalen"]).people.card(person) } != nil)
    #expect(
      failure { _ = try session(units: ["Kurssalen"], [person]).people.card(person) } == .notAllowed(.relative))
  }

  @Test("Whom to call and sist sett go by what was with us; what the other service knows of treatment makes no call")
  func calls() throws {
    let eva = trial.session()
    let (theirs, ours) = (RegisterTrial.day("2025-12-01"), today - 40)
    _ = try eva.followUp.enter(.treatment(TreatmentEpisode(admitted: theirs, expected: today + 2)), about: person)
    _ = try eva.followUp.enter(
      .contact(FollowUpContact(day: ours, form: .phone, reachedOut: .service, isAchieved: true)), about: person)
    func followed(_ units: [String]) throws -> Followed {
      try #require(try session(units: units).followUp.followed([person]).first)
    }
    #expect(try followed(["Verkstedet", "Kurssalen"]).treatments.count == 1)
    #expect(try followed(["Verkstedet"]).treatments.isEmpty)
    #expect(try followed(["Verkstedet"]).lastSeen(by: today) == today)
    #expect(try CallRules().call(followed(["Verkstedet"]), today: today) == nil)
    try consent([.treatment])
    #expect(try followed(["Verkstedet"]).treatments.count == 1)
  }

  @Test("Lights of days with the other service alone are not in the list")
  func oldLights() throws {
    let eva = trial.session()
    let newest = try #require(try trial.card(person).lights.first)
    var moved = newest.fact
    moved.date = RegisterTrial.day("2025-11-03")
    _ = try eva.lights.save(moved, of: person, replacing: newest.row)
    func day(_ session: Session) throws -> Day? {
      let roster = try session.people.roster()
      return roster.line(of: person).flatMap { roster[$0] }?.lightsDate
    }
    #expect(try day(eva) == moved.date)
    #expect(try day(try session(units: ["Verkstedet"])) == nil)
  }

  @Test("In the list there is no line of what lies with the other, nor its lights")
  func listed() throws {
    let eva = trial.session()
    let card = try trial.card(person)
    let theirs = try #require(card.enrolments.last).enrolment
    var running = theirs.fact
    running.end = nil
    _ = try eva.enrolments.changeEnrolment(running, row: theirs.row)
    func lines(_ session: Session) throws -> [String] {
      let roster = try session.people.roster()
      return [RegisterTrial.pilot, RegisterTrial.course].filter {
        roster.line(of: person, programme: $0) != nil
      }
    }
    #expect(try lines(eva) == [RegisterTrial.pilot, RegisterTrial.course])
    #expect(try lines(try session(units: ["Verkstedet"])) == [RegisterTrial.pilot])
    // The newest lights are of the days with us; were they of theirs, there would be none.
    let ours = try session(units: ["Verkstedet"]).people.roster()
    #expect(ours.line(of: person).flatMap { ours[$0] }?.lightsDate == today)
    #expect(
      try lines(try session(units: ["Verkstedet", "Kurssalen"])) == [RegisterTrial.pilot, RegisterTrial.course])
  }
}
