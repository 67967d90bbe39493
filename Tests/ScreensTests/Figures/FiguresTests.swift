import Domain
import Resources
import TerminalUI
import Testing

@testable import Screens

/// `F` on every number that shows.
@Suite struct FiguresTests {
  /// Rooms that show no number: something typed or chosen there, somebody's lights, a copy of what is written.
  private static let without: Set<String> = ["settings", "scope", "passphrase", "lights", "drafts", "ownCopy"]

  private static let cases = ScreensUnderTest.all.filter { screen in screen.keys.isEmpty }

  @Test(arguments: cases)
  func everyRoomsNumbersExplainThemselves(_ screen: ScreenCase) throws {
    let stage = try screen.stage(.rich)
    if case .panel = stage.topRoom.way { return }
    let figures = stage.top.figures(in: stage.workspace)
    // A list that is empty counts nobody.
    if figures.isEmpty {
      #expect(FiguresTests.without.contains(stage.topRoom.id) || FiguresTests.mayBeEmpty(stage.top), "\(screen.name)")
    }
    for figure in figures {
      let explained = App(stage.workspace, on: [ExplainScreen(figure, in: stage.workspace)])
      for size in [Size.wide, .standard, App.smallest] {
        FrameRules.check(explained.frame(size), "\(screen.name), \(figure.id)")
      }
      let text = explained.frame(.wide).plainText
      #expect(text.contains(stage.workspace.language(figure.id.title)), "\(screen.name), \(figure.id)")
      #expect(text.contains("Slik er tallet regnet") && text.contains("Gjelder "), "\(screen.name), \(figure.id)")
      #expect(!text.contains("figure."), "\(screen.name): \(text)")
    }
  }

  private static func mayBeEmpty(_ screen: any Screen) -> Bool {
    if let list = screen as? any ListScreen {
      isEmpty(list)
    } else {
      screen is ParticipantScreen || screen is MappingScreen
    }
  }

  private static func isEmpty<S: ListScreen>(_ list: S) -> Bool { list.listing.isEmpty }

  /// Behind a number that the role may not see the people of, nobody stands; nor where it cannot be logged that they were seen.
  @Test(arguments: cases)
  func nobodyIsListedPastTheRole(_ screen: ScreenCase) throws {
    let stage = try Stage(.rich, as: .desk, open: screen.open)
    for figure in stage.top.figures(in: stage.workspace) {
      guard let sees = figure.id.indicator.sees, !AccessTable.sees(sees, .frontDesk) else { continue }
      let explained = ExplainScreen(figure, in: stage.workspace)
      #expect(explained.people.isEmpty, "\(screen.name), \(figure.id)")
      let text = App(stage.workspace, on: [explained]).frame(.wide).plainText
      #expect(!text.contains("Deltakerne bak tallet"), "\(screen.name), \(figure.id)")
    }
  }

  @Test func theMenusCountsAreToChooseFromWithTheRowsFirst() throws {
    let stage = try Stage(.rich)
    stage.press("F")
    #expect(stage.top is FiguresScreen && stage.figure?.id == .participating)
    stage.expectFrame("figures-menu", .standard, .wide)
    stage.press(.enter)
    #expect(stage.top is ExplainScreen && stage.text().contains("Deltakerne bak tallet"))
    stage.expectFrame("explain-participating", .standard)
    stage.press(.enter)
    #expect(stage.top is ParticipantScreen)
    stage.press(.escape, .escape, .escape, .down, "F")
    #expect(stage.figure?.id == .stepParticipants)
  }

  /// → , Forklar, Enter, Enter: no key but the arrows is needed.
  @Test(arguments: ["menu", "today", "participants", "intake", "units"])
  func arrowsAreEnough(room: String) throws {
    let stage = try Stage(.rich) { workspace in Rooms.menu.first { $0.id == room }?.screen(in: workspace) }
    stage.press(.right)
    #expect(stage.top is ActionsScreen)
    for _ in 0..<40 where !stage.selectedRow(.wide).contains("Forklar") { stage.press(.down) }
    stage.press(.enter)
    #expect(stage.top is FiguresScreen || stage.top is ExplainScreen, "\(room)")
    if stage.top is FiguresScreen { stage.press(.down, .enter) }
    #expect(stage.top is ExplainScreen, "\(room)")
  }

  @Test func theColumnUnderTheCursorIsExplainedAtOnce() throws {
    let stage = try Stage(.rich) { ParticipantsScreen(in: $0) }
    stage.press("F")
    #expect(stage.top is FiguresScreen)
    stage.press(.escape)
    for _ in 0..<12 where stage.figure == nil { stage.press(.tab) }
    stage.press("F")
    #expect(stage.top is ExplainScreen && stage.figure?.id == .daysInStep)
  }

  @Test func aPersonsDaysOnTheBoardAndOnTheCardAreTheSame() throws {
    let stage = try Stage(.rich) { StepsScreen(in: $0) }
    let board = try #require(stage.top.figures(in: stage.workspace).first)
    #expect(board.id == .daysInStep)
    stage.press(.enter)
    #expect(stage.top is ParticipantScreen)
    let card = try #require(stage.top.figures(in: stage.workspace).first { $0.id == .daysInStep })
    #expect(card.value == board.value && card.filter == board.filter)
  }

  /// While names wait for a key on "Min dag", nobody stands behind its numbers.
  @Test func namesOfTheDayWaitForTheirKey() throws {
    let stage = try Stage(.rich) { TodayScreen(in: $0) }
    func lists() -> Bool {
      stage.top.figures(in: stage.workspace).contains { if case .list = $0.people { true } else { false } }
    }
    #expect(!lists())
    stage.press("v")
    #expect(lists())
    stage.press("F", .enter)
    #expect(stage.top is ExplainScreen)
  }

  @Test func anEmptyDenominatorIsNobodyAndNotNought() throws {
    let stage = try Stage(.empty)
    for value in [Figure.Value.share(part: 0, of: 0), .medianDays(nil)] {
      #expect(FigureWords(stage.workspace.language).value(value) == "ingen")
    }
    #expect(FigureWords(stage.workspace.language).value(.few) == "færre enn 5")
  }

  /// Read-only nothing is logged, and nobody is listed.
  @Test func withoutALogNobodyIsListed() throws {
    let stage = try Stage(.rich, isReadOnly: true, as: .desk)
    stage.press("F", .enter)
    #expect(stage.text().contains("Det vises ingen liste bak dette tallet."))
  }

  @Test func everyQuestionOfTheBoardHasItsHeading() {
    for question in Indicator.Question.allCases {
      #expect(BoardText(rawValue: "board.\(question.rawValue)") != nil, "\(question)")
    }
  }
}
