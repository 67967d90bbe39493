import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// All the figures of a period, and the places.
@Suite struct BoardFiguresTests {
  private func stage() throws -> Stage { try Stage(.rich) { BoardFiguresScreen(in: $0) } }

  @Test func looksAsRecorded() throws {
    let stage = try stage()
    stage.expectFrame("board-figures", .standard, .wide, Size(width: 60, height: 20))
  }

  @Test func showsTheLastNinetyDays() throws {
    let board = try #require(try stage().top as? BoardFiguresScreen)
    #expect(board.from == Fixture.today - 89 && board.to == Fixture.today)
  }

  @Test func anEmptyRegisterIsNoughts() throws {
    let stage = try Stage(.empty) { BoardFiguresScreen(in: $0) }
    stage.expectFrame("board-figures-empty", .standard)
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
    let board = try #require(stage.top as? BoardFiguresScreen)
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
    let board = BoardFiguresScreen(in: stage.workspace, period: period, statusAt: Fixture.today)
    let frame = App(stage.workspace, on: [MenuScreen(), board]).frame(.standard)
    #expect(frame.plainText.contains("Status per 19.11.2026"))
  }

  @Test func aUnitNarrowsTheFigures() throws {
    let stage = try stage()
    let unit = try #require(stage.workspace.units.first { $0.unit.name.hasPrefix("Kampen") })
    stage.workspace.scope = Scope(programme: FixtureRegister.district, unit: unit.key)
    let board = BoardFiguresScreen(in: stage.workspace)
    #expect(board.figures[.inProgramme]?.value == .count(2))
    #expect(board.figure(in: stage.workspace)?.filter.contains(.unit(unit.unit.name)) == true)
    #expect(board.units.count == 1)
  }
}
