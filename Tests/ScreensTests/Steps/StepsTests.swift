import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

@Suite struct StepsTests {
  private func stage() throws -> Stage { try Stage(.rich) { StepsScreen(in: $0) } }

  @Test func looksAsRecorded() throws {
    let stage = try stage()
    stage.expectFrame("steps", .standard, .wide, Size(width: 60, height: 20), Size(width: 40, height: 10))
  }

  @Test func columnsScrollOnTheirOwn() throws {
    let stage = try stage()
    let low = Size(width: 80, height: 16)
    stage.frame(low)
    stage.press(.end)
    stage.expectFrame("steps-scrolled", low)
  }

  @Test func sayWhatToDoWhenThereIsNobody() throws {
    let empty = try Stage(.empty) { StepsScreen(in: $0) }
    empty.expectFrame("steps-empty", .standard)
    let bare = try Stage(.bare) { StepsScreen(in: $0) }
    #expect(bare.text(.wide).contains("stegvis init"))
  }

  // MARK: The choice

  @Test func arrowsGoBetweenPeopleAndColumns() throws {
    let stage = try stage()
    #expect(stage.workspace.row(of: try #require(stage.chosen))?.number.text == "P-0203")
    stage.press(.right)
    #expect(stage.workspace.row(of: try #require(stage.chosen))?.number.text == "P-0042")
    stage.press(.right, .right)
    #expect(stage.workspace.row(of: try #require(stage.chosen))?.number.text == "P-0011")
    stage.press(.right)
    #expect(stage.workspace.row(of: try #require(stage.chosen))?.number.text == "P-0011")
  }

  @Test func numbersBelowThePeopleExplainThemselves() throws {
    let stage = try stage()
    stage.press(.right, .down)
    #expect(stage.figure?.id == .stepMedianDays)
    stage.press(.down)
    #expect(stage.figure?.id == .stepForward)
    stage.press(.right)
    #expect(stage.figure?.id == .stepBack)
    stage.press(.right)
    #expect(stage.figure?.id == .stepEnded)
    stage.press(.right)
    #expect(stage.figure?.id == .stepForward)
    stage.press(.left, .up, .up, .up)
    #expect(stage.figure?.id == .stepParticipants)
    stage.press("F")
    #expect(stage.top is ExplainScreen)
  }

  /// Enter on a number tells how it came about; on a person their numbers and the head's are to choose from.
  @Test func aPersonIsNoNumber() throws {
    let stage = try stage()
    #expect(stage.figure == nil)
    stage.press("F")
    #expect(stage.top is FiguresScreen && stage.figure?.id == .daysInStep)
    stage.press(.escape, .up, .enter)
    #expect(stage.top is ExplainScreen && stage.figure?.id == .stepParticipants)
  }

  @Test func theChoiceFollowsThePerson() throws {
    let stage = try stage()
    stage.press(.right, ">", .enter)
    #expect(stage.top is StepsScreen)
    #expect(stage.chosen == Fixture.key("P-0042", in: stage.workspace.session))
    #expect(stage.selectedRow().contains(">Aisha H."))
    stage.press("u")
    #expect(stage.chosen == Fixture.key("P-0042", in: stage.workspace.session))
  }

  @Test func aUnitNarrowsTheBoard() throws {
    let stage = try stage()
    let unit = try #require(stage.workspace.units.first { $0.unit.name == "Småjobbsentralen" })
    stage.workspace.scope = Scope(programme: FixtureRegister.pilot, unit: unit.key)
    let board = StepsScreen(in: stage.workspace)
    #expect(board.figure(in: stage.workspace) == nil)
    #expect(board.board?.participating == 4)
  }

  // MARK: Output

  @Test func dataIsThatOfTheManual() throws {
    let stage = try stage()
    let json = try #require(stage.data).json(screen: "steps", asOf: "2026-11-19").text
    #expect(
      json.hasPrefix(
        #"{"screen":"steps","schema":1,"asOf":"2026-11-19","programme":"piloten-blakors","steps":[{"step":1,"name":"Bo, "#
      ))
    #expect(
      json.contains(
        #"{"step":2,"name":"Småjobbsentralen","participants":1,"medianDays":34,"forwardLast30Days":0,"#))
    let none = try #require(try Stage(.empty) { StepsScreen(in: $0) }.data)
    #expect(none.json(screen: "steps", asOf: "").text.contains(#""participants":0,"medianDays":null"#))
  }

  @Test func withoutAProgrammeThereAreNoSteps() throws {
    let data = try #require(try Stage(.bare) { StepsScreen(in: $0) }.data)
    #expect(data.json(screen: "steps", asOf: "x").text.hasSuffix(#""programme":null,"steps":[]}"#))
  }

  @Test func aHalfDayIsWrittenAsTenths() {
    let column = StepsBoard(
      programme: "p", today: Fixture.today,
      standings: [1, 2].map { days in
        StepsStanding(
          participant: ParticipantKey(Int64(days)), enrolment: EnrolmentKey(Int64(days)), rank: Int32(days),
          dates: EnrolmentDates(status: .participating, start: Fixture.today - days, end: nil), applied: nil,
          periods: [StepPeriod(step: .first, from: Fixture.today - days)], lacksContact: true, today: Fixture.today)
      }, moves: [])
    let data = StepsData.form.data(StepsData(column) { "\($0.value)" })
    #expect(data.json(screen: "steps", asOf: "").text.contains(#""medianDays":1.5"#))
    #expect(data.rows[0] == ["1", "1", "2", "1.5", "0", "0", "0"])
  }
}

@Suite struct StepsWindowTests {
  @Test func saysHowManyMoreThereAre() {
    var window = StepsWindow()
    #expect(window.lines(height: 4, count: 3) == [.line(0), .line(1), .line(2)])
    #expect(window.lines(height: 4, count: 9) == [.line(0), .line(1), .line(2), .below(6)])
    window.show(4, height: 4, count: 9)
    #expect(window.lines(height: 4, count: 9) == [.above(3), .line(3), .line(4), .below(4)])
    window.show(8, height: 4, count: 9)
    #expect(window.lines(height: 4, count: 9) == [.above(6), .line(6), .line(7), .line(8)])
  }

  @Test func keepsEveryLineInSightThatIsChosen() {
    for height in 1...6 {
      for count in 0...12 {
        var window = StepsWindow()
        for line in Array(0..<count) + (0..<count).reversed() {
          window.show(line, height: height, count: count)
          #expect(window.lines(height: height, count: count).contains(.line(line)))
        }
      }
    }
  }
}

@Suite struct ShortNameTests {
  @Test(arguments: [
    ("Hansen, Aisha", "Aisha H."), ("Kari N.", "Kari N."), ("Bø,Ivar", "Ivar B."), ("Hansen, ", "Hansen, "), ("", ""),
    ("Øy, Anne Marie", "Anne Marie Ø."),
  ])
  func putsTheGivenNameFirst(_ shown: String, _ short: String) {
    #expect(ShortName.of(shown) == short)
  }

  @Test(arguments: [
    (8, "Anne… S."), (13, "Anne-Marie S."), (12, "Anne-Mar… S."), (5, "Anne…"), (1, "…"), (0, ""),
  ])
  func keepsTheInitialWhenCut(_ width: Int, _ short: String) {
    #expect(ShortName.of("Solli, Anne-Marie", width: width, glyphs: .unicode).hasPrefix(short))
  }
}

extension Stage {
  /// Whoever is chosen on the topmost screen.
  var chosen: ParticipantKey? { top.person(in: workspace) }
  var figure: Figure? { top.figure(in: workspace) }
  var data: ScreenData? { (Swift.type(of: top) as? any ShownScreen.Type)?.output.data(top, workspace) }
}
