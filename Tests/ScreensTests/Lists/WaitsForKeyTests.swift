import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// The list narrowed to, and told of, what waits for a key on a card.
@Suite struct WaitsForKeyTests {
  private func stage(_ seat: Seat = .counsellor, _ filters: ChosenFilters = [:]) throws -> Stage {
    let stage = try Stage(.rich, as: seat) { ParticipantsScreen(in: $0) }
    if !filters.isEmpty { stage.workspace.choose(filters, of: "participants", widening: [:], names: nil) }
    return stage
  }

  @Test("Days after treatment stand in a column while a key shows them, and nowhere before")
  func column() throws {
    let stage = try stage()
    #expect(!stage.text(.wide).contains("Etter behandling") && !stage.text().contains(" av 9"))
    stage.press("h")
    #expect(stage.text().contains("Etter behandling"))
    stage.expectFrame("list-window", .standard, .wide)
    stage.press("h")
    #expect(!stage.text(.wide).contains("Etter behandling"))
  }

  @Test("Narrowed to those after treatment the list has numbers for names until the key")
  func filter() throws {
    let stage = try stage(.counsellor, ["window": "in"])
    #expect(stage.text().contains("P-0042") && !stage.text().contains("Aisha"))
    stage.press("h")
    #expect(stage.text().contains("Hansen, Aisha"))
    #expect(!stage.text().contains("P-0011"))
    // Whoever is looked for is found by name, and then nothing is narrowed.
    stage.press("h", "/")
    stage.type("ais")
    #expect(stage.text().contains("Hansen, Aisha"))
  }

  @Test("The desk has neither the column nor the filter nor the key")
  func desk() throws {
    let stage = try stage(.desk, ["window": "in", "consent": "ending"])
    stage.press("h")
    #expect(!stage.text(.wide).contains("Etter behandling"))
    #expect(stage.text().contains("P-0011") && stage.text().contains("Hansen, Aisha"))
  }

  @Test("Narrowed to those of whom a consent runs out there are those, and no others")
  func consent() throws {
    let stage = try stage(.counsellor, ["consent": "ending"])
    let before = stage.text()
    #expect(!before.contains("P-0011"))
    let key = try #require(Fixture.key("P-0011", in: stage.workspace.session))
    _ = try stage.workspace.session.around.enter(
      .consent(
        Consent(
          purpose: .attendance, party: "mor", from: Fixture.today - 60, validTo: Fixture.today + 30)), about: key)
    _ = stage.app.poll()
    #expect(stage.text().contains("P-0011"))
    _ = try stage.workspace.session.around.enter(
      .consent(
        Consent(purpose: .attendance, party: "mor", from: Fixture.today, validTo: Fixture.today + 200)), about: key)
    _ = stage.app.poll()
    #expect(!stage.text().contains("P-0011"))
  }
}
