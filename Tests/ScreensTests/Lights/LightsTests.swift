import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

@Suite struct LightsTests {
  private func stage(_ number: String = "P-0042") throws -> Stage {
    try Stage(.rich) { LightsScreen(participant: $0.someone(number), in: $0) }
  }

  private func newest(_ stage: Stage, _ number: String = "P-0042") throws -> LightsAssessment? {
    let session = stage.workspace.session
    return try session.people.card(try #require(Fixture.key(number, in: session)))?.lights.first?.fact
  }

  @Test func looksAsRecorded() throws {
    let stage = try stage()
    stage.press("1", "2", "3")
    stage.expectFrame("lights", .standard, .wide, Size(width: 60, height: 20), Size(width: 40, height: 10))
  }

  @Test func theFirstTimeThereIsNothingBeside() throws {
    try stage("P-0302").expectFrame("lights-first", .standard)
  }

  @Test func eightLightsInFifteenKeysFromTheMenu() throws {
    let stage = try Stage(.rich)
    let keys: [Key] = ["/", "a", "i", "s", .enter, "l", "1", "1", "2", "2", "3", "3", "1", "0", .enter]
    #expect(keys.count <= 15)
    stage.press(keys)
    #expect(!(stage.top is LightsScreen))
    let saved = try #require(try newest(stage))
    #expect(saved.lights.letters == "ggyyrrg-" && saved.date == Fixture.today && saved.voice == .worker)
    #expect(stage.message.contains("Hansen, Aisha"))
  }

  @Test func theRestIsAsLastTime() throws {
    let stage = try stage()
    stage.press("3", "r", .enter)
    #expect(try newest(stage)?.lights.letters == "rgyyyygy")
  }

  @Test func oneIsAsLastTime() throws {
    let stage = try stage()
    stage.press("=", " ", .control("s"))
    #expect(try newest(stage)?.lights.letters == "gg------")
  }

  @Test func arrowsDoEverything() throws {
    let stage = try stage()
    // From the last light, one graver, and to the end.
    stage.press(.right, .right, .down, .down, .down, .down, .down, .down, .down, .enter)
    #expect(try newest(stage)?.lights.letters == "y-------")
  }

  @Test func theSameDayAgainCorrects() throws {
    let stage = try stage("P-0107")
    stage.press(.up)
    for _ in 0..<6 { stage.press(.backspace) }
    stage.type("12.11")
    #expect(stage.text().contains("retter den fra før"))
    stage.press(.down, "1", .control("s"))
    #expect(try newest(stage, "P-0107")?.lights.letters == "ggryyyyr")
    let key = try #require(Fixture.key("P-0107", in: stage.workspace.session))
    #expect(try stage.workspace.session.people.card(key)?.lights.count == 1)
  }

  @Test func twoVoicesAreTwoAssessments() throws {
    let stage = try stage()
    stage.press(.up, .up, .right, .down, .down)
    #expect(stage.text().contains("20.08.2026") && !stage.text().contains("12.11.2026"))
    stage.press("2", .control("s"))
    #expect(try newest(stage)?.voice == .own)
  }

  @Test func nothingSetIsNothingSaved() throws {
    let stage = try stage()
    stage.press(.control("s"))
    #expect(stage.top is LightsScreen && !stage.message.isEmpty)
  }

  @Test func aDayToComeIsRefused() throws {
    let stage = try stage()
    stage.press("1", .home, .up)
    for _ in 0..<6 { stage.press(.backspace) }
    stage.type("+2")
    stage.press(.control("s"))
    #expect(stage.top is LightsScreen && !stage.message.isEmpty)
  }

  @Test func whatIsSetSurvivesLeaving() throws {
    let stage = try Stage(.rich)
    let key = stage.workspace.someone()
    let first = App(stage.workspace, on: [MenuScreen(), LightsScreen(participant: key, in: stage.workspace)])
    for key: Key in ["3", "2", .escape] { first.handle(.key(key)) }
    let again = LightsScreen(participant: key, in: stage.workspace)
    #expect(again.entry.draft == "ry??????")
    #expect(again.focus == .area(.economy))
  }

  @Test func theSecondIsToldWhoCameFirstAndLosesNothing() throws {
    let stage = try stage("P-0203")
    stage.press("1", "2", "3", "1", "2", "3", "1", "2")
    let session = try stage.another("eva")
    let key = try #require(Fixture.key("P-0203", in: session))
    _ = try session.lights.save(
      LightsAssessment(date: Fixture.today, voice: .worker, lights: try #require(Lights(letters: "rrrrrrrr"))), of: key)
    stage.press(.enter)
    #expect(stage.message.contains("Eva Moe"))
    let screen = try #require(stage.top as? LightsScreen)
    #expect(screen.entry.lights.letters == "gyrgyrgy")
    #expect(screen.history.first?.fact.lights.letters == "rrrrrrrr")
    // Now it is known, saving again corrects it.
    stage.press(.enter)
    #expect(try newest(stage, "P-0203")?.lights.letters == "gyrgyrgy")
  }

  @Test func dataHasEveryAssessment() throws {
    let stage = try stage()
    let json = try #require(stage.data).json(screen: "lights", asOf: "2026-11-19").text
    #expect(
      json.hasPrefix(
        #"{"screen":"lights","schema":1,"asOf":"2026-11-19","number":"P-0042","assessments":[{"date":"2026-08-15","#))
    #expect(json.contains(#""voice":"own","lights":{"housing":"green","physicalHealth":"yellow""#))
    #expect(try #require(stage.data).rows.count == 4)
  }
}

@Suite struct LightCellsTests {
  @Test func aLightIsGlyphStyleAndWord() throws {
    let lights = try #require(Lights(letters: "gyr-gyr-"))
    #expect(LightCells.runs(lights, glyphs: .unicode).map(\.text).joined() == "●▲■·●▲■·")
    #expect(LightCells.runs(nil, glyphs: .ascii).map(\.text).joined() == "........")
    #expect(LightCells.run(.red, glyphs: .unicode).style == .lightRed)
  }
}
