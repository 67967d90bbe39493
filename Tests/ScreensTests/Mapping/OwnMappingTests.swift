import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// One's own mapping at the keyboard: opened, ticked off, entered by digits, closed.
@Suite struct OwnMappingTests {
  private func stage() throws -> Stage {
    try Stage(.rich) { workspace in
      _ = workspace.ownRound()
      return OwnMappingScreen(in: workspace)
    }
  }

  @Test func looksAsRecorded() throws {
    let stage = try stage()
    stage.expectFrame("own-mapping", .standard, .wide)
    stage.press(.enter)
    for digit in "12310" { stage.press(.character(digit)) }
    stage.expectFrame("own-mapping-entry", .standard, .wide, Size(width: 60, height: 20), Size(width: 40, height: 10))
    stage.press(.end, .up, .up, .up, .up)
    stage.expectFrame("own-mapping-entry-group", .standard)
    stage.press("M")
    stage.expectFrame("own-mapping-ticks", .standard, .wide)
  }

  @Test func opensOnAProvisionOnly() throws {
    let stage = try Stage(.rich) { OwnMappingScreen(in: $0) }
    stage.expectFrame("own-mapping-none", .standard)
    stage.press("+")
    stage.expectFrame("own-mapping-open", .standard, .wide)
    stage.press(.control("s"))
    #expect(stage.top is OpenRoundForm)
    #expect(try stage.workspace.session.mapping.ownRounds().isEmpty)
  }

  /// Fifteen digits a person, and the screen stands ready for the next; nothing on it tells of the one before.
  @Test func aRecordIsADigitARow() throws {
    let stage = try stage()
    stage.press(.enter)
    for digit in "123123122231221" { stage.press(.character(digit)) }
    stage.press(.control("s"))
    #expect(stage.top is MappingEntryScreen && stage.message.contains("minst 4 andre"))
    let round = try #require(try stage.workspace.session.mapping.ownRounds().first)
    #expect(round.waiting == 1 && round.mapped == 0 && round.left == 4)
    #expect(stage.text().contains("4 igjen av 5"))
    // Nothing assessed is nothing to save.
    stage.press(.end, "1", .control("s"))
    #expect(stage.message.contains("minst ett lys"))
  }

  @Test func whoeverHasNoChildrenLivesWithNone() {
    var entry = MappingEntry()
    func set(_ focus: MappingEntry.Focus, _ digit: Int) -> Bool { entry.set(focus, to: digit) }
    #expect(set(.about(.children), 2))
    #expect(entry.record.hasChildren == false && entry.record.livesWithChildren == false)
    #expect(!set(.about(.gender), 4) && !set(.area(.housing), 4))
    #expect(set(.about(.group), 3) && entry.record.group == .seriousDual)
    #expect(MappingEntry(draft: entry.draft).record == entry.record)
  }

  @Test func ticksAreFiveAtATime() throws {
    let stage = try stage()
    stage.press("M", .enter, .control("s"))
    #expect(stage.top is MappingTicksScreen && stage.message.contains("minst 5"))
    stage.press(.enter, .enter, .enter, .enter, .control("s"))
    #expect(stage.top is OwnMappingScreen)
    #expect(try stage.workspace.session.mapping.ownRounds().first?.ticked == 10)
  }

  @Test func whoHasOptedOutIsSaidOnceAndIsNotTicked() throws {
    let stage = try stage()
    stage.press("M", "0")
    #expect(stage.message.contains("reservert"))
    let (session, key) = (
      stage.workspace.session, try #require(try stage.workspace.session.mapping.ownRounds().first).key
    )
    #expect(try session.mapping.ticks(key).optedOut.count == 1)
    stage.press(.end, "0")
    #expect(stage.message.contains("allerede"))
  }

  @Test func closingAsksFirst() throws {
    let stage = try stage()
    stage.press(.delete)
    stage.expectFrame("own-mapping-close", .standard)
    stage.press(.enter)
    #expect(try stage.workspace.session.mapping.ownRounds().first?.round.fact.isOpen == true)
    stage.press(.delete, .down, .enter)
    // Nothing came of it.
    #expect(try stage.workspace.session.mapping.ownRounds().isEmpty)
  }
}
