import Domain
import Testing

@testable import Ledger
@testable import Store

/// Goals, resources, and why lights are red: entered, changed, struck and taken back as everything else of the case side.
@Suite struct FollowUpPlanTests {
  private let trial: RegisterTrial
  private let person: ParticipantKey
  private let tor: Session
  private let today = RegisterTrial.today
  private let goal = PlanGoal(
    "Bo for meg selv", area: .housing, deed: "Søke bolig", doer: "Tor Lie", due: RegisterTrial.today + 30,
    set: RegisterTrial.today)

  init() throws {
    trial = try RegisterTrial()
    person = try #require(try trial.add("P-1", from: "2026-08-03").about)
    tor = Session(
      register: trial.register,
      access: Access(user: trial.session("tor").access.user, name: "Tor Lie", role: .counsellor), actor: "tor",
      today: RegisterTrial.today, todayIsGiven: false)
  }

  private var plan: CardPlan { get throws { try trial.card(person, tor).plan } }

  @Test("What is to be done when it is dangerous is one a person, told to who may know, and emptied takes it away")
  func safety() throws {
    let safety = SafetyPlan(call: "søster, 900 00 070", naloxone: "i jakka", crisisPlan: "permen", day: today)
    _ = try tor.followUpPlan.enter(safety, of: person)
    #expect(try plan.safety?.fact == safety)
    let desk = Session(
      register: trial.register,
      access: Access(user: tor.access.user, name: "Tor Lie", role: .frontDesk), actor: "tor", today: today,
      todayIsGiven: false)
    #expect(try trial.card(person, desk).plan.safety == nil)
    let nothing = SafetyPlan(day: today)
    #expect(failure { _ = try tor.followUpPlan.enter(nothing, of: person) } == .rule(.plan([.saysNothing])))
    _ = try tor.followUpPlan.enter(nothing, of: person, replacing: try plan.safety?.row)
    #expect(try plan.safety == nil)
    try trial.expectWhole()
  }

  @Test("That the person has been told of a new contact comes and goes with the change, and is entered once a day")
  func toldOfContact() throws {
    let enrolment = try #require(try trial.card(person, tor).enrolments.first).key
    func told() throws -> [FollowUp] {
      try trial.card(person, tor).followUp.map(\.fact).filter {
        if case .event(let event) = $0 { event.kind == .contactTold } else { false }
      }
    }
    _ = try tor.enrolments.assignContact(enrolment, ContactAssignment(name: "Eva Moe", from: today), told: true)
    #expect(try told() == [.event(DatedEvent(.contactTold, on: today, note: "Eva Moe"))])
    #expect(try trial.card(person, tor).enrolments.first?.contact(on: today)?.fact.name == "Eva Moe")
    _ = try tor.journal.undo()
    #expect(try told().isEmpty)
    #expect(try trial.card(person, tor).enrolments.first?.contact(on: today)?.fact.name == "Tor Lie")
    try trial.expectWhole()
  }

  @Test("A goal is entered, changed and struck, and undo brings back row by row what was there")
  func goals() throws {
    _ = try tor.followUpPlan.enter(goal, of: person)
    let first = try #require(try plan.goals.first)
    #expect(first.fact == goal)
    let reached = goal.evaluated(on: today, as: .reached)
    _ = try tor.followUpPlan.enter(reached, of: person, replacing: first.row)
    #expect(try plan.goals.map(\.fact) == [reached])
    // Somebody has it on the screen still.
    #expect(conflict { _ = try tor.followUpPlan.enter(goal, of: person, replacing: first.row) } != nil)
    let facts = try trial.facts()
    _ = try tor.followUpPlan.strike(goal: try #require(try plan.goals.first).row, of: person)
    #expect(try plan.goals.isEmpty)
    _ = try tor.journal.undo()
    #expect(try trial.facts() == facts)
    _ = try tor.journal.undo()
    #expect(try plan.goals.map(\.fact) == [goal])
    try trial.expectWhole()
  }

  @Test("The same words are the same goal, and the same of it is no change")
  func twice() throws {
    _ = try tor.followUpPlan.enter(goal, of: person)
    #expect(conflict { _ = try tor.followUpPlan.enter(goal, of: person) } != nil)
    let row = try #require(try plan.goals.first).row
    #expect(failure { _ = try tor.followUpPlan.enter(goal, of: person, replacing: row) } == .ledger(.unchanged))
    let other = try #require(try trial.add("P-2", from: "2026-08-03").about)
    _ = try tor.followUpPlan.enter(goal, of: other)
    // A row of somebody else's is not this person's to give way.
    #expect(failure { _ = try tor.followUpPlan.strike(goal: row, of: other) } == .rule(.notInRegister))
    try trial.expectWhole()
  }

  @Test("Resources are one a person, changed in place, and gone when nothing is left of them")
  func basis() throws {
    _ = try tor.followUpPlan.enter(PlanBasis(resources: "Søster i byen"), of: person)
    #expect(conflict { _ = try tor.followUpPlan.enter(PlanBasis(resources: "To"), of: person) } != nil)
    let both = PlanBasis(resources: "Søster i byen", competence: "Snekker")
    _ = try tor.followUpPlan.enter(both, of: person, replacing: try plan.basis?.row)
    #expect(try plan.basis?.fact == both)
    _ = try tor.followUpPlan.enter(PlanBasis(), of: person, replacing: try plan.basis?.row)
    #expect(try plan.basis == nil)
    #expect(failure { _ = try tor.followUpPlan.enter(PlanBasis(), of: person) } == .rule(.plan([.saysNothing])))
  }

  @Test("Why lights are red is entered together, line by line, and an empty line takes its own away")
  func reasons() throws {
    let earlier = tor.at(today: today - 5)
    _ = try earlier.followUpPlan.enter(reasons: [.economy: "gjeld", .housing: ""], of: person, replacing: [])
    #expect(try plan.reasons.map(\.fact) == [RedLightReason(.economy, "gjeld", on: today - 5)])
    let later = tor
    _ = try later.followUpPlan.enter(
      reasons: [.economy: "gjeld", .housing: "flyttet"], of: person, replacing: try plan.reasons)
    // What was not changed keeps its day.
    #expect(Set(try plan.reasons.map(\.fact.day)) == [today - 5, today])
    let read = try plan.reasons
    _ = try later.followUpPlan.enter(reasons: [.economy: ""], of: person, replacing: read)
    #expect(try plan.reasons.map(\.fact.area) == [.housing])
    #expect(conflict { _ = try later.followUpPlan.enter(reasons: [.economy: "x"], of: person, replacing: read) } != nil)
    #expect(
      failure { _ = try later.followUpPlan.enter(reasons: [.housing: "flyttet"], of: person, replacing: read) }
        == .ledger(.unchanged))
    try trial.expectWhole()
  }

  @Test("What cannot be is refused, and nothing is written")
  func refused() throws {
    let entry = try trial.register.newestEntry()
    for goal in [PlanGoal("", set: today), PlanGoal("Bo", set: today + 1)] {
      #expect(failure { _ = try tor.followUpPlan.enter(goal, of: person) } != nil)
    }
    #expect(try trial.register.newestEntry() == entry)
  }

  @Test("The desk's card and lists are as they were, and the lead's card has the plan")
  func shown() throws {
    try trial.addUser("pia", "Pia Desk", .frontDesk)
    let desk = try trial.login("pia")
    defer { try? desk.register.close() }
    func seen() throws -> [String] {
      [
        "\(try trial.card(person, desk))", "\(try desk.people.roster().everyone)", "\(try desk.desk.openTasks())",
        "\(try desk.journal.entries(limit: 100).filter { $0.kind != .clinical && !$0.kind.isReading })",
      ]
    }
    let before = try seen()
    _ = try tor.followUpPlan.enter(goal, of: person)
    _ = try tor.followUpPlan.enter(PlanBasis(resources: "Søster"), of: person)
    #expect(try seen() == before)
    #expect(try trial.card(person).plan.goals.map(\.fact) == [goal])
  }
}
