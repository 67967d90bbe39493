import Resources
import TerminalUI
import Testing

@testable import Screens

/// What is true of every screen, in every state, at every size.
@Suite struct ScreenRulesTests {
  /// All that can be seen without changing anything: on one stage, since to set one takes longer than to look. At the end Esc
  /// leads to the menu, from wherever that was.
  @Test(arguments: ScreensUnderTest.all)
  func asItStandsEveryFrameIsWholeEveryWordIsThereAndHelpTellsEveryKey(_ screen: ScreenCase) throws {
    let stage = try screen.stage(.rich)
    framesAreWhole(stage, "\(screen.name)")
    nothingIsCutWhereThereIsRoomBesideIt(stage, screen)
    noTextLacksItsWords(stage, screen)
    try helpHasEveryCommand(stage)
    #expect(duplicates(stage.top, stage.workspace).isEmpty, "a key stands for two things")
    for _ in 0..<8 { stage.press(.escape) }
    #expect(stage.app.stack.count == 1 && !stage.app.isOver)
  }

  @Test(arguments: ScreensUnderTest.all, Fixture.allCases.filter { $0 != .rich })
  func withNobodyEveryFrameIsWhole(_ screen: ScreenCase, _ fixture: Fixture) throws {
    framesAreWhole(try screen.stage(fixture), "\(screen.name), \(fixture)")
  }

  @Test(arguments: ScreensUnderTest.all)
  func everyFrameIsWholeBeforeTheRosterIsRead(_ screen: ScreenCase) throws {
    framesAreWhole(try screen.stage(.rich, rosterIsRead: false), "\(screen.name), roster not read")
  }

  @Test(arguments: ScreensUnderTest.all)
  func inASCIIEveryFrameIsWholeAndASCII(_ screen: ScreenCase) throws {
    let stage = try screen.stage(.rich, glyphs: .ascii)
    framesAreWhole(stage, "\(screen.name), ASCII")
    for size in [Size.standard, .wide] {
      let text = stage.text(size)
      #expect(text.utf8.allSatisfy { $0 < 0x80 }, "\(screen.name) at \(size):\n\(text)")
    }
  }

  @Test(arguments: ScreensUnderTest.all, Language.Code.allCases.filter { $0 != .nb })
  func inAnotherLanguageNoWordIsMissingAndNoneIsCut(_ screen: ScreenCase, _ code: Language.Code) throws {
    let stage = try Stage(.rich, language: code, open: screen.open)
    stage.press(screen.keys)
    nothingIsCutWhereThereIsRoomBesideIt(stage, screen)
    noTextLacksItsWords(stage, screen)
  }

  // MARK: What is looked at

  private func framesAreWhole(_ stage: Stage, _ place: String) {
    for size in Size.tried { FrameRules.check(stage.frame(size), "\(place), \(size)") }
  }

  private func nothingIsCutWhereThereIsRoomBesideIt(_ stage: Stage, _ screen: ScreenCase) {
    for size in [Size.standard, .wide] {
      // A family of four, an initial somewhere, is wider than two blanks.
      for row in stage.frame(size).rows where row.contains("…  ") && !row.contains("Familien …") {
        Issue.record("\(screen.name) at \(size):\n\(row)")
      }
    }
  }

  private func noTextLacksItsWords(_ stage: Stage, _ screen: ScreenCase) {
    // Somebody in the fixture is called `{who}`.
    let text = stage.text(.wide).split(separator: "{who}").joined()
    // A key that has no text is shown as it is, and an argument that was not given keeps its braces.
    #expect(!text.contains("{") && !text.contains("}"), "\(screen.name):\n\(text)")
    for entry in stage.top.entries(stage.workspace) {
      // `t.o.m.` is a word, `list.open` is a key without its text.
      #expect(!entry.title.contains(/\w{2}\.\w{2}/), "\(entry.id) is called \(entry.title)")
      #expect(entry.help.contains(" "), "\(entry.id) has no help: \(entry.help)")
    }
  }

  private func helpHasEveryCommand(_ stage: Stage) throws {
    // While one types, `?` is text.
    if stage.top.footer(in: stage.workspace) == nil {
      #expect(stage.frame().rows.last?.contains(stage.workspace.language(CommonText.help)) == true)
    }
    let entries = stage.top.entries(stage.workspace)
    let help = App(stage.workspace, on: [HelpScreen(entries, in: stage.workspace)])
      .frame(Size(width: 120, height: 80)).plainText
    for id in stage.top.ownCommands {
      let entry = try #require(entries.first { $0.id == id })
      #expect(help.contains(entry.title), "\(id) is not in help")
    }
  }

  private func duplicates<S: Screen>(_ screen: S, _ workspace: Workspace) -> [KeyConflict] {
    screen.table(workspace).duplicateKeys
  }

  @Test func aLetterMeansTheSameEverywhere() throws {
    var scopes: [[BindableCommand]] = []
    for screen in ScreensUnderTest.all {
      let stage = try screen.stage(.rich)
      let entries = stage.top.entries(stage.workspace)
      scopes.append(entries.map { BindableCommand(id: $0.id, keys: $0.keys.filter(isLetter)) })
    }
    let conflicts = KeyConflict.differingMeanings(across: scopes).filter {
      !ScreenRulesTests.ownLetters.contains([$0.first, $0.second])
    }
    #expect(conflicts.isEmpty, "\(conflicts.map { "\($0.key): \($0.first) and \($0.second)" })")
  }

  /// `p` is the period at the board and in the log, and agreed leave to the desk at a roll call: each says it so, and neither
  /// stands where the other does, nor does `f`, moved and did not come, or `Q`, the house and the log's clock. `i` says that
  /// something is in order, done or confirmed; `!` draws attention to somebody. `M` is a list of people, one's own or a group's; `R` is to call, and that goods have been called for. `V` is what came of it: of an offer, and of an appointment. `y` copies where there is a list, and asks about consent on a card, which is none. The blank marks a row where there is a list, and there is none where lights are set.
  private static let ownLetters: Set<Set<String>> = [
    ["board.period", "rollCall.leave"], ["log.period", "rollCall.leave"], ["list.mark", "lights.asLast"],
    ["today.outcome", "intake.answer"], ["today.move", "rollCall.absent"], ["today.done", "followUp.back"],
    ["attendance.house", "log.clock"], ["participants.followUp", "followUp.show"],
    ["participants.raise", "intake.passForward"], ["participant.around", "list.copy"],
    ["calls.mine", "attendance.members"], ["menu.calls", "operations.delivered"],
    ["participant.journey", "mapping.unit"], ["calls.outcome", "intake.answer"], ["calls.raise", "intake.passForward"],
    ["calls.mine", "operations.members"], ["participants.followUp", "journey.case"], ["calls.move", "rollCall.absent"],
    ["operations.delivered", "mine.calls"], ["calls.mine", "ownMapping.members"],
    ["calls.mine", "mappingEntry.members"],
    // `e` sends what somebody is to have: a message, or the committee its annex.
    ["calls.message", "plan.annex"],
  ]

  /// A digit picks from what is shown.
  private func isLetter(_ key: Key) -> Bool {
    if case .character(let character) = key { !character.isNumber } else { false }
  }

  /// What it opens is tried at every size where it stands among the screens itself.
  @Test(arguments: ScreensUnderTest.all)
  func everyCommandRunsOrSaysWhyNot(_ screen: ScreenCase) throws { try runAll(screen, .rich) }

  /// The rooms are what opens where nobody is yet.
  @Test(arguments: ScreensUnderTest.rooms)
  func withNobodyEveryCommandRunsOrSaysWhyNot(_ screen: ScreenCase) throws { try runAll(screen, .bare) }

  private func runAll(_ screen: ScreenCase, _ fixture: Fixture) throws {
    let stage = try screen.stage(fixture)
    for entry in stage.top.entries(stage.workspace) {
      if let reason = entry.availability.reason {
        #expect(reason.hasSuffix(".") || reason.contains(" "), "\(entry.id): \(reason)")
      }
      let screens = stage.top.running(entry.id, in: stage.workspace)
      let app = App(stage.workspace, on: screens)
      FrameRules.check(app.frame(.standard), "\(screen.name), \(entry.id)")
    }
  }

  @Test(arguments: ScreensUnderTest.all)
  func aStormOfKeysDoesNoHarm(_ screen: ScreenCase) throws {
    let stage = try screen.stage(.rich)
    var storm = KeyStorm(seed: 1)
    for _ in 0..<80 {
      let key = storm.next()
      stage.press(key)
      if stage.app.isOver { break }
      let size = storm.size()
      FrameRules.check(stage.frame(size), "\(screen.name), after \(key), \(size)")
    }
  }
}

/// Keys as a cat on the keyboard would press them; the same ones for the same seed.
struct KeyStorm {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  private mutating func number(below limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }

  mutating func size() -> Size { Size.tried[number(below: Size.tried.count)] }

  mutating func next() -> Key { KeyStorm.keys[number(below: KeyStorm.keys.count)] }

  private static let keys: [Key] =
    "abcdefghijklmnoprstuvwxyzæøåABCDEFGHIJKLMNOPRSTUVWXYZ0123456789/<>?:+-. é文".map(Key.character) + [
      .enter, .enter, .enter, .escape, .tab, .backTab, .backspace, .delete, .insert, .up, .down, .down, .down, .left,
      .right, .home, .end, .pageUp, .pageDown, .function(1), .function(9), .control("s"), .control("b"), .control("u"),
    ]
}
