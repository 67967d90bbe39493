import Domain
import Store
import TerminalUI
import Testing

@testable import Screens

/// Who stands behind a number of relapses: nobody, until a team lead has said why.
@Suite struct RelapseListTests {
  /// Behind `F` on how many relapsed.
  private func explained(_ seat: Seat) throws -> Stage {
    let stage = try Stage(.rich, as: seat) { BoardFiguresScreen(in: $0) }
    for _ in 0..<40 where stage.figure?.id != .relapsed { stage.press(.down) }
    #expect(stage.figure?.id == .relapsed)
    stage.press("F")
    return stage
  }

  @Test("A reason opens the list once; it is asked for again the next time")
  func reason() throws {
    let stage = try explained(Seat(role: .teamLead, reach: .whole))
    #expect(!stage.text().contains("Deltakerne bak tallet") && stage.text().contains("bare med en grunn: t"))
    stage.expectFrame("explain-relapses", .standard)
    stage.press("t")
    stage.expectFrame("relapse-list-form", .standard)
    stage.type("kort")
    stage.press(.control("s"))
    #expect(stage.top is RelapseListForm && stage.text().contains("tegn"))
    stage.type(", men gjennomgang i teamet")
    stage.press(.control("s"))
    #expect(stage.top is ExplainScreen && stage.text().contains("Deltakerne bak tallet"))
    stage.expectFrame("explain-relapses-opened", .standard)
    let entries = try stage.workspace.session.journal.entries(limit: .max)
    #expect(entries.count { $0.kind == .relapseListOpened } == 1 && entries.contains { $0.kind == .relapseListed })
    stage.press(.escape, "F")
    #expect(!stage.text().contains("Deltakerne bak tallet"))
  }
}
