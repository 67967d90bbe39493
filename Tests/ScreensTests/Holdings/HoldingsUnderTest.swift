import Domain
import Store
import TerminalUI

@testable import Screens

extension Workspace {
  /// Somebody's services, home and income over the year, and three scores on WHO-5.
  @discardableResult
  func withHoldings(of number: String = "P-0042") throws -> Workspace {
    let (person, today) = (someone(number), Fixture.today)
    // Once a register, and by who may.
    guard session.access.may(.enterServices), let card = try session.people.card(person), card.holdings.isEmpty else {
      return self
    }
    let told: [FollowUp] = [
      .holding(Holding(.housing, "temporary", from: today - 400, to: today - 90)),
      .holding(Holding(.housing, "municipal_support", from: today - 90)),
      .holding(Holding(.income, "aap", from: today - 300)),
      .holding(Holding(.service, "ips", from: today - 60, giver: "Tor Lie", note: "tirsdager")),
      .holding(Holding(.service, "housing_support", from: today - 90, giver: "Bydelen")),
      .holding(Holding(.service, "coaching", from: today - 300, to: today - 120)),
      .holding(Holding(.service, "self_help", state: .offered, from: today - 3)),
      .holding(Holding(.post, "foreman_assistant", from: today - 20, to: today + 60)),
      .score(Score("who5", on: today - 95, raw: 9)), .score(Score("who5", on: today - 60, raw: 10)),
      .score(Score("who5", on: today - 4, raw: 14)), .score(Score("life_0_10", on: today - 95, raw: 3)),
      .score(Score("life_0_10", on: today - 4, raw: 6)),
    ]
    for one in told { _ = try session.followUp.enter(one, about: person) }
    return self
  }

  /// Three serious events: one old and unread, one told, one closed.
  @discardableResult
  func withIncidents() throws -> Workspace {
    let today = Fixture.today
    guard session.access.may(.reviewIncident), try session.people.card(someone()) != nil,
      try session.followUp.incidents().isEmpty
    else { return self }
    let early = session.at(today: today - 20)
    _ = try early.followUp.report(.overdose, on: today - 21, "Funnet på trappa, fikk nalokson", about: someone())
    _ = try session.followUp.report(.threat, on: today - 1, "Ropte til en annen", about: someone("P-0107"))
    _ = try session.followUp.report(.violence, on: today - 3, "Slag i verkstedet", about: someone("P-0011"))
    let all = try session.followUp.incidents()
    for listing in all where listing.incident.kind != .overdose {
      var incident = listing.incident
      (incident.notified, incident.notifiedOn) = ("Leder", today)
      if incident.kind == .violence {
        (incident.reviewedOn, incident.learned, incident.closedOn) = (today, "To på vakt etter 14", today)
      }
      _ = try session.followUp.enter(.incident(incident), about: listing.person, replacing: listing.row)
    }
    return self
  }
}

extension ScreensUnderTest {
  static let holdings: [ScreenCase] = [
    ScreenCase("holdings") { HoldingsScreen(of: $0.someone(), in: try $0.withHoldings()) },
    ScreenCase("holdings, none") { HoldingsScreen(of: $0.someone("P-0011"), in: $0) },
    ScreenCase("card, services") {
      ParticipantScreen(key: $0.someone(), on: .services, in: try $0.withHoldings())
    },
    ScreenCase("holding") { HoldingForm(of: $0.someone(), in: $0) },
    ScreenCase("holding, change") { workspace in
      let card = try workspace.withHoldings().session.people.card(workspace.someone())
      return card?.holdings.first.map { HoldingForm(of: workspace.someone(), changing: $0, in: workspace) }
    },
    ScreenCase("score") { ScoreForm(of: $0.someone(), in: $0) },
    ScreenCase("score, change") { workspace in
      let card = try workspace.withHoldings().session.people.card(workspace.someone())
      return card?.scores.first?.scores.first.map {
        ScoreForm(of: workspace.someone(), changing: $0, in: workspace)
      }
    },
    ScreenCase("incident") { IncidentForm(about: $0.someone(), in: $0) },
    ScreenCase("incidents, names", keys: ["v"]) { IncidentsScreen(in: try $0.withIncidents()) },
    ScreenCase("incident, followed up") { workspace in
      guard workspace.session.access.may(.seeIncidents) else { return nil }
      let found = try workspace.withIncidents().session.followUp.incidents().first
      return found.map { IncidentReviewForm($0, in: workspace) }
    },
  ]
}
