import Domain
import Testing

@testable import Ledger
@testable import Store

/// Who follows somebody keeps them, whichever unit they are in; and what the list of calls is made of.
@Suite struct FollowingTests {
  private let trial: RegisterTrial
  private let person: ParticipantKey
  private let enrolment: EnrolmentKey
  private let today = RegisterTrial.today

  init() throws {
    trial = try RegisterTrial()
    let running = RegisterTrial.running(from: "2026-08-03", unit: try trial.unit("Rådhusgaten"))
    let receipt = try trial.session().people.add(
      try RegisterTrial.person("P-1", "Hansen", "Åse"),
      enrolment: EnrolmentDraft(enrolment: running, firstStep: .first, contact: "Tor Lie"))
    person = try #require(receipt.about)
    enrolment = try #require(try trial.card(person).enrolments.first?.key)
  }

  private func session(_ name: String = "Siv Ås", units: Set<UnitKey> = []) -> Session {
    let known = trial.session("tor")
    return Session(
      register: trial.register, access: Access(user: known.access.user, name: name, role: .counsellor, units: units),
      actor: "tor", today: today, todayIsGiven: false)
  }

  private func assign(_ name: String, _ role: ContactAssignment.Role, to: Day? = nil) throws {
    _ = try trial.session().enrolments.assignContact(
      enrolment, ContactAssignment(name: name, role: role, from: today - 3, to: to))
  }

  @Test func oneIsTheContactPersonAndOthersStandBeside() throws {
    try assign("Eva Moe", .primary)
    try assign("Siv Ås", .co)
    try assign("Jon Dahl", .deputy, to: today)
    let contacts = try trial.card(person).enrolments.flatMap(\.contacts).map(\.fact).filter { $0.isInForce(on: today) }
    #expect(Set(contacts.map(\.role)) == Set(ContactAssignment.Role.allCases))
    #expect(try session().followUp.following().map(\.role) == [.co])
    #expect(try session("Jon Dahl").followUp.following().first?.primary == "Eva Moe")
    #expect(try session("Kari Holm").followUp.following().isEmpty)
    try trial.expectWhole()
  }

  @Test func whoeverStandsInDoesSoToTheLastDay() throws {
    try assign("Siv Ås", .deputy, to: today)
    #expect(try session().followUp.following().count == 1)
    let tomorrow = Session(
      register: trial.register, access: session().access, actor: "tor", today: today + 1, todayIsGiven: false)
    #expect(try tomorrow.followUp.following().isEmpty)
    #expect(failure { try assign("Siv Ås", .deputy) } == .rule(.contact(.deputyWithoutEnd)))
  }

  @Test func whoeverFollowsSomebodyOpensTheirCardFromAnotherUnitAndSeesThemInLists() throws {
    let elsewhere: Set<UnitKey> = [try trial.unit("Verkstedet")]
    let tor = session(units: elsewhere)
    #expect(failure { _ = try tor.people.card(person) } == .notAllowed(.outOfScope))
    #expect(try tor.people.roster().line(of: person) == nil)
    try assign("Siv Ås", .primary)
    #expect(try tor.people.card(person) != nil)
    #expect(try tor.people.roster().line(of: person) != nil)
    _ = try tor.followUp.enter(.contact(FollowUpContact(day: today)), about: person)
    #expect(try tor.followUp.followed([person]).first?.contacts.first?.day == today)
  }

  @Test func manyAreHandedOverAsOneChangeAndTakenBackAsOne() throws {
    try trial.addMany(5)
    let all = try trial.session().reading { coder in
      try EnrolmentFact.all(coder, where: "1").map(\.fact).filter { $0.enrolment.participates(on: RegisterTrial.today) }
    }.map(\.key)
    let people = try trial.session().reading { coder in
      Set(try EnrolmentFact.all(coder, where: "1").map(\.fact).filter { all.contains($0.key) }.map(\.person))
    }
    #expect(people.count > 2)
    _ = try trial.session().enrolments.assignContact(all, ContactAssignment(name: "Siv Ås", from: today))
    #expect(try session().followUp.following().map(\.person) == people.sorted())
    _ = try trial.session().journal.undo()
    #expect(try session().followUp.following().isEmpty)
    #expect(
      failure {
        for _ in 0..<2 {
          _ = try trial.session().enrolments.assignContact(all, ContactAssignment(name: "Siv Ås", from: today))
        }
      } == .ledger(.unchanged))
  }

  @Test func whatDecidesIsWhatWasEntered() throws {
    try assign("Siv Ås", .primary)
    let tor = session()
    let told: [FollowUp] = [
      .contact(FollowUpContact(day: today - 9)),
      .contact(FollowUpContact(day: today - 1, reachedOut: .service, isAchieved: false)),
      .treatment(TreatmentEpisode(admitted: today - 90, ended: today - 30)),
      .event(DatedEvent(.released, on: today - 200)), .concern(Concern(day: today - 2, toldBy: .staff)),
      .agreed(AgreedContact(from: today - 20, every: 7)),
      .ladder(LadderStep(day: today - 1, step: .homeVisit, takenBy: "Siv Ås")),
      .question(MeetingQuestion(day: today, question: "Hva gjør vi?")),
    ]
    _ = try tor.followUp.enter(told, about: person)
    let followed = try #require(try tor.followUp.followed([person]).first)
    #expect(followed.takesPart && followed.start == RegisterTrial.day("2026-08-03"))
    #expect(followed.contacts.lastAchieved(by: today) == today - 9)
    #expect(followed.contacts.filter(\.isFruitless).map(\.day) == [today - 1])
    #expect(followed.treatments.map(\.ended) == [today - 30] && followed.releases == [today - 200])
    #expect(followed.concerns.map(\.day) == [today - 2] && followed.asked == today)
    #expect(followed.agreed == [AgreedContact(from: today - 20, every: 7)])
    #expect(followed.ladder == [LadderStep(day: today - 1, step: .homeVisit, takenBy: "Siv Ås")])
    // Taken back together.
    _ = try tor.journal.undo()
    #expect(try tor.followUp.followed([person]).first?.contacts == [])
    try trial.expectWhole()
  }

  @Test func nobodyIsTheDesksToFollow() throws {
    try assign("Siv Ås", .primary)
    try trial.addUser("pia", "Pia Desk", .frontDesk)
    let desk = try trial.login("pia")
    defer { try? desk.register.close() }
    #expect(failure { _ = try desk.followUp.followed([person]) } == .notAllowed(.role(.enterFollowUpContact)))
  }

  @Test func whoeverIsDeadIsNotCalled() throws {
    try assign("Siv Ås", .primary)
    let tor = session()
    #expect(try tor.followUp.followed([person]).count == 1)
    let card = try #require(try trial.card(person).enrolments.first)
    var ended = card.enrolment.fact
    ended.end(byDeathOn: today - 1, .running)
    _ = try trial.session().enrolments.changeEnrolment(ended, row: card.enrolment.row)
    #expect(try tor.followUp.followed([person]).isEmpty && tor.followUp.following().isEmpty)
  }
}
