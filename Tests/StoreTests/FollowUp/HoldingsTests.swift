import Domain
import Testing

@testable import Ledger
@testable import Store

/// Services, scores and serious events in the register: entered as everything else of the case side, and what the desk reports is
/// read by those who may.
@Suite struct HoldingsTests {
  private let trial: RegisterTrial
  private let person: ParticipantKey
  private let today = RegisterTrial.today

  init() throws {
    trial = try RegisterTrial()
    person = try #require(try trial.add("P-1", from: "2026-08-03").about)
  }

  private func desk() throws -> Session {
    try trial.addUser("pia", "Pia Desk", .frontDesk)
    return try trial.login("pia")
  }

  private func told() throws -> [FollowUp] { try trial.card(person).followUp.map(\.fact) }

  @Test func whatHoldsAndWhatWasMeasuredStandOnTheCardAndAreTakenBack() throws {
    let lead = trial.session()
    let all: [FollowUp] = [
      .holding(Holding(.housing, "municipal", from: today - 90, to: today - 10)),
      .holding(Holding(.service, "ips", from: today - 60, giver: "Tor Lie", note: "tirsdager")),
      .score(Score("who5", on: today - 30, raw: 9)), .holding(Holding(.housing, "private_rent", from: today - 10)),
      .score(Score("who5", on: today, raw: 14)),
    ]
    for one in all { _ = try lead.followUp.enter(one, about: person) }
    #expect(try told() == all)
    try trial.expectWhole()
    _ = try lead.journal.undo()
    #expect(try told() == Array(all.dropLast()))
    _ = try lead.journal.redo()
    #expect(try told() == all)
    let desk = try desk()
    defer { try? desk.register.close() }
    #expect(try trial.card(person, desk).followUp.isEmpty)
    #expect(
      failure { _ = try desk.followUp.enter(all[1], about: person) } == .notAllowed(.role(.enterServices)))
  }

  @Test func theRulesHoldWhoeverEnters() throws {
    let lead = trial.session()
    let first = Holding(.housing, "municipal", from: today - 90)
    _ = try lead.followUp.enter(.holding(first), about: person)
    func refused(_ told: FollowUp) -> StoreError? { failure { _ = try lead.followUp.enter(told, about: person) } }
    #expect(
      refused(.holding(Holding(.housing, "owned", from: today))) == .rule(.followUp([.holdsAlready(first)])))
    #expect(
      refused(.holding(Holding(.income, "municipal", from: today))) == .rule(.followUp([.notInCatalogue("municipal")])))
    #expect(refused(.score(Score("who5", on: today, raw: 26))) == .rule(.followUp([.scoreOutside(0, 25)])))
    _ = try lead.followUp.enter(.score(Score("life_0_10", on: today, raw: 10)), about: person)
    #expect(
      conflict { _ = try lead.followUp.enter(.score(Score("life_0_10", on: today, raw: 4)), about: person) } != nil)
    // Ended, another may begin the same day.
    let row = try #require(try trial.card(person).followUp.first { $0.fact == .holding(first) }).row
    var ended = first
    ended.to = today
    _ = try lead.followUp.enter(.holding(ended), about: person, replacing: row)
    #expect(refused(.holding(Holding(.housing, "owned", from: today))) == nil)
    try trial.expectWhole()
  }

  @Test func aCaseloadIsThoseWhomOneGivesTheServiceToday() throws {
    let lead = trial.session()
    var people = [person]
    for number in 2...4 { people.append(try #require(try trial.add("P-\(number)", from: "2026-08-03").about)) }
    for (index, one) in people.enumerated() {
      let ended = index == 3 ? today - 1 : nil
      _ = try lead.followUp.enter(
        .holding(Holding(.service, "ips", from: today - 30, to: ended, giver: " tor  LIE ")), about: one)
    }
    #expect(try lead.followUp.caseload(of: "ips", at: "Tor Lie", besides: person) == 2)
    #expect(try lead.followUp.caseload(of: "ips", at: "Eva Moe", besides: person) == 0)
    #expect(try lead.followUp.caseload(of: "coaching", at: "Tor Lie", besides: person) == 0)
  }

  // MARK: Serious events

  @Test func whatTheDeskReportsIsReadByThoseWhoMayAndNotByTheDesk() throws {
    let desk = try desk()
    defer { try? desk.register.close() }
    _ = try desk.followUp.report(.overdose, on: today - 1, "Funnet på trappa", about: person)
    try trial.addUser("ida", "Ida Desk", .frontDesk)
    let other = try trial.login("ida")
    defer { try? other.register.close() }
    #expect(try other.reading { try ReportFact.all($0, where: "1").map(\.fact.isTold) } == [false])
    #expect(failure { _ = try desk.followUp.incidents() } == .notAllowed(.role(.seeIncidents)))
    // Nothing in the open says whom it is about, nor that it is an overdose.
    #expect(try trial.count("SELECT count(*) FROM report WHERE instr(told, 'overdose') > 0") == 0)
    let lead = trial.session()
    #expect(try lead.followUp.incidents().isEmpty)
    try lead.followUp.takeReports()
    let found = try lead.followUp.incidents()
    #expect(found.map(\.person) == [person])
    #expect(found.first?.incident.text == "Funnet på trappa" && found.first?.incident.kind == .overdose)
    #expect(found.first?.incident.reporter == "Pia Desk" && found.first?.incident.reported == today)
    // Once is enough, and on the desk's side nothing of it is left.
    let head = try trial.register.newestEntry()
    try lead.followUp.takeReports()
    #expect(try trial.register.newestEntry() == head && lead.followUp.incidents().count == 1)
    #expect(
      try lead.reading { try ReportFact.all($0, from: "main.report", where: "1", values: []) }.allSatisfy {
        !$0.fact.isTold
      })
    // What has been taken in is not taken back from the desk.
    #expect(failure { _ = try desk.journal.undo() } != nil)
    try trial.expectWhole()
  }

  @Test func aReportThatIsTakenBackIsNobodysAndLeavesNothing() throws {
    let desk = try desk()
    defer { try? desk.register.close() }
    _ = try desk.followUp.report(.threat, on: today, "Ropte", about: person)
    _ = try desk.journal.undo()
    let lead = trial.session()
    try lead.followUp.takeReports()
    #expect(try lead.followUp.incidents().isEmpty)
    #expect(
      try lead.reading { try ReportFact.all($0, from: "main.report", where: "1", values: []) }.allSatisfy {
        !$0.fact.isTold
      })
    try trial.expectWhole()
  }

  @Test func theTeamLeadFollowsAnEventUpAndACounsellorReportsAndReads() throws {
    let lead = trial.session()
    let counsellor = Session(
      register: trial.register,
      access: Access(user: lead.access.user, name: "Tor Lie", role: .counsellor), actor: "tor", today: today,
      todayIsGiven: false)
    _ = try counsellor.followUp.report(.violence, on: today, "Slag i verkstedet", about: person)
    let listing = try #require(try counsellor.followUp.incidents().first)
    var incident = listing.incident
    (incident.reviewedOn, incident.learned) = (today, "To på vakt")
    #expect(
      failure { _ = try counsellor.followUp.enter(.incident(incident), about: person, replacing: listing.row) }
        == .notAllowed(.role(.reviewIncident)))
    _ = try lead.followUp.enter(.incident(incident), about: person, replacing: listing.row)
    #expect(try lead.followUp.incidents().map(\.incident.state) == [.reviewed])
    #expect(
      failure { _ = try lead.followUp.report(.other, on: today + 1, "x", about: person) }
        == .rule(.followUp([.incident(.inTheFuture)])))
    try trial.expectWhole()
  }

  @Test func aDeathIsFollowedUpUntilItIsEnteredThatItWas() throws {
    let lead = trial.session()
    var ended = try #require(try trial.card(person).enrolments.first).enrolment
    (ended.fact.status, ended.fact.end, ended.fact.endReason) = (.ended, today - 5, .died)
    _ = try lead.enrolments.changeEnrolment(ended.fact, row: ended.row)
    #expect(try lead.followUp.recentDeaths(of: [person]).map(\.day) == [today - 5])
    _ = try lead.followUp.enter(.event(DatedEvent(.bereavedContacted, on: today - 2)), about: person)
    #expect(try lead.followUp.recentDeaths(of: [person]).map(\.done) == [[.bereavedContacted]])
    #expect(try lead.at(today: today + 90).followUp.recentDeaths(of: [person]).isEmpty)
    try trial.expectWhole()
  }
}
