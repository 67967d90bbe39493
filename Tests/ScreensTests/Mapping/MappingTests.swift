import Domain
import Foundation
import TerminalUI
import Testing

@testable import Ledger
@testable import Screens
@testable import Store

@Suite struct MappingTests {
  /// The fixture's round of 2019, one before it of the same size, and a small one.
  private func stage(round: Int? = nil, more: Bool = false) throws -> Stage {
    try Stage(.rich) { workspace in
      if more {
        try workspace.enterMapping(round: 2017, records: 60, unit: nil) { $0 % 3 == 0 ? "gggyyrrr" : "yyyyyyyy" }
        try workspace.enterMapping(round: 2021, records: 19, unit: nil) { _ in "g-yr-gyr" }
      }
      return MappingScreen(in: workspace, round: round)
    }
  }

  @Test func looksAsRecorded() throws {
    let stage = try stage()
    stage.expectFrame("mapping", .standard, .wide, Size(width: 60, height: 20), Size(width: 40, height: 10))
  }

  @Test func saysHowToImportWhenThereIsNone() throws {
    let stage = try Stage(.empty) { MappingScreen(in: $0) }
    stage.expectFrame("mapping-empty", .standard)
  }

  @Test func aSmallRoundShowsTheBarsOnly() throws {
    let stage = try stage(more: true)
    stage.expectFrame("mapping-small", .standard)
    let text = stage.text()
    #expect(text.contains("Få personer: skal ikke deles"))
    #expect(!text.contains("Har barn") && !text.contains("Store problemer"))
    // Nor how many, in any window, in the message row or behind a number.
    #expect(!text.contains(" av 19") && !stage.text(.wide).contains("● n"))
    #expect(stage.figure == nil)
    stage.press("F")
    #expect(stage.top is MappingScreen)
    let json = try #require(stage.data).json(screen: "mapping", asOf: "").text
    #expect(
      json.contains(#""multipleSevere":null,"withChildren":null,"livingWithChildren":null,"carePlan":null,"team":null"#)
    )
    stage.press("x")
    #expect(stage.top is MappingScreen && !stage.message.isEmpty)
    for key in ["d", "3"] as [Key] {
      stage.press(key)
      #expect(stage.top is MappingScreen && !stage.message.isEmpty && !stage.text().contains("prosentpoeng"))
    }
    // Nor beside what is published.
    stage.press("4")
    #expect(stage.top is MappingRatesScreen && !stage.text(.wide).contains("Hos oss"))
  }

  @Test func isHeldAgainstTheRoundBefore() throws {
    let stage = try stage(round: 2019, more: true)
    stage.press("d", .control("s"))
    stage.expectFrame("mapping-compared", .standard, .wide)
    stage.press("d")
    #expect(!stage.text().contains("prosentpoeng"))
  }

  /// The fixture's round has the published counts: nothing differs, and the caveat stands there.
  @Test func isHeldAgainstWhatIsPublished() throws {
    let stage = try stage(round: 2019)
    stage.press("d")
    stage.expectFrame("mapping-compare", .standard)
    stage.press(.control("s"))
    #expect(stage.text().contains("mot Bydel Stovner 2019") && stage.text().contains("Kan ikke sammenlignes"))
    #expect(stage.text().components(separatedBy: "±0").count == 25)
  }

  @Test func theRoundsStandBesideEachOther() throws {
    let stage = try stage(round: 2019, more: true)
    stage.press("3")
    stage.expectFrame("mapping-rounds", .standard, .wide, Size(width: 60, height: 20), Size(width: 40, height: 10))
    // A third of 2017 had the last three red; the round of nineteen is not there.
    let row = try #require(stage.row(holding: "Psykisk helse"))
    #expect(row.contains("33") && row.contains("30") && !stage.text().contains("2021"))
    let figures = stage.top.figures(in: stage.workspace)
    #expect(figures.map(\.value) == [.share(part: 8, of: 137), .share(part: 0, of: 60)])
    stage.press("3")
    #expect(stage.top is MappingScreen)
  }

  /// Figure 4 as printed, with one's own count beside it and no rate of it.
  @Test func publishedRatesAreQuoted() throws {
    let stage = try stage(round: 2019)
    stage.press("4")
    stage.expectFrame("mapping-rates", .standard, .wide, Size(width: 40, height: 10))
    let row = try #require(stage.row(holding: "Bostedløse GOBO"))
    #expect(row.contains("0,9") && row.contains("1,4") && row.contains("8 rødt lys"))
    #expect(stage.row(holding: "Meldinger til barnevern")?.contains("26,7") == true)
  }

  @Test func aRoundOfOnesOwnIsNotCalledBrukerPlan() throws {
    let stage = try Stage(.rich) { workspace in
      let session = workspace.session
      _ = try session.mapping.open(
        OwnRound(
          of: workspace.today.year, in: nil, .health,
          under: OwnRound.Provision("Vedtak", of: workspace.today - 30, by: "Kommunedirektøren"),
          informed: workspace.today - 10, opened: workspace.today))
      try workspace.enterMapping(round: workspace.today.year, records: 30, unit: nil) { _ in "gggyyyrr" }
      return MappingScreen(in: workspace)
    }
    #expect(
      stage.text().contains("Lokal kartlegging") && !stage.text().contains("BrukerPlan \(stage.workspace.today.year)"))
  }

  @Test func arrowsGoThroughTheYears() throws {
    let stage = try stage(round: 2019, more: true)
    stage.press(.left)
    #expect(stage.text().contains("BrukerPlan 2017"))
    stage.press(.left)
    #expect(!stage.message.isEmpty)
    stage.press(.right, .right)
    #expect(stage.text().contains("BrukerPlan 2021"))
  }

  @Test func aUnitIsShownByItselfAndNeverComparedWithAnother() throws {
    let stage = try stage()
    stage.press("w")
    #expect(stage.text().contains("Rådhusgaten 53") && stage.text().contains("30 kartlagte"))
    // Beside it there is what is published, and no other unit.
    stage.press("d")
    #expect(MappingAgainst.all(before: 2019, unit: UnitKey(1), in: stage.workspace).map(\.id) == ["stovner-2019"])
    stage.press(.escape, "w")
    #expect(stage.text().contains("137 kartlagte"))
  }

  @Test func ageAndGenderHideSmallNumbers() throws {
    let stage = try stage()
    stage.press("x")
    stage.expectFrame("mapping-cross", .standard, .wide, Size(width: 40, height: 10))
    stage.press("x")
    #expect(stage.top is MappingScreen)
  }

  @Test func aSmallNumberIsNowhereOnTheScreen() throws {
    let stage = try Stage(.rich) { workspace in
      let session = workspace.session
      _ = try session.register.write(by: session, kind: .importedMapping) { change throws(StoreError) in
        for index in 0..<60 {
          try change.enter(
            MappingRecord(
              round: 2018, ageGroup: AgeGroup.allCases[index % 4],
              gender: index < 3 ? .other : index < 40 ? .male : .female,
              lights: Lights()))
        }
      }
      return MappingCrossScreen(round: 2018, unit: nil, in: workspace)
    }
    stage.expectFrame("mapping-cross-hidden", .standard)
    // Three of another gender: a row that rests on fewer than five is not told.
    #expect(stage.text().contains("<5") || stage.text().contains("skjult"))
    #expect(!stage.text().contains(" 3 ") && !stage.text().contains("·  "))
  }

  @Test func everythingCanBeDoneWithArrowsAndEnter() throws {
    let stage = try stage(round: 2019, more: true)
    stage.press(.enter)
    #expect(stage.text().contains("Alder og gruppe"))
    stage.press(.down, .down, .down, .enter)
    #expect(stage.top is MappingCompareForm)
  }

  @Test func everyNumberExplainsItself() throws {
    let stage = try stage()
    #expect(stage.figure?.value == .share(part: 8, of: 137))
    #expect(stage.figure?.filter.contains(.light(.red)) == true)
    stage.press(.tab)
    #expect(stage.figure?.value == .share(part: 79, of: 137))
    stage.press(.backTab, .backTab, .down)
    #expect(stage.figure?.value == .share(part: 59, of: 137))
    stage.press(.end)
    #expect(stage.figure?.id == .mappingTeam && stage.figure?.people == .anonymous)
    stage.press(.up)
    #expect(stage.figure?.id == .mappingCarePlan)
    stage.press(.up)
    #expect(stage.figure?.id == .mappingLivingWithChildren)
    stage.press(.up)
    #expect(stage.figure?.value == .share(part: 34, of: 137))
    stage.press("F")
    #expect(stage.top is ExplainScreen)
  }

  @Test func theDemoSaysSo() throws {
    let session = try Fixture.rich.session()
    defer { Fixture.remove(session) }
    let settings = Workspace.Settings(organisation: "", userTitle: "", localTime: LocalTime(zone: .gmt), isDemo: true)
    let workspace = try Workspace(session: session, language: .init(.nb), glyphs: .unicode, settings: settings)
    let app = App(workspace, on: [MappingScreen(in: workspace)])
    #expect(app.frame(.standard).plainText.contains("Demo: 137"))
    let plain = try stage()
    #expect(!plain.text().contains("Demo:"))
  }

  // MARK: Output

  @Test func dataIsThatOfTheManual() throws {
    let json = try #require(try stage().data).json(screen: "mapping", asOf: "2026-11-19").text
    #expect(
      json.contains(
        #""round":2019,"n":137,"domains":[{"domain":"housing","green":79,"yellow":50,"red":8,"missing":0,"percent":{"green":58,"yellow":36,"red":6}},"#
      ))
    #expect(json.contains(#""multipleSevere":{"rule":"two-reds-v1","count":"#))
    #expect(
      json.contains(#""withChildren":{"count":34,"percent":24.8},"livingWithChildren":{"count":6,"percent":4.4},"#))
    #expect(json.hasSuffix(#""filters":{"unit":null}}"#))
    let rows = try #require(try stage().data).rows
    #expect(rows[0] == ["housing", "79", "50", "8", "0", "58", "36", "6"])
  }

  @Test func aShareOfNobodyIsNull() throws {
    let stage = try stage(more: true)
    let data = try #require(stage.data)
    #expect(
      data.json(screen: "mapping", asOf: "").text.contains(
        #"{"domain":"physicalHealth","green":0,"yellow":0,"red":0,"missing":19,"percent":null}"#))
    #expect(data.rows[1] == ["physicalHealth", "0", "0", "0", "19", "", "", ""])
  }
}

extension Workspace {
  /// Enters anonymous records of a round.
  func enterMapping(round: Int, records: Int, unit: UnitKey?, letters: (Int) -> String) throws {
    let session = session
    let lights = try (0..<records).map { try #require(Lights(letters: letters($0))) }
    _ = try session.register.write(by: session, kind: .importedMapping) { change throws(StoreError) in
      for lights in lights { try change.enter(MappingRecord(round: round, unit: unit, lights: lights)) }
    }
  }
}
