import Domain
import TerminalUI
import Testing

@testable import Screens

@Suite struct ScopeTests {
  private func stage() throws -> Stage { try Stage(.rich) { ScopeScreen(in: $0) } }

  @Test func looksAsRecorded() throws {
    try stage().expectFrame("scope", .standard, .wide, Size(width: 40, height: 10))
  }

  @Test func typingFindsAndEnterChooses() throws {
    let stage = try stage()
    stage.type("kampen")
    stage.press(.enter)
    let unit = try #require(stage.workspace.units.first { $0.unit.name.hasPrefix("Kampen") })
    #expect(stage.workspace.scope == Scope(programme: FixtureRegister.district, unit: unit.key))
    #expect(stage.top is MenuScreen)
  }

  @Test func aDiacriticNeedNotBeTyped() throws {
    let stage = try stage()
    stage.type("radhus")
    stage.press(.enter)
    #expect(stage.workspace.scope.unit != nil)
  }

  @Test func theFirstRowIsEverything() throws {
    let stage = try stage()
    stage.workspace.scope = Scope(programme: FixtureRegister.district)
    stage.press(.home, .enter)
    #expect(stage.workspace.scope == .everything)
  }

  @Test func theScreenBeneathShowsWhatWasChosen() throws {
    let stage = try Stage(.rich) { StepsScreen(in: $0) }
    stage.press("P")
    stage.type("bydels")
    stage.press(.enter)
    #expect(stage.text().contains("2 deltar"))
    #expect(stage.text().contains("Bydelsrusken 2"))
  }

  @Test func escapeChoosesNothing() throws {
    let stage = try stage()
    stage.type("kampen")
    stage.press(.escape)
    #expect(stage.workspace.scope == .everything)
  }
}
