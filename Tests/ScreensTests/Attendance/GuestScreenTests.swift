import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// Somebody from outside is in the house: a count, and a name for the list in case of fire.
@Suite struct GuestScreenTests {
  private func house() throws -> Stage {
    try Stage(.rich, as: .desk) { workspace in
      try workspace.withGroups()
      return HouseScreen(in: workspace)
    }
  }

  @Test func theyStandUnderTheHouseAndGoWithTheKeyThatEverybodyGoesWith() throws {
    let stage = try house()
    stage.press("+")
    #expect(stage.top is GuestForm)
    stage.expectFrame("guest-form", .standard)
    stage.press(.control("s"))
    #expect(stage.message.contains("1 gjest ført"))
    stage.press("+", .tab, .backspace)
    stage.type("3")
    stage.press(.tab)
    stage.type("Ola Strand")
    stage.press(.control("s"))
    #expect(stage.text().contains("4 gjester"))
    #expect(stage.row(holding: "Ola Strand")?.contains("3 gjester") == true)
    stage.expectFrame("house-guests", .standard)
    try stage.goDown(to: "Ola Strand")
    stage.press("-")
    #expect(stage.message.contains("3 gjester gikk"))
    #expect(stage.text().contains("1 gjest ") && !stage.text().contains("Ola Strand"))
    stage.press("u")
    #expect(stage.text().contains("4 gjester"))
  }

  /// Paper and the roll call have them too: they are counted, beside the list.
  @Test func theDaysListCountsThem() throws {
    let stage = try house()
    stage.press("+", .control("s"), .control("p"))
    #expect(stage.top is DayListScreen)
    #expect(stage.text(Size(width: 80, height: 60)).contains("Gjester: 1"))
  }

  @Test func arrowsAndEnterAreEnough() throws {
    let stage = try house()
    stage.press(.end, .enter)
    #expect(stage.top is GuestForm)
  }
}
