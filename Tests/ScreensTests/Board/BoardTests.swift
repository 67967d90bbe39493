import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

@Suite struct BoardTests {
  private func stage() throws -> Stage { try Stage(.rich) { BoardScreen(in: $0) } }

  @Test func looksAsRecorded() throws {
    let stage = try stage()
    stage.expectFrame("board", .standard, .wide, Size(width: 60, height: 20), Size(width: 40, height: 10))
  }

  @Test func showsTheLastNinetyDays() throws {
    let board = try #require(try stage().top as? BoardScreen)
    #expect(board.from == Fixture.today - 89 && board.to == Fixture.today)
  }

  @Test func anEmptyRegisterIsNoughts() throws {
    let stage = try Stage(.empty) { BoardScreen(in: $0) }
    stage.expectFrame("board-empty", .standard)
  }

  @Test func enterExplainsANumberWithItsPeople() throws {
    let stage = try stage()
    #expect(stage.figure?.id == .inProgramme)
    stage.press(.down)
    #expect(stage.figure?.id == .entered)
    stage.press(.enter)
    #expect(stage.top is ExplainScreen)
    stage.press(.escape, .right)
    #expect(stage.figure?.id.indicator.question == .afterRelapse)
    // In a unit's row stand several numbers.
    stage.press(.end, .enter)
    #expect(stage.top is FiguresScreen && stage.figure?.id == .placesFree)
    stage.press(.down, .enter)
    #expect(stage.top is ExplainScreen && stage.figure?.id == .placesTaken)
  }

  @Test func aFullUnitIsToldAndStopsNobody() throws {
    let stage = try stage()
    let unit = try #require(
      try stage.workspace.session.catalogue.units().first { $0.fact.unit.name.hasPrefix("Kampen") })
    var less = unit.fact.unit
    less.places = 1
    _ = try stage.workspace.session.catalogue.changeUnit(less, row: unit.row)
    stage.app.handle(.resume)
    #expect(stage.row(holding: "Kampen")?.contains("! −1") == true)
  }

  @Test func anotherPeriodIsChosenInAPanel() throws {
    let stage = try stage()
    stage.press("p")
    stage.expectFrame("board-period", .standard)
    // Dates that are changed are meant, whatever is chosen above them.
    stage.press(.down)
    stage.press(Array(repeating: .backspace, count: 10))
    stage.type("1.1.2020")
    stage.press(.enter)
    stage.press(Array(repeating: .backspace, count: 10))
    stage.type("31.12.2019")
    stage.press(.control("s"))
    #expect(stage.top is PeriodForm)
    stage.press(Array(repeating: .backspace, count: 10))
    stage.type("31.12.2021")
    stage.press(.enter, .enter)
    let board = try #require(stage.top as? BoardScreen)
    #expect(board.from == Day("2020-01-01") && board.to == Day("2021-12-31"))
    #expect(board.figures[.inProgramme]?.value == .count(1))
    stage.press(.escape)
    #expect(stage.top is MenuScreen)
  }

  @Test func thePeriodCanBeReachedWithArrows() throws {
    let stage = try stage()
    stage.press(.right, .right, .down, .enter)
    #expect(stage.top is PeriodForm)
  }

  @Test func aStatusDateIsSaidOnTheScreen() throws {
    let stage = try stage()
    let period = try #require(Period(from: Fixture.today - 800, to: Fixture.today - 700))
    let board = BoardScreen(in: stage.workspace, period: period, statusAt: Fixture.today)
    let frame = App(stage.workspace, on: [MenuScreen(), board]).frame(.standard)
    #expect(frame.plainText.contains("Status per 19.11.2026"))
  }

  @Test func aUnitNarrowsTheFigures() throws {
    let stage = try stage()
    let unit = try #require(stage.workspace.units.first { $0.unit.name.hasPrefix("Kampen") })
    stage.workspace.scope = Scope(programme: FixtureRegister.district, unit: unit.key)
    let board = BoardScreen(in: stage.workspace)
    #expect(board.figures[.inProgramme]?.value == .count(2))
    #expect(board.figure(in: stage.workspace)?.filter.contains(.unit(unit.unit.name)) == true)
    #expect(board.units.count == 1)
  }

  @Test func dataIsThatOfTheManual() throws {
    let data = try #require(try stage().data)
    let json = data.json(screen: "board", asOf: "2026-11-19").text
    #expect(json.contains(#""from":"2026-08-22","to":"2026-11-19","entered":"#))
    #expect(
      json.contains(
        #""relapsed":1,"relapses":1,"reEngaged":0,"reEngagedUnconfirmed":1,"reEngagedWithin14Days":0,"medianDaysToReEngagement":null,"stillInDay30":0,"stillInDay30Of":0,"stillInDay90":0,"stillInDay90Of":0,"inOrdinaryWork":1"#
      ))
    #expect(
      json.contains(
        #""endedOtherwise":{"completed":1,"clarified":0,"ill":0,"otherSupport":0,"moved":0,"otherStay":0,"died":0,"unknown":0}"#
      ))
    #expect(json.contains(#"{"name":"Kampen Miljøstasjon","places":2,"occupied":2,"taken":2,"free":0}"#))
    #expect(data.rows.contains(["medianDaysToReEngagement", ""]) && data.rows.contains(["relapsed", "1"]))
  }
}
