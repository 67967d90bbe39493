import Domain
import Resources
import TerminalUI
import Testing

@testable import Screens

/// `F` on every number that shows.
@Suite struct FiguresTests {
  /// Rooms that show no number: something typed or chosen there, somebody's lights, a copy of what is written.
  private static let without: Set<String> = [
    "settings", "scope", "passphrase", "lights", "drafts", "ownCopy", "readReport", "reportChapter", "merge",
  ]

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
    // Without a plan there is no measure, and one that is followed by hand has no number.
    if let plan = screen as? ActionPlanScreen { return plan.plan == nil }
    if let measure = screen as? MeasureScreen { return measure.standing?.measure.indicator == nil }
    return isEmptyList(screen)
  }

  private static func isEmptyList(_ screen: any Screen) -> Bool {
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

  // MARK: Counted by hand

  @Test func theMenuSaysWhatItsFiguresSay() throws {
    let stage = try Stage(.rich)
    let (figures, text) = (stage.top.figures(in: stage.workspace), stage.text(.wide))
    func count(_ id: FigureID) -> Int {
      if case .count(let count) = figures.first(where: { $0.id == id })?.value { count } else { -1 }
    }
    #expect(text.contains("\(count(.participating)) deltar · \(count(.waitingList)) på venteliste"))
    #expect(text.contains("\(count(.expectedToday)) ventes i dag"))
    #expect(text.contains("\(count(.groupsToday)) grupper i dag"))
    #expect(text.contains("\(count(.tasksDue)), \(count(.tasksOverLimit)) over fristen"))
    #expect(text.contains("\(count(.newEnquiries)) nye henvendelser"))
    #expect(text.contains("\(count(.entries)) føringer"))
  }

  @Test func ofAGroupEachIsCountedOnceAndWhoIsNotMarkedIsNotAway() throws {
    let workspace = try Stage(.empty).workspace
    let keys = (1...5).map { ParticipantKey($0) }
    let marks: [AttendanceMark?] = [.present, .present, .sick, .absent, nil]
    let figures = workspace.marks(Array(zip(keys, marks)), in: "Turgruppa", on: workspace.today)
    #expect(figures.map(\.id) == [.markedPresent, .markedSick, .markedLeave, .markedAbsent, .unmarked])
    #expect(figures.map(\.value) == [2, 1, 0, 1, 1].map { .count($0) } && figures.allSatisfy { $0.n == 5 })
    #expect(figures[0].people == .list(Array(keys.prefix(2))) && figures[4].people == .list([keys[4]]))
    let share = workspace.share(AttendanceCounts(marks), in: "Turgruppa", on: workspace.today)
    #expect(share.value == .share(part: 2, of: 3) && share.n == 3 && share.people == Figure.People.none)
    #expect(workspace.marked([], on: workspace.today).value == .share(part: 0, of: 0))
  }

  @Test func ofAUnitMoreThanThePlacesIsBelowNoughtAndUnknownIsNotNought() throws {
    let workspace = try Stage(.empty).workspace
    func values(_ places: Int?) -> [Figure.Value] {
      let unit = Unit(programme: "p", name: "Verkstedet", places: places)
      return workspace.figures(of: UnitOccupancy(key: UnitKey(1), unit: unit, occupied: 8, taken: 11)).map(\.value)
    }
    #expect(values(10) == [-1, 11, 8, 10].map { .count($0) })
    #expect(values(nil) == [.unknown, .count(11), .count(8), .unknown])
  }

  // MARK: Hands and roles

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
      #expect(BoardText(rawValue: question.rawValue) != nil, "\(question)")
    }
  }
}
