import Domain
import Resources
import Store
import TerminalUI
import Testing

@testable import Screens

/// Two records of one person, side by side, from the card of the one.
@Suite struct MergeScreensTests {
  private func merge(_ kept: String, _ other: String) throws -> Stage {
    try Stage(.rich) { workspace in
      let plan = try workspace.session.merge.plan(keeping: workspace.someone(kept), other: workspace.someone(other))
      return MergeScreen(plan, in: workspace)
    }
  }

  @Test func looksAsRecorded() throws {
    try merge("P-0042", "P-0107").expectFrame("merge-conflict", .standard, .wide)
    let stage = try merge("P-0042", "W-1")
    stage.expectFrame("merge", .standard, .wide)
  }

  @Test func fromTheCardToTheCard() throws {
    let stage = try Stage(.rich) { MergeNumberForm(keeping: $0.someone("P-0011"), in: $0) }
    stage.type("P-9999")
    stage.press(.control("s"))
    #expect(stage.text().contains("ingen med nummer"))
    stage.press([Key](repeating: .backspace, count: 6))
    stage.type("K-1")
    stage.press(.control("s"))
    #expect(stage.top is MergeScreen)
    // What differs is chosen first, and nothing is preset.
    stage.press(.control("s"))
    #expect(stage.top is MergeScreen && stage.text().contains("Velg først"))
    let screen = try #require(stage.top as? MergeScreen)
    for field in try #require(screen.plan).identity.open {
      stage.press(.home)
      while (stage.top as? MergeScreen)?.chosen?.id != field { stage.press(.down) }
      stage.press(.enter)
      #expect((stage.top as? MergeScreen)?.sides[field] == .kept)
    }
    stage.press(.control("s"))
    #expect(stage.top is ConfirmMergeScreen)
    stage.expectFrame("merge-confirm", .standard)
    stage.press(.down, .enter)
    #expect(stage.top is ParticipantScreen && stage.text().contains("K-1 er slått sammen med P-0011"))
    #expect(
      try stage.workspace.session.people.participantKey(number: ParticipantNumber("K-1"))
        == stage.workspace.someone("P-0011"))
  }

  @Test func theOldNumberLeadsToTheCard() throws {
    let stage = try Stage(.rich) { workspace in
      let session = workspace.session
      let plan = try session.merge.plan(keeping: workspace.someone("P-0011"), other: workspace.someone("K-1"))
      let sides = Dictionary(plan.identity.open.map { ($0, IdentityMerge.Side.kept) }) { first, _ in first }
      _ = try session.merge.merge(plan, choosing: sides)
      try workspace.loadRosterNow()
      return ParticipantsScreen(in: workspace, finding: true)
    }
    stage.type("K-1")
    stage.expectFrame("merge-old-number", .standard)
    stage.press(.enter, .enter)
    #expect(stage.top is ParticipantScreen && stage.text().contains("P-0011"))
  }
}
