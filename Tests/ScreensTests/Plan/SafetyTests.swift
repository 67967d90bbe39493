import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// What is to be done when it is dangerous, and who follows whom.
@Suite struct SafetyTests {
  private func plan(_ number: String = "P-0042") throws -> Stage {
    try Stage(.rich, as: .counsellor) { FollowUpPlanScreen(of: $0.someone(number), in: $0) }
  }

  @Test("Whom the participant wants called is entered from the plan, and stands on the card behind the key alone")
  func safety() throws {
    let stage = try plan()
    try stage.goDown(to: "Ved fare")
    stage.press(.enter)
    #expect(stage.top is SafetyPlanForm)
    stage.type("søster, 900 00 070")
    stage.press(.tab, .tab)
    stage.type("permen på kontoret")
    stage.press(.control("s"))
    #expect(stage.text().contains("står på kortet bak h") && !stage.text().contains("900 00 070"))
    let card = try Stage(after: stage, by: Seat.counsellor.login) { ParticipantScreen(key: $0.someone(), in: $0) }
    #expect(!card.text().contains("900 00 070"))
    card.press("h")
    #expect(card.text().contains("Vil at vi ringer: søster, 900 00 070"))
    #expect(card.text().contains("Kriseplan: permen på kontoret"))
  }

  @Test("A place that should not have been entered is struck by the key that strikes a goal, when asked about")
  func strikePlace() throws {
    let stage = try plan()
    let key = stage.workspace.someone()
    _ = try stage.workspace.session.followUpPlan.enter(
      Occupation(.practice, at: "Trevare AS", from: Fixture.today - 9), of: key)
    _ = stage.app.poll()
    try stage.goDown(to: "Trevare AS")
    stage.press(.delete)
    #expect(stage.top is StrikeGoalScreen && stage.text().contains("Stryke stedet?"))
    stage.press(.down, .enter)
    #expect(!stage.text().contains("Trevare AS"))
    stage.press("u")
    #expect(stage.text().contains("Trevare AS"))
  }

  @Test(
    "Who hands over is told how many the colleague follows already, and warned past what IPS reckons with; nobody is ranked"
  )
  func caseload() throws {
    let stage = try Stage(.rich) { ContactForm(of: $0.someone("P-0099"), in: $0) }
    stage.type("Tor L")
    stage.press(.tab)
    #expect(stage.text().contains("Tor Lie følger "))
    #expect(!stage.text().contains("IPS"))
  }

  @Test("That the participant has been told is entered with the contact")
  func told() throws {
    let stage = try Stage(.rich) { ContactForm(of: $0.someone("P-0099"), in: $0) }
    stage.type("Tor L")
    stage.press(.tab, .tab, .tab)
    stage.type("ja")
    stage.press(.control("s"))
    let key = try #require(Fixture.key("P-0099", in: stage.workspace.session))
    let card = try #require(try stage.workspace.session.people.card(key))
    #expect(card.followUp.contains { $0.fact == .event(DatedEvent(.contactTold, on: Fixture.today, note: "Tor Lie")) })
  }
}
