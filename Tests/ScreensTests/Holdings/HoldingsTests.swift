import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// What holds for a time on the card and in its list; scores as digits and bars; serious events from the report to what was
/// learned.
@Suite struct HoldingsTests {
  private func list(as seat: Seat = .counsellor) throws -> Stage {
    try Stage(.rich, as: seat) { HoldingsScreen(of: $0.someone(), in: try $0.withHoldings()) }
  }

  @Test func looksAsRecorded() throws {
    try list().expectFrame("holdings")
    try Stage(.rich, as: .counsellor) { ParticipantScreen(key: $0.someone(), on: .services, in: try $0.withHoldings()) }
      .expectFrame("card-services")
    try Stage(.rich, as: .counsellor) { HoldingForm(of: $0.someone(), in: $0) }.expectFrame("holding-new", .standard)
    try Stage(.rich, as: .desk) { IncidentForm(about: $0.someone(), in: $0) }.expectFrame("incident-desk", .standard)
    let incidents = try Stage(.rich) { IncidentsScreen(in: try $0.withIncidents()) }
    incidents.expectFrame("incidents")
    incidents.press("v")
    incidents.expectFrame("incidents-names")
    incidents.press(.enter)
    incidents.expectFrame("incident-review", .standard)
  }

  @Test func aServiceIsEnteredWithAFewKeysAndEnded() throws {
    let stage = try Stage(.rich, as: .counsellor) { ParticipantScreen(key: $0.someone("P-0011"), in: $0) }
    stage.press("&", "+")
    stage.type("frisk")
    stage.press(.control("s"))
    #expect(stage.message == "Hansen, Åse: Frisklivssentral ført")
    #expect(stage.row(holding: "Frisklivssentral")?.contains("fra 19.11.2026") == true)
    stage.press(.home)
    try stage.goDown(to: "Frisklivssentral")
    stage.press(.enter)
    while !stage.selectedRow().contains("Til og med") { stage.press(.tab) }
    stage.type("i dag")
    stage.press(.control("s"))
    #expect(stage.row(holding: "Frisklivssentral")?.contains("19.11.2026–19.11.2026") == true)
    stage.press("u")
    #expect(stage.row(holding: "Frisklivssentral")?.contains("fra 19.11.2026") == true)
  }

  @Test func twoHomesAtOnceAreRefusedInWords() throws {
    let stage = try list()
    stage.press("+", .up)
    stage.type("bo")
    stage.press(.tab)
    stage.type("eid")
    stage.press(.control("s"))
    #expect(stage.text(.wide).contains("Kommunal med booppfølging gjelder fra 21.08.2026; avslutt det først."))
    #expect(stage.top is HoldingForm)
  }

  @Test func aScoreIsWeighedAgainstTheLast() throws {
    let stage = try list()
    stage.press("%")
    stage.type("who")
    stage.press(.tab, .tab)
    stage.type("18")
    #expect(stage.text().contains("WHO-5 72 · 56 den 15.11: bedre"))
    stage.expectFrame("score", .standard)
    stage.press(.backspace, .backspace)
    stage.type("26")
    stage.press(.control("s"))
    #expect(stage.text().contains("Summen er fra 0 til 25."))
    stage.press(.backspace, .backspace)
    stage.type("11")
    #expect(stage.text().contains("WHO-5 44 · se nærmere på det (ingen diagnose)"))
    stage.press(.control("s"))
    #expect(stage.top is HoldingsScreen && stage.row(holding: "44 !") != nil)
  }

  @Test func moreThanAFullCaseloadIsSaidAndBarsNobody() throws {
    let stage = try Stage(.rich, as: .counsellor) { workspace in
      let roster = workspace.readyRoster
      let people = (roster?.select(RosterQuery(includesLongEnded: true)) ?? []).compactMap { roster?[$0]?.person }
      for person in people where person != workspace.someone() {
        _ = try workspace.session.followUp.enter(
          .holding(Holding(.service, "ips", from: Fixture.today, giver: "Tor Lie")), about: person)
      }
      return HoldingForm(of: workspace.someone(), in: workspace)
    }
    let others = try stage.workspace.session.followUp.caseload(
      of: "ips", at: "Tor Lie", besides: stage.workspace.someone())
    stage.type("ips")
    while !stage.selectedRow().contains("Gis av") { stage.press(.tab) }
    stage.type("Tor Lie")
    stage.press(.control("s"))
    #expect(stage.message.contains("IPS – jobbstøtte ført"))
    #expect(stage.message.contains("og 20 er anbefalt høyst") == (others + 1 > 20))
  }

  @Test func theDeskSeesNothingOfIt() throws {
    let stage = try Stage(.rich, as: .desk) { ParticipantScreen(key: $0.someone(), in: $0) }
    #expect(!stage.text(.wide).contains("Tjenester"))
    stage.press("&")
    #expect(stage.top is ParticipantScreen)
  }

  // MARK: Serious events

  @Test func theDeskReportsAndTheTeamLeadReads() throws {
    let desk = try Stage(.rich, as: .desk) { ParticipantsScreen(in: $0) }
    try desk.goDown(to: "Hansen, Jonas")
    desk.press(";", .tab, .tab)
    desk.type("Falt i trappa")
    desk.press(.control("s"))
    #expect(desk.message == "Meldt. Veileder og teamleder leser det.")
    #expect(!desk.text(.wide).contains("Falt i trappa"))
    let lead = try Stage(after: desk) { IncidentsScreen(in: $0, showingNames: true) }
    #expect(lead.row(holding: "Hansen, Jonas", .wide)?.contains("Falt i trappa") == true)
    #expect(lead.text().contains("meldt 19.11.2026 av Kari Holm"))
  }

  @Test func anEventStandsWithoutANameUntilTheKeyShowsIt() throws {
    let stage = try Stage(.rich) { IncidentsScreen(in: try $0.withIncidents()) }
    for name in ["Hansen", "Funnet på trappa"] { #expect(!stage.text(.wide).contains(name)) }
    #expect(stage.text().contains("! meldt"))
    stage.press("v")
    #expect(stage.text(.wide).contains("Hansen, Aisha") && stage.text(.wide).contains("Funnet på trappa"))
  }

  @Test func aDeathLeavesTwoTasksThatGoWithWhatIsEntered() throws {
    let stage = try Stage(.rich, as: .counsellor) { workspace in
      let person = workspace.someone("P-0011")
      guard var ended = try workspace.session.people.card(person)?.enrolments.first?.enrolment else { return nil }
      let row = ended.row
      (ended.fact.status, ended.fact.end, ended.fact.endReason) = (.ended, Fixture.today - 2, .died)
      _ = try workspace.session.enrolments.changeEnrolment(ended.fact, row: row)
      try workspace.loadRosterNow()
      return TasksScreen(in: workspace)
    }
    stage.press("v")
    let text = stage.text(.wide)
    #expect(text.contains("Kontakt de etterlatte etter Åse H.") && text.contains("Debrief etter Åse H."))
    #expect(text.contains("døde 17.11"))
    let form = try Stage(after: stage, by: Seat.counsellor.login) { FollowUpForm(about: $0.someone("P-0011"), in: $0) }
    #expect(form.text().contains("etterlatte kontaktet"))
    form.press(.control("s"))
    let left = try Stage(after: form, by: Seat.counsellor.login) { TasksScreen(in: $0) }
    left.press("v")
    #expect(!left.text(.wide).contains("Kontakt de etterlatte") && left.text(.wide).contains("Debrief etter"))
  }
}
