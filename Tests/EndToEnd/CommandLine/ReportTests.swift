import Foundation
import Testing

/// What the team lead sends out of the house.
@Suite("A report") struct ReportTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private let names = ["manifest.json", "report.csv", "report.html", "report.json"]

  @Test("of the demo is a folder of four files, and the same again", arguments: ["year", "funder", "mapping", "plan"])
  func written(report: String) throws {
    let folder = workplace.path("rapport")
    let made = try workplace.expectSuccess("report", report, "--profile", "kommune", "--demo", "--out", folder)
    #expect(made.output.isEmpty && made.errors.contains(folder))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == names)
    let again = workplace.path("igjen")
    try workplace.expectSuccess("report", report, "--profile", "kommune", "--demo", "--out", again)
    for name in ["report.csv", "report.html", "report.json"] {
      #expect(try workplace.bytes(of: "\(folder)/\(name)") == workplace.bytes(of: "\(again)/\(name)"), "\(name)")
    }
    let page = String(decoding: try workplace.bytes(of: "\(folder)/report.html"), as: UTF8.self)
    #expect(page.contains("<html lang=\"nb\">") && !page.contains("<script"))
  }

  @Test("is refused before anybody is asked for anything where one of its files stands: 73")
  func standsThere() throws {
    try workplace.makeRegister()
    for name in names {
      let folder = workplace.path("opptatt-\(name)")
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let file = try workplace.write("mitt", to: "opptatt-\(name)/\(name)")
      let outcome = try workplace.start([
        "report", "year", "--out", folder, "--user", "eva", "--passphrase-file", workplace.path("mangler"),
      ]).finish()
      #expect(outcome.status == 73 && outcome.errors.contains("\(file) finnes fra før og er ikke rørt"), "\(outcome)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [name])
    }
    let file = try workplace.write("x", to: "en-fil")
    try workplace.expectRefusal(73, "finnes fra før", "report", "year", "--out", file)
    try workplace.expectRefusal(73, "ingen", "report", "year", "--out", workplace.path("ingen/slik"))
  }

  @Test("says what it cannot be: without a recipient, of a mapping for NAV, of years nothing was mapped in")
  func refused() throws {
    let folder = workplace.path("rapport")
    try workplace.expectRefusal(64, "--profile", "report", "funder", "--demo", "--out", folder)
    try workplace.expectRefusal(64, "NAV", "report", "mapping", "--profile", "nav", "--demo", "--out", folder)
    try workplace.expectRefusal(
      65, "Ingenting er kartlagt", "report", "mapping", "--from", "1999-01-01", "--to", "1999-12-31", "--demo", "--out",
      folder)
    try workplace.expectRefusal(
      64, "slutter", "report", "year", "--from", "2025-12-31", "--to", "2025-01-01", "--demo", "--out", folder)
    #expect(!workplace.exists(folder))
  }

  @Test("and the register's numbers stand in the log of what left the house")
  func logged() throws {
    try workplace.makeRegister()
    try workplace.expectSuccess("report", "year", "--profile", "stat", "--out", workplace.path("ut"))
    let rows = try workplace.expectSuccess("export", "indicators")
    #expect(rows.output.hasPrefix("register,programme,from,to,as_of,indicator,value,base,suppressed\n"))
    let log = try workplace.expectSuccess("log").output
    #expect(log.contains("Årsrapport til staten") && log.contains("registerets tall"))
    try workplace.expectRefusal(64, "--from", "export", "participants", "--from", "2025-01-01")
  }
}
