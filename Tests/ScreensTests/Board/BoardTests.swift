import Domain
import Resources
import Store
import TerminalUI
import Testing

@testable import Screens

/// The board as a team lead reads it: eight questions, each number a stop of its own; of few nothing is drawn and nothing compared.
@Suite struct BoardTests {
  private func stage() throws -> Stage { try Stage(.rich) { BoardScreen(in: $0) } }

  private func board(_ stage: Stage) throws -> BoardScreen { try #require(stage.top as? BoardScreen) }

  @Test func looksAsRecorded() throws {
    let stage = try stage()
    stage.expectFrame("board", .standard, Size(width: 60, height: 20), Size(width: 40, height: 10))
    // Where there is room the months and the people stand beside the questions.
    _ = stage.frame(.wide)
    stage.press("2")
    stage.expectFrame("board", .wide)
  }

  @Test func showsTheLastNinetyDays() throws {
    let board = try board(stage())
    #expect(board.from == Fixture.today - 89 && board.to == Fixture.today)
  }

  @Test func anEmptyRegisterIsNobody() throws {
    let stage = try Stage(.empty) { BoardScreen(in: $0) }
    stage.expectFrame("board-empty", .standard, .wide)
  }

  @Test func everyNumberIsAStopThatExplainsItself() throws {
    let stage = try stage()
    for question in BoardQuestion.allCases {
      stage.press(Key.character(Character("\(question.rawValue)")))
      let stops = try #require(try board(stage).stops[question])
      for place in stops.indices {
        #expect(try board(stage).question == question && board(stage).place == place)
        #expect(stage.figure == stops[place].figure)
        stage.press("F")
        #expect(stage.top is ExplainScreen, "\(question) \(place)")
        stage.press(.escape)
        if place < stops.count - 1 { stage.press(.right) }
      }
    }
  }

  @Test func whoeverKnowsArrowsOnlyComesToWhatCanBeDone() throws {
    let stage = try stage()
    while try board(stage).place < (board(stage).stops[.needsUs]?.count ?? 1) - 1 { stage.press(.right) }
    stage.press(.right)
    #expect(stage.top is ActionsScreen)
  }

  @Test func ofFewNothingIsCompared() throws {
    let board = try board(stage())
    let words = BoardWords(Language(.nb))
    for stop in board.stops.values.joined() where stop.figure.isSmall {
      #expect(words.before(stop) != nil || stop.before == nil || stop.before?.value == .unknown)
      #expect(words.before(stop)?.contains("(") != true, "\(stop.figure.id)")
    }
  }

  @Test func allTheFiguresStandOnAScreenOfTheirOwn() throws {
    let stage = try stage()
    stage.press("9")
    #expect(stage.top is BoardFiguresScreen)
    stage.press(.escape, "0")
    #expect(stage.top is CohortsScreen)
  }

  @Test func aPeriodAsServicesReportIsChosen() throws {
    let stage = try stage()
    stage.press("p")
    stage.press(.home, .right, .control("s"))
    let found = try board(stage)
    #expect(found.from != Fixture.today - 89 && found.to <= Fixture.today)
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
