import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// "Er han her?" is asked many times a day, with somebody on the phone: the list answers it, and "–" is said only of whoever
/// the day knows nothing of.
@Suite struct PeopleTodayTests {
  private func stage(as seat: Seat? = .desk) throws -> Stage {
    try Stage(.rich, as: seat) { workspace in
      try workspace.withGroups()
      let desk = workspace.session.desk
      _ = try desk.makeAppointment(
        Appointment(day: Fixture.today, from: try #require(TimeOfDay("1200")), with: "Tor Lie"),
        with: workspace.someone("W-3"))
      _ = try workspace.session.intake.enterEnquiry(
        Enquiry(day: Fixture.today, who: .own, door: .phone, author: workspace.session.access.user),
        of: workspace.someone("W-2"))
      return ParticipantsScreen(in: workspace)
    }
  }

  @Test func theListSaysWhoIsHereWhoIsExpectedAndWhoIsAway() throws {
    let stage = try stage()
    for (name, said) in [
      ("Hansen, Åse", "møtt 09:58"), ("Hansen, Aisha", "ventes 13:00"), ("Utensteg, Mona", "ventes 10:00"),
      ("Johansen, Per", "borte t.o.m. 20.11"), ("Thanh", "syk"), ("Bø, Ivar", "har spurt"),
      ("Dale, Rolf", "avtale 12:00"),
    ] {
      #expect(stage.row(holding: name, .wide)?.contains(said) == true, "\(name)")
    }
    #expect(stage.row(holding: "Johansen, Per")?.contains("borte tom 20.11") == true)
    #expect(stage.row(holding: "Kristoffersen", .wide)?.contains("P-") == false)
    for said in ["møtt", "ventes", "borte", "har spurt"] {
      #expect(stage.row(holding: "Kristoffersen", .wide)?.contains(said) == false)
    }
    stage.expectFrame("people-today")
  }

  /// Whoever waits for a place is no blank either; the desk, which does not see who waits, is told that they are in no step.
  @Test func whoOnlyWaitsIsNoBlank() throws {
    let lead = try stage(as: nil)
    #expect(lead.row(holding: "Kristoffersen", .wide)?.contains("venter på plass") == true)
    let desk = try stage()
    #expect(desk.row(holding: "Kristoffersen")?.contains("ikke i steg") == true)
    #expect(desk.text(.wide).contains("venter på plass") == false)
  }

  /// When the group has gone home nobody waits for whoever is not marked.
  @Test func whoIsNotMarkedWhenItIsOverIsExpectedNoMore() throws {
    let stage = try stage()
    stage.clock.text = "16:30"
    #expect(stage.row(holding: "Hansen, Aisha", .wide)?.contains("ikke ført") == true)
    #expect(!stage.text(.wide).contains("ventes 1"))
  }

  @Test func whoLeavesIsSaidToHaveGoneAtOnce() throws {
    let stage = try Stage(.rich, as: .desk) { ParticipantsScreen(in: $0) }
    try stage.goDown(to: "Johansen, Per")
    #expect(stage.selectedRow().contains("møtt"))
    stage.press("-")
    #expect(stage.row(holding: "Johansen, Per")?.contains("gikk 09:14") == true)
  }

  @Test func whoIsExpectedComesFirstUnderALineThatSaysSo() throws {
    let stage = try stage()
    stage.press("/")
    let rows = stage.frame().rows
    let line = try #require(rows.firstIndex { $0.contains("Ventes i dag: 9, først i lista") })
    #expect(rows[line + 2].contains("ventes") || rows[line + 2].contains("møtt"))
    // It is over as soon as somebody is looked for, and stands as long as the order does.
    stage.type("han")
    #expect(!stage.text().contains("først i lista"))
    stage.press(.escape, "/", .down)
    #expect(stage.text().contains("først i lista"))
  }
}
