import Domain
import Resources
import Store
import TerminalUI
import Testing

@testable import Screens

/// How a participant's card behaves.
@Suite struct PeopleCardTests {
  private func stage(_ number: String = "P-0042") throws -> Stage {
    try Stage { ParticipantScreen(key: $0.someone(number), in: $0) }
  }

  @Test func tabsGoRoundBothWays() throws {
    let stage = try stage()
    for title in ["[Steg]", "[Lys]", "[Oppmøte]", "[Nettverk]", "[Tjenester]", "[Notater]", "[Logg]", "[Oversikt]"] {
      stage.press(.tab)
      #expect(stage.text().contains(title))
    }
    stage.press(.backTab)
    #expect(stage.text().contains("[Logg]"))
    stage.press(.right, .left, .left)
    #expect(stage.text().contains("[Notater]"))
  }

  @Test func whoIsAwayIsSaidFirstOfAll() throws {
    let desk = try Stage(as: .desk) { ParticipantScreen(key: $0.someone("P-0107"), in: $0) }
    #expect(desk.text().contains("Borte    syk, til og med fre 20.11"))
    #expect(try stage("P-0107").text().contains("Borte    syk"))
    #expect(try !stage("P-0042").text().contains("Borte  "))
    // One that has not begun says so.
    let later = Absence(from: Fixture.today + 4, to: Fixture.today + 6, reason: .leave)
    let lead = try stage("P-0042")
    _ = try lead.workspace.session.attendance.enter(later, of: lead.workspace.someone())
    #expect(lead.app.poll())
    #expect(lead.text().contains("Borte    fra man 23.11, avtalt fravær, til og med ons 25.11"))
  }

  @Test func phoneWaitsForItsKey() throws {
    let stage = try stage()
    #expect(!stage.text().contains("900 00 042") && !stage.text().contains("12.03.1984"))
    stage.press("h")
    #expect(stage.text().contains("900 00 042") && stage.text().contains("12.03.1984"))
    stage.press("h")
    #expect(!stage.text().contains("900 00 042"))
  }

  @Test func aProtectedAddressLooksLikeOneNobodyEntered() throws {
    let stage = try stage("B-1")
    stage.press("h")
    for tab in 0..<5 {
      let text = stage.text(.wide)
      #expect(text.contains("Kari N."))
      for secret in ["Ekte-Navn", "Hemmelig", "911 22 333", "Lund", "fortrolig"] {
        #expect(!text.contains(secret), "\(secret) on tab \(tab)")
      }
      stage.press(.tab)
    }
    let data = try #require(stage.data)
    #expect(!data.json(screen: "participant", asOf: "").text.contains("Ekte-Navn"))
  }

  @Test func theNumbersExplainThemselves() throws {
    let stage = try stage()
    // Of whoever they are there is more than one number.
    stage.press("F")
    #expect(stage.top is FiguresScreen)
    stage.press(.escape, .down, .down, .down, .down, "F")
    #expect(stage.text().contains("34"))
    #expect(stage.app.stack.count == 3)
    stage.press(.escape, .down, "F")
    #expect(stage.text().contains("2 bedre · 6 like · 0 verre"))
  }

  @Test func lowWindowsShowTheRowTheCursorIsOn() throws {
    let stage = try stage()
    let low = Size(width: 40, height: 10)
    stage.frame(low)
    for _ in 0..<18 {
      #expect(stage.selectedRow(low).contains(">"))
      stage.press(.down)
    }
    #expect(stage.text(low).contains("Mangler  ! fastlege"))
  }

  @Test func undoOfTheAddingIsSaidAndHarmless() throws {
    let stage = try Stage { ParticipantForm(in: $0) }
    stage.type("Ny")
    stage.press(.control("s"))
    #expect(stage.top is ParticipantScreen)
    stage.press("u")
    #expect(stage.text().contains("ikke lenger i registeret"))
    for key in [Key.enter, ">", "l", "K", "E", "X", "I", .tab, .down, "F", "h"] { stage.press(key) }
    stage.press(.escape, .escape, .escape)
    #expect(stage.app.stack.count == 1)
  }

  @Test func commandsAreAboutTheChosenEnrolment() throws {
    let stage = try stage("P-0011")
    stage.press(.tab, .end, "X")
    // The earlier one, which has ended.
    #expect(stage.row(holding: "Slutt ")?.contains("30.06.2021") == true)
  }

  @Test func cardAsData() throws {
    let stage = try stage()
    let data = try #require(stage.data)
    let json = data.json(screen: "participant", asOf: Fixture.today.iso).text
    for part in [
      "\"number\":\"P-0042\"", "\"step\":2", "\"daysInStep\":34", "\"lights\":[{\"date\":\"2026-11-12\"",
      "\"steps\":[{\"step\":1,\"from\":\"2026-08-14\",\"to\":\"2026-10-15\"",
    ] {
      #expect(json.contains(part), "\(part)")
    }
    #expect(!json.contains("900 00 042"))
  }
}
