import Domain
import Foundation
import Testing

@testable import Ledger
@testable import Store

/// A file as it comes: from a spreadsheet, twice, with mistakes, cut short, or no such file at all.
@Suite struct ImportFileTests {
  private let trial: ImportTrial

  init() throws { trial = try ImportTrial() }

  @Test func aSemicolonFileInWindows1252FromANorwegianSpreadsheet() throws {
    let text = "Nr;Fornavn;Etternavn;Fødselsdato;Kjønn\r\nP-1;Bjørn;Åsæther;21.11.1980;Mann\r\n"
    let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let result = try trial.session.files.importFile(.participants, bytes: bytes)
    #expect(result.added == 1)
    #expect(
      try trial.rows(.participants) == [
        ["P-1", "Bjørn", "Åsæther", "", "1980-11-21", "", "male"] + Array(repeating: "", count: 5)
      ])
  }

  @Test func datesAreTakenBothWays() throws {
    try trial.take(
      .participants, "nr;fornavn;etternavn;fødselsdato\n1;A;B;1985-03-04\n2;A;B;04.03.1985\n3;A;B;4.3.1985\n")
    #expect(try trial.rows(.participants).map { $0[4] } == ["1985-03-04", "1985-03-04", "1985-03-04"])
  }

  @Test func threeBadRowsOfTenAreAllToldAndNothingIsWritten() throws {
    var text = "nr;fornavn;etternavn;fødselsdato;kjønn\n"
    for number in 1...10 {
      text +=
        "P-\(number);Navn;Navnesen;\(number == 4 ? "31.02.1980" : "1980-01-01");\(number == 7 ? "damer" : "mann")\n"
    }
    text = text.replacing("P-9;", with: "P 9;")
    let before = try trial.head()
    let problems = trial.problems(.participants, text)
    #expect(
      problems == [
        ImportProblem(row: 5, column: "fødselsdato", value: "31.02.1980", reason: .noSuchDay),
        ImportProblem(row: 8, column: "kjønn", value: "damer", reason: .notInVocabulary(Vocabularies.gender.accepted)),
        ImportProblem(row: 10, column: "nr", value: "P 9", reason: .number(.character(" "))),
      ])
    #expect(try trial.rows(.participants).isEmpty)
    #expect(try trial.head() == before)
  }

  @Test func badRowsCanBeSkippedAndAreGivenBackWithTheReason() throws {
    let text = "nr;fornavn;etternavn;fødselsår\nP-1;A;B;1980\nP-2;\"C;D\";E;i fjor\nP-3;F\nP-4;G;H;\n"
    let result = try trial.take(.participants, text, ImportOptions(skipBadRows: true))
    #expect(result.rows == 4)
    #expect(result.added == 2)
    #expect(try trial.rows(.participants).map { $0[0] } == ["P-1", "P-4"])
    let file = result.skipped.csv(column: "problem") { "rad \($0.row): \($0.column)" }
    #expect(
      String(decoding: file, as: UTF8.self) == """
        nr,fornavn,etternavn,fødselsår,problem
        P-2,C;D,E,i fjor,rad 3: fødselsår
        P-3,F,,,rad 4:\u{20}

        """)
  }

  @Test func theSameFileTwiceChangesNothing() throws {
    try trial.takeEverything()
    let before = (try trial.head(), try trial.exports())
    for kind in ImportKind.allCases {
      let result = try trial.take(kind, ImportTrial.text(of: kind))
      #expect(result.entry == nil)
      #expect(result.unchanged == result.rows)
    }
    #expect(try trial.head() == before.0)
    #expect(try trial.exports() == before.1)
  }

  @Test func anImportIsOneEntryInTheJournal() throws {
    let before = try trial.head()
    let result = try trial.take(.participants, ImportTrial.people)
    #expect(result.entry == before + 1)
    #expect(try trial.head() == before + 1)
  }

  @Test func aDryRunChecksAndCountsAndWritesNothing() throws {
    let before = try trial.head()
    let result = try trial.take(.participants, ImportTrial.people, ImportOptions(dryRun: true))
    #expect((result.added, result.entry) == (3, nil))
    #expect(try trial.head() == before)
    #expect(try trial.rows(.participants).isEmpty)
    #expect(
      !trial.problems(.participants, "nr;fornavn;etternavn;fødselsår\n;A;B;\n", ImportOptions(dryRun: true)).isEmpty)
  }

  @Test func aFileCutShortIsRefused() {
    let file = "nr;fornavn;etternavn;fødselsår\nP-1;A;B;1980\nP-2;C"
    #expect(
      trial.problems(.participants, file)
        == [ImportProblem(row: 3, reason: .shape(.short(fields: 2, expected: 4)))])
  }

  @Test func anOpenQuoteIsRefusedWithTheRowWhereItBegan() {
    let file = "nr;fornavn;etternavn;fødselsår\nP-1;A;B;1980\nP-2;\"C;D;1981\nP-3;E;F;1982\n"
    let expected = [ImportProblem(row: 3, reason: .shape(.openQuote))]
    #expect(trial.problems(.participants, file) == expected)
    // What came after the quote is not known, so there are no good rows to write either.
    #expect(trial.problems(.participants, file, ImportOptions(skipBadRows: true)) == expected)
  }

  @Test func lineBreaksInQuotedCellsDoNotShiftTheRows() {
    let file = "nr;fornavn;etternavn;fødselsår;bydel\nP-1;A;B;1980;\"Gamle\nOslo\"\nP-2;D;E;x;\n"
    #expect(trial.problems(.participants, file).map(\.row) == [3])
  }

  @Test func whatIsNoTextIsToldApart() {
    #expect(trial.failure(.participants, [0x89, 0x50, 0x4E, 0x47, 0, 0]) == .file(.notText(.png)))
    #expect(trial.failure(.participants, [0xFF, 0xFE, 0x6E, 0, 0x72, 0]) == .file(.utf16))
    #expect(trial.failure(.participants, Array("nr\n\0".utf8)) == .file(.nul(line: 2)))
    #expect(trial.failure(.participants, []) == .file(.empty))
    #expect(
      trial.failure(.participants, Array("nr;fornavn\n1;Bjørn\n2;Bj".utf8) + [0xF8, 0x72])
        == .file(.damagedEncoding(line: 3)))
  }

  @Test func noMoreThanAThousandProblemsAreTold() throws {
    let file = "nr;fornavn;etternavn;fødselsår\n" + String(repeating: "-;A;B;\n", count: 1500)
    guard case .problems(let problems, more: true) = trial.failure(.participants, Array(file.utf8)) else {
      Issue.record("1500 bad rows were taken")
      return
    }
    #expect(problems.count == 1000)
  }

  @Test func controlCharactersAreNoText() {
    let file = "nr;fornavn;etternavn;fødselsår\nP-1;A\u{1B}[31m;B;\nP-2;A\u{85};B;\n"
    #expect(trial.problems(.participants, file).map(\.reason) == [.controlCharacter, .controlCharacter])
  }

  @Test func aPipeIsReadToItsEndAndNotWaitedForAgainstSomebodysWill() throws {
    let path = trial.path("pipe")
    #expect(mkfifo(path, 0o600) == 0)
    var asked = 0
    #expect(throws: ImportFailure.cancelled) {
      // Nobody writes into it.
      try ImportBytes.read(path: path) {
        asked += 1
        return asked > 1
      }
    }
    // Opened for both, so that it has a writer before anybody reads.
    let writer = open(path, O_RDWR | O_CLOEXEC)
    #expect(writer >= 0 && write(writer, "nr\n", 3) == 3)
    #expect(throws: ImportFailure.cancelled) {
      asked = 0
      _ = try ImportBytes.read(path: path) {
        asked += 1
        return asked > 2
      }
    }
    close(writer)
  }

  @Test func aFileIsReadFromDiskOrSaysWhyNot() throws {
    func failure(_ path: String) -> ImportFailure? {
      do throws(ImportFailure) {
        _ = try ImportBytes.read(path: path)
        return nil
      } catch {
        return error
      }
    }
    let file = try AtomicFile(path: trial.path("people.csv"))
    try file.write(Array(ImportTrial.people.utf8))
    try file.commit()
    #expect(try ImportBytes.read(path: trial.path("people.csv")) == Array(ImportTrial.people.utf8))
    #expect(failure(trial.path("none.csv")) == .store(.ledger(.missing(path: trial.path("none.csv")))))
    #expect(failure(trial.path("")) == .store(.ledger(.notAFile(path: trial.path(""), .directory))))
  }
}
