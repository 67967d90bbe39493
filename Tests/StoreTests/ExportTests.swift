import Domain
import Foundation
import Testing

@testable import Ledger
@testable import Store

@Suite struct ExportTests {
  private let trial: ImportTrial

  init() throws { trial = try ImportTrial() }

  @Test(arguments: ImportKind.allCases) func headersAreEnglishAndStable(kind: ImportKind) throws {
    #expect(try trial.export(kind) == kind.columns.map(\.english).joined(separator: ",") + "\n")
  }

  @Test(arguments: ImportKind.allCases) func aTemplateIsTheExportOfARegisterWithoutRows(kind: ImportKind) throws {
    for excel in [false, true] {
      #expect(try String(decoding: kind.template(excel: excel), as: UTF8.self) == trial.export(kind, excel: excel))
    }
    #expect(throws: Never.self) { try trial.session.files.importFile(kind, bytes: kind.template()) }
  }

  @Test func rowsAreInTheirNaturalOrder() throws {
    try trial.takeEverything()
    #expect(try trial.rows(.participants).map { $0[0] } == ["P-1", "P-2", "P-10"])
    #expect(try trial.rows(.lights).map { $0[2] } == ["worker", "own"])
    #expect(try trial.rows(.mapping).map { $0[1] } == ["", "", "Rådhusgaten 53"])
  }

  @Test func anExportImportedElsewhereAndExportedIsTheSameByteForByte() throws {
    try trial.takeEverything()
    try trial.take(
      .participants,
      "nr;fornavn;etternavn;fødselsår;bydel\nP-3;=A;\"B;\"\"C\"\"\";1980;\"Gamle\nOslo\"\nP-4;'-;'=x;;\n")
    let other = try ImportTrial()
    for kind in ImportKind.allCases { try other.take(kind, trial.export(kind)) }
    #expect(try other.exports() == trial.exports())
    let fromSpreadsheet = try ImportTrial()
    for kind in ImportKind.allCases { try fromSpreadsheet.take(kind, trial.export(kind, excel: true)) }
    #expect(try fromSpreadsheet.exports() == trial.exports())
  }

  @Test func anExportImportedOverTheSameRegisterChangesNothing() throws {
    try trial.takeEverything()
    let before = try trial.head()
    for kind in ImportKind.allCases {
      for excel in [false, true] { #expect(try trial.take(kind, trial.export(kind, excel: excel)).entry == nil) }
    }
    #expect(try trial.head() == before)
  }

  @Test func spreadsheetsGetNoFormulas() throws {
    try trial.take(.participants, "nr;fornavn;etternavn;fødselsår;telefon\nP-1;'=HYPERLINK(1);B;;'+47 900\n")
    let row = try trial.export(.participants, excel: true).split(separator: "\r\n").last
    #expect(row == "P-1;'=HYPERLINK(1);B;;;;;;;'+47 900;;")
  }

  @Test func aSinkThatFailsEndsTheExport() throws {
    #expect(throws: StoreError.ledger(.diskFull)) {
      try trial.session.files.export(.participants) { _ throws(StoreError) in throw .ledger(.diskFull) }
    }
  }
}

/// A file is there whole or not at all.
@Suite struct AtomicFileTests {
  private let trial: ImportTrial

  init() throws { trial = try ImportTrial() }

  private func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: trial.path("")).filter { !$0.hasPrefix("trial") }.sorted()
  }

  private func write(_ text: String, to path: String) throws {
    try fill(try AtomicFile(path: path), text)
  }

  private func fill(_ file: consuming AtomicFile, _ text: String) throws {
    let path = file.path
    let before = try? String(contentsOfFile: path, encoding: .utf8)
    try file.write(Array(text.utf8))
    #expect((try? String(contentsOfFile: path, encoding: .utf8)) == before)
    try file.commit()
  }

  @Test func onlyTheOwnerMayReadItAndAListOfOursTakesThePlaceOfTheOneBefore() throws {
    let path = trial.path("people.csv")
    try write("en", to: path)
    try fill(try AtomicFile(replacing: path), "to")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "to")
    #expect(try files() == ["people.csv"])
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }

  @Test func withoutBeingCommittedNothingIsLeft() throws {
    do {
      let file = try AtomicFile(path: trial.path("people.csv"))
      try file.write([1, 2, 3])
    }
    #expect(try files().isEmpty)
  }

  @Test func whatStandsThereStays() throws {
    let (path, link) = (trial.path("people.csv"), trial.path("link.csv"))
    try write("en", to: path)
    #expect(throws: LedgerError.exists(path: path)) { try write("to", to: path) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "en")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: trial.path("nowhere"))
    #expect(throws: LedgerError.exists(path: link)) { try write("to", to: link) }
    #expect(try files() == ["link.csv", "people.csv"])
  }

  @Test func whatSomebodyElseMakesThereMeanwhileStays() throws {
    let path = trial.path("people.csv")
    let file = try AtomicFile(path: path)
    try file.write([1, 2, 3])
    try Data("en".utf8).write(to: URL(filePath: path))
    do throws(LedgerError) {
      try file.commit()
      Issue.record("it took the other's place")
    } catch {
      #expect(error == .exists(path: path))
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "en")
    #expect(try files() == ["people.csv"])
  }

  @Test func theNamesOfTheRegisterAreNotFree() throws {
    let register = trial.path("new.stegvis")
    func refusal(_ path: String) -> LedgerError? {
      do throws(LedgerError) {
        try NewFile.requireFree(path, besides: register)
        return nil
      } catch { return error }
    }
    let folder = (register as NSString).deletingLastPathComponent
    for path in [
      register, register + "-wal", register + "-journal", trial.path("new.erased"), folder + "/./new.stegvis",
    ] {
      #expect(refusal(path) == .ofRegister(path: path))
    }
    #expect(refusal(trial.path("people.csv")) == nil)
    #expect(refusal(trial.path("")) == .exists(path: trial.path("")))
    #expect(refusal(trial.path("none/people.csv")) == .missing(path: trial.path("none")))
  }

  @Test func aLinkToAListOfOursStaysALink() throws {
    let (path, link) = (trial.path("people.csv"), trial.path("link.csv"))
    try write("en", to: path)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    try fill(try AtomicFile(replacing: link), "to")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "to")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == path)
  }

  @Test func placesWhereNoFileCanBeAreTold() throws {
    func failure(_ path: String) -> LedgerError? {
      do throws(LedgerError) {
        let file = try AtomicFile(replacing: path)
        try file.commit()
        return nil
      } catch {
        return error
      }
    }
    #expect(failure(trial.path("none/people.csv")) == .missing(path: trial.path("none")))
    #expect(failure(trial.path("")) == .notAFile(path: trial.path(""), .directory))
    #expect(failure("/dev/null") == .notAFile(path: "/dev/null", .device))
  }
}
