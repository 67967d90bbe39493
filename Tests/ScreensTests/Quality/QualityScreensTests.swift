import Domain
import Resources
import Store
import TerminalUI
import Testing

@testable import Screens

/// Data quality: the rules with what they found, whom, and where it is put right.
@Suite struct QualityScreensTests {
  private func stage() throws -> Stage { try Stage(.rich) { QualityScreen(in: $0) } }

  private func go(to rule: QualityRule.ID, _ stage: Stage) throws {
    let place = try #require(QualityRule.all.firstIndex { $0.id == rule })
    stage.press(.home)
    stage.press([Key](repeating: .down, count: place))
  }

  @Test func looksAsRecorded() throws {
    let stage = try stage()
    stage.expectFrame("quality", .standard, .wide, Size(width: 60, height: 20))
    try go(to: .unknownDistrict, stage)
    stage.press(.enter)
    stage.expectFrame("quality-findings", .standard, .wide)
  }

  @Test func nobodyIsWhole() throws {
    let stage = try Stage(.empty) { QualityScreen(in: $0) }
    stage.expectFrame("quality-empty", .standard)
    stage.press(.enter)
    #expect(stage.top is QualityScreen && stage.text().contains("Regelen har ikke funnet noe"))
  }

  @Test func enterLeadsToThePeopleAndThenToWhereItIsPutRight() throws {
    let stage = try stage()
    for (rule, isThere) in [
      (QualityRule.ID.unknownDistrict, { (screen: any Screen) in screen is ParticipantForm }),
      (.notInformed, { $0 is AroundForm }), (.contactIsNoUser, { $0 is ContactForm }),
    ] {
      try go(to: rule, stage)
      stage.press(.enter)
      #expect(stage.top is QualityFindingsScreen, "\(rule)")
      stage.press(.enter)
      #expect(isThere(stage.top), "\(rule): \(stage.topRoom.id)")
      stage.press(.escape, .escape)
    }
    #expect(stage.top is QualityScreen)
  }

  @Test func everyNumberExplainsItself() throws {
    let stage = try stage()
    try go(to: .notInformed, stage)
    stage.press("F")
    #expect(stage.top is ExplainScreen && stage.text().contains("Ikke informert"))
    stage.press(.escape, "0")
    #expect(stage.top is ExplainScreen && stage.text().contains("Registeret er helt"))
  }

  /// Somebody close to the user is counted and not told, and whoever looked stands in the log.
  @Test func somebodyCloseIsCountedAndNotTold() throws {
    let stage = try Stage(.rich) { workspace in
      let session = workspace.session
      let tor = try session.users.all().first { $0.login == "tor" }
      _ = try session.users.nameRelative(#require(tor).key, of: workspace.someone("P-0011"))
      return nil
    }
    let next = try Stage(after: stage) { QualityFindingsScreen(.unknownDistrict, in: $0) }
    #expect(!next.text().contains("P-0011") && next.text().contains("1 hos noen du ikke kan åpne"))
    let newest = try #require(try next.workspace.session.journal.entries(limit: 1).first)
    #expect(newest.kind == .listRead)
  }
}
