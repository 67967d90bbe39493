import Domain
import Foundation
import TerminalUI
import Testing

@testable import Screens
@testable import Store

/// The reports that leave the house, as the team lead sees them before they do.
@Suite struct HouseReportsTests {
  @Test func whatWouldLeaveIsSeenChapterByChapter() throws {
    let stage = try Stage(.rich) { HouseReportsScreen(in: $0) }
    stage.expectFrame("reports")
    stage.press(.enter)
    stage.expectFrame("reports-chapter")
    let mapping = try Stage(.rich) { HouseReportsScreen($0.mappingReport, in: $0) }
    mapping.press(.enter)
    mapping.expectFrame("reports-mapping", .standard)
  }

  @Test func whichReportAndForWhomIsChosen() throws {
    let stage = try Stage(.rich) { HouseReportsScreen(in: $0) }
    stage.press("p")
    stage.expectFrame("reports-which", .standard)
    stage.press(.escape)
    stage.press(.control("p"))
    stage.expectFrame("reports-write", .standard)
  }

  @Test func ownWordsThatNameAParticipantAreRefusedAndOthersStandThere() throws {
    let stage = try Stage(.rich) { HouseReportsScreen(in: $0) }
    stage.press("E")
    stage.type("Aisha Hansen fikk jobb")
    stage.press(.control("s"))
    #expect(stage.text().contains("nevner en deltaker"))
    for _ in 0..<40 { stage.press(.backspace) }
    stage.type("Et godt år")
    stage.press(.control("s"))
    #expect(stage.text().contains("Et godt år"))
    let period = try #require(stage.lastYear)
    #expect(
      try stage.workspace.session.reports.words(to: .year, period).first?.author == stage.workspace.session.access.name)
  }

  @Test func aReportIsWrittenToAFolderFromTheBoardToo() throws {
    let stage = try Stage(.rich) { BoardScreen(in: $0) }
    let folder = NSTemporaryDirectory() + "report-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    stage.press(.control("p"))
    for _ in 0..<80 { stage.press(.backspace) }
    stage.type(folder)
    stage.press(.control("s"))
    #expect(FileManager.default.fileExists(atPath: folder + "/manifest.json"), "\(stage.text())")
    let newest = try #require(try stage.workspace.session.journal.entries(limit: 1).first)
    #expect(newest.kind == .exported)
  }
}

extension Stage {
  fileprivate var lastYear: Period? { (top as? HouseReportsScreen)?.order.period }
}
