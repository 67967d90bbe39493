import Domain
import Testing

@testable import Ledger
@testable import Store

/// The header of a file: whatever people call the columns, and what is not taken.
@Suite struct ImportColumnTests {
  private let trial: ImportTrial

  init() throws { trial = try ImportTrial() }

  @Test(arguments: [
    "NR;FORNAVN;ETTERNAVN;FØDSELSDATO", "nr;fornavn;etternavn;foedselsdato", "Nr ; Fornavn; Etternavn ;Fodselsdato",
    "number;given name;family-name;birth_date", "number;Given_Name;etternavn;BIRTH DATE",
    "nr;fornavn;etternavn;fo\u{308}dselsdato",
  ])
  func namesAreTakenInBothLanguagesAndMostSpellings(header: String) throws {
    #expect(try trial.take(.participants, header + "\nP-1;A;B;1980-01-01\n").added == 1)
    #expect(try trial.rows(.participants).first?[4] == "1980-01-01")
  }

  @Test(arguments: ["fødselsår", "foedselsaar", "fodselsar", "FØDSELSÅR", "fødselsa\u{30A}r", "birth year"])
  func lettersMayBeWrittenAsTwo(name: String) throws {
    try trial.take(.participants, "nr;fornavn;etternavn;\(name)\nP-1;A;B;1980\n")
    #expect(try trial.rows(.participants).first?[5] == "1980")
  }

  @Test func columnsStandInAnyOrder() throws {
    try trial.take(.participants, "fødselsår;etternavn;nr;fornavn\n1980;B;P-1;A\n")
    #expect(try trial.rows(.participants).first?.prefix(3) == ["P-1", "A", "B"])
  }

  @Test func unknownColumnsAreNamedAndRefused() {
    let problems = trial.problems(.participants, "nr;fornavn;etternavn;fødselsår;skostørrelse;\nP-1;A;B;1980;44;\n")
    #expect(
      problems == [
        ImportProblem(
          row: 1, column: "skostørrelse", reason: .unknownColumn(accepted: ImportKind.participants.columns))
      ])
  }

  @Test func unknownColumnsMayBeIgnored() throws {
    let text = "nr;fornavn;etternavn;fødselsår;skostørrelse;\nP-1;A;B;1980;44;\n"
    #expect(try trial.take(.participants, text, ImportOptions(ignoreUnknown: true)).added == 1)
  }

  @Test func aColumnInBothLanguagesIsRepeated() {
    #expect(
      trial.problems(.participants, "nr;fornavn;etternavn;fødselsår;number\n")
        == [ImportProblem(row: 1, column: "number", reason: .repeatedColumn(earlier: "nr"))])
  }

  @Test func missingColumnsAreNamed() {
    #expect(
      trial.problems(.participants, "nr;fornavn\nP-1;A\n").map(\.reason)
        == [.missingColumn(oneOf: [.familyName]), .missingColumn(oneOf: [.birthDate, .birthYear])])
    #expect(trial.problems(.mapping, "avdeling\n\n").map(\.reason) == [.missingColumn(oneOf: [.round])])
  }

  @Test(arguments: ["nr", "number", "Fornavn", "navn", "fødselsnummer", "fødselsdato", "telefon", "deltaker"])
  func aMappingNeverHasANameOrANumber(name: String) {
    let expected = [ImportProblem(row: 1, column: name, reason: .mappingIsAnonymous)]
    let file = "år;\(name);bosituasjon\n2019;x;rødt\n"
    #expect(trial.problems(.mapping, file) == expected)
    // Not to be ignored either.
    #expect(trial.problems(.mapping, file, ImportOptions(ignoreUnknown: true)) == expected)
  }

  @Test(arguments: ImportKind.allCases) func noTwoColumnsOfAKindAreCalledAlike(kind: ImportKind) {
    var owners: [String: ImportColumn] = [:]
    for column in kind.columns {
      for name in Set([Folding.fold(column.norwegian), Folding.fold(column.english)]) {
        #expect(owners.updateValue(column, forKey: name) == nil)
      }
    }
  }

  /// What is told of a file is what a file is held against.
  @Test(arguments: ImportKind.allCases) func aColumnThatIsToldToBeNeededIsMissedAndNoOther(kind: ImportKind) {
    let columns = kind.fileColumns
    for left in columns {
      let header = columns.map(\.column).filter { $0 != left.column }.map(\.norwegian).joined(separator: ";")
      let isNeeded = left.need == .needed
      let problems = trial.problems(kind, header + "\n", ImportOptions(dryRun: true))
      #expect(problems.map(\.reason) == (isNeeded ? [.missingColumn(oneOf: [left.column])] : []), "\(left.column)")
    }
  }

  /// A cell whose list of words is told takes each of them, and the others are told of a cell that is wrong.
  @Test(arguments: ImportKind.allCases) func theWordsThatAreToldAreThoseThatAreTaken(kind: ImportKind) throws {
    try trial.takeEverything()
    let text = try trial.export(kind)
    let header = try #require(text.split(separator: "\n").first).split(separator: ",").map(String.init)
    let row = try #require(try trial.rows(kind).first)
    for (place, file) in kind.fileColumns.enumerated() {
      guard case .words(let words) = file.accepts else { continue }
      func problems(_ cell: String) -> [ImportProblem] {
        var cells = row
        cells[place] = cell
        let lines = [header, cells].map { $0.joined(separator: ",") }
        return trial.problems(kind, lines.joined(separator: "\n"), ImportOptions(dryRun: true, mapping: .add))
      }
      for word in words.flatMap({ [$0.norwegian, $0.english] }) {
        let refused = problems(word).contains { if case .notInVocabulary = $0.reason { true } else { false } }
        #expect(!refused, "\(word) in \(file.column.english)")
      }
      #expect(problems("kanskje").map(\.reason).contains(.notInVocabulary(words)), "\(file.column.english)")
    }
  }
}
