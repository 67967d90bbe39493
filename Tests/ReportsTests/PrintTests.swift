import Domain
import Foundation
import Testing

@testable import Reports

/// The page on paper, where a browser is at hand that prints.
@Suite("A report on paper") struct PrintTests {
  private static let browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  @Test("prints on a few pages of A4", .enabled(if: browser != nil), arguments: HouseReport.allCases)
  func prints(report: HouseReport) throws {
    let browser = try #require(PrintTests.browser)
    let ground = try ReportGround(people: 60)
    try ground.mapAsPublished()
    let (page, paper) = (ground.folder + "/report.html", ground.folder + "/report.pdf")
    try ground.page(report, for: .kommune, Period(days: 4000, to: ReportGround.today))
      .write(toFile: page, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: browser)
    process.arguments = [
      "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(ground.folder)/browser",
      "--no-pdf-header-footer",
      "--print-to-pdf=\(paper)", "file://\(page)",
    ]
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let bytes = try Data(contentsOf: URL(filePath: paper))
    let text = String(decoding: bytes, as: UTF8.self)
    let pages = text.components(separatedBy: "/Type /Page\n").count - 1
    #expect((1...9).contains(pages), "\(pages) pages")
    #expect(text.contains("/MediaBox [0 0 594") || text.contains("/MediaBox [0 0 595"), "A4")
  }
}
