import Foundation
import Testing

/// What leaves the register can come back, byte for byte.
@Suite("An export") struct ExportTests {
  static let kinds = ["participants", "enrolments", "steps", "lights", "mapping"]

  /// The demo's people in a register made by hand, as its readme says it is done.
  private func demoRegister() throws -> Workplace {
    let workplace = try Workplace()
    try makeEmpty(workplace)
    for kind in ExportTests.kinds { try workplace.expectSuccess("import", kind, Repository.demoFile(kind)) }
    return workplace
  }

  private func makeEmpty(_ workplace: Workplace) throws {
    let units = try String(contentsOfFile: Repository.demoFile("units"), encoding: .utf8)
      .split(separator: "\n").dropFirst().map { $0.split(separator: ";") }
    try workplace.makeRegister(
      programmes: ["piloten-blakors", "piloten-mjavann", "bydelsrusken-2"],
      units: units.map { "\($0[0])/\($0[1]):\($0[2])" })
  }

  @Test("imported into a new register and exported again is the same, for every kind")
  func roundTrip() throws {
    let first = try demoRegister()
    let second = try Workplace()
    try makeEmpty(second)
    for kind in ExportTests.kinds {
      let exported = try first.expectSuccess("export", kind)
      // The demo has somebody who stands in no export; nothing tells of what kind.
      #expect(exported.errors.isEmpty == (kind == "mapping") && !exported.errors.contains("P-"), "\(kind)")
      let file = try second.write(exported.outputBytes, to: "\(kind).csv")
      try second.expectSuccess("import", kind, file)
      let again = try second.expectSuccess("export", kind)
      #expect(again.outputBytes == exported.outputBytes, "\(kind)")
      // And into the register it came from it brings nothing new.
      #expect(try first.expectSuccess("import", kind, file).errors.contains("ingenting å gjøre"), "\(kind)")
    }
    try second.expectWhole()
  }

  @Test("of a template is a header to fill in, needs neither register nor user, and replaces no file")
  func template() throws {
    let workplace = try Workplace()
    let file = workplace.path("deltakere.csv")
    let outcome = try workplace.expectSuccess("export", "participants", "--template", "--excel", "--out", file)
    #expect(outcome.output.isEmpty && !workplace.exists(workplace.register))
    #expect(
      try workplace.text("deltakere.csv").hasSuffix(
        "number;given_name;family_name;display_name;birth_date;birth_year;gender;national_id;district;phone;lar;protection\r\n"
      ))
    try workplace.expectRefusal(73, file, "export", "participants", "--template", "--out", file)
    try workplace.makeRegister()
    #expect(try workplace.expectSuccess("import", "participants", file).errors.contains("ingenting å gjøre"))
  }

  @Test("for a spreadsheet has a mark, semicolons and CRLF, no formulas, and can come back too")
  func forSpreadsheet() throws {
    let workplace = try Workplace()
    try workplace.makeRegister()
    try workplace.importing("participants", "nr,fornavn,etternavn,fødselsår\nP-1,'=HYPERLINK(1),Å,1980\n")
    let exported = try workplace.expectSuccess("export", "participants", "--excel")
    #expect(exported.outputBytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(exported.output.contains("P-1;'=HYPERLINK(1);Å;;;1980"), "\(exported)")
    #expect(exported.output.hasSuffix("\r\n"))
    let file = try workplace.write(exported.outputBytes, to: "regneark.csv")
    #expect(try workplace.expectSuccess("import", "participants", file).errors.contains("ingenting å gjøre"))
  }

  @Test("to a file is there whole, for its owner only")
  func toFile() throws {
    let workplace = try Workplace()
    try workplace.makeSampleRegister()
    let file = workplace.path("ut.csv")
    let outcome = try workplace.expectSuccess("export", "participants", "--out", file)
    #expect(outcome.output.isEmpty)
    let printed = try workplace.stegvis("export", "participants")
    #expect(try workplace.bytes(of: file) == printed.outputBytes)
    #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
    let elsewhere = try workplace.stegvis("export", "participants", "--out", workplace.path("borte/ut.csv"))
    #expect(elsewhere.status == 73 && elsewhere.errors.contains("Fant ikke mappen"), "\(elsewhere)")
  }

  @Test("that nobody can take, because the disk is full, is 74")
  func fullDisk() throws {
    let workplace = try Workplace()
    try workplace.makeSampleRegister()
    let line = "\"$0\" export participants --register \"$1\" >/dev/full"
    let outcome = try workplace.run(.bash, "-c", line, workplace.program, workplace.register)
    #expect(outcome.status == 74, "\(outcome)")
    #expect(outcome.errorLines.count == 1, "\(outcome)")
  }

  @Test("whose reader has had enough ends without a word")
  func closedPipe() throws {
    let workplace = try Workplace()
    try workplace.expectSuccess("generate", "--participants", "3000", "--seed", "7")
    let line = "\"$0\" export participants --register \"$1\" | head -n 1; echo ${PIPESTATUS[0]}"
    let outcome = try workplace.run(.bash, "-c", line, workplace.program, workplace.register)
    #expect(outcome.output.hasSuffix("\n0\n"), "\(outcome)")
    #expect(outcome.errors.isEmpty, "\(outcome)")
  }
}
