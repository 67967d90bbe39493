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
          row: 1, column: "skostørrelse", reason: .unknownColumn(accepted: ImportKind.participants.columns)),
        ImportProblem(row: 1, column: "", reason: .unnamedColumn(position: 6)),
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
}
