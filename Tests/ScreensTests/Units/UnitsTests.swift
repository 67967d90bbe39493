import Domain
import Resources
import Store
import TerminalUI
import Testing

@testable import Screens

@Suite struct UnitsTests {
  private func stage() throws -> Stage { try Stage(.rich) { UnitsScreen(in: $0) } }

  @Test func looksAsRecorded() throws {
    let stage = try stage()
    stage.expectFrame("units", .standard, .wide, Size(width: 40, height: 10))
  }

  @Test func aNewUnitIsAddedFromTheLastRow() throws {
    let stage = try stage()
    stage.press(.end, .enter)
    stage.expectFrame("units-new", .standard)
    stage.type("Verkstedet")
    stage.press(.enter)
    stage.type("8")
    stage.press(.enter)
    #expect(stage.top is UnitsScreen)
    #expect(stage.message == "Verkstedet lagt til")
    #expect(
      stage.workspace.units.contains {
        $0.unit == Unit(programme: FixtureRegister.pilot, name: "Verkstedet", places: 8)
      })
    stage.press("u")
    #expect(!stage.workspace.units.contains { $0.unit.name == "Verkstedet" })
  }

  /// A choice that is short because a file is damaged must not look like one that is short.
  @Test func aDamagedCatalogueIsToldWhereProgrammesAreChosen() throws {
    let damaged = ResourceProblem(file: "rules.yaml", path: "severity", kind: .missingKey)
    try UnitForm.$catalogue.withValue(.failure(ResourceProblems([damaged]))) {
      let stage = try Stage(.rich) { UnitForm(in: $0) }
      #expect(stage.text(.wide).contains("Nye tiltak kan ikke velges: "))
      #expect(stage.text(.wide).contains("rules.yaml"))
    }
    #expect(try !Stage(.rich) { UnitForm(in: $0) }.text(.wide).contains("kan ikke velges"))
  }

  @Test func placesAreChanged() throws {
    let stage = try stage()
    let name = try #require(stage.selectedName)
    stage.press("E", .down, .backspace, .backspace)
    stage.type("7")
    stage.press(.enter)
    #expect(stage.workspace.units.first { $0.unit.name == name }?.unit.places == 7)
  }

  @Test func whatCannotBeIsToldAtTheField() throws {
    let stage = try stage()
    stage.press("+")
    stage.type("Rådhusgaten 53")
    stage.press(.control("s"))
    #expect(stage.top is UnitForm && stage.text().contains("!"))
    stage.press(.enter)
    stage.type("mange")
    stage.press(.control("s"))
    #expect(stage.top is UnitForm)
    stage.press(.escape, "+")
    #expect(stage.text().contains("mange"))
  }

  @Test func aProgrammeTheRegisterLacksComesWithItsFirstUnit() throws {
    let stage = try Stage(.bare) { UnitsScreen(in: $0) }
    #expect(stage.workspace.programmes.isEmpty)
    stage.press("+", .up)
    stage.type("bydels")
    #expect(stage.text().contains("Bydelsrusken 2 (nytt i registeret)"), "\(stage.text())")
    stage.press(.tab)
    stage.type("Kjølberggata")
    stage.press(.control("s"))
    #expect(stage.message.contains("Kjølberggata"), "\(stage.message) \(stage.text())")
    #expect(stage.workspace.units.contains { $0.unit.programme == "bydelsrusken-2" && $0.unit.name == "Kjølberggata" })
    #expect(stage.workspace.programmes.map(\.id) == ["bydelsrusken-2"])
    // One change: what is taken back is both.
    stage.press("u")
    #expect(stage.workspace.programmes.isEmpty && stage.workspace.units.isEmpty)
  }

  @Test func theSecondIsToldWhoCameFirst() throws {
    let stage = try stage()
    stage.press("E")
    let session = try stage.another("eva")
    let unit = try #require(
      try session.catalogue.units().first { $0.fact.unit.name == stage.workspace.units.first?.unit.name })
    var changed = unit.fact.unit
    changed.places = 3
    _ = try session.catalogue.changeUnit(changed, row: unit.row)
    stage.press(.down, .backspace, "9", .enter)
    #expect(stage.message.contains("Eva Moe") && stage.top is UnitForm)
  }

  @Test func dataHasEveryUnit() throws {
    let data = try #require(try stage().data)
    #expect(data.rows.count == 3)
    #expect(
      data.json(screen: "units", asOf: "").text.contains(
        #"{"programme":"bydelsrusken-2","name":"Kampen Miljøstasjon","places":2,"occupied":2,"taken":2,"free":0}"#))
  }
}

extension Stage {
  /// The unit on the chosen row.
  fileprivate var selectedName: String? {
    (top as? UnitsScreen)?.chosen?.unit.name
  }
}
