import Domain
import Testing

@testable import Ledger
@testable import Store

/// A mapping has no key: a file is the whole of each round and unit in it.
@Suite struct ImportMappingTests {
  private let trial: ImportTrial
  private let header = "år;avdeling;bosituasjon;har barn\n"

  init() throws {
    trial = try ImportTrial()
    try trial.take(.mapping, ImportTrial.mapping)
  }

  private func count(_ round: String, _ unit: String = "") throws -> Int {
    try trial.rows(.mapping).count { $0[0] == round && $0[1] == unit }
  }

  @Test func everyColumnIsTaken() throws {
    #expect(try trial.rows(.mapping).count == 3)
    #expect(
      try trial.rows(.mapping).last == [
        "2019", "Rådhusgaten 53", "60+", "", "mental", "yes", "no", "yes", "no", "red", "red", "red", "red", "red",
        "red", "red", "red",
      ])
  }

  @Test func theSameRecordsInAnotherOrderAreNothingToDo() throws {
    let lines = ImportTrial.mapping.split(separator: "\n").map(String.init)
    let turned = ([lines[0]] + lines.dropFirst().reversed()).joined(separator: "\n")
    for mode in [ImportOptions.MappingMode.refuse, .replace, .add] {
      let result = try trial.take(.mapping, turned, ImportOptions(mapping: mode))
      #expect((result.entry, result.unchanged) == (nil, 3))
    }
  }

  @Test func otherRecordsWhereThereAreSomeAreAChoiceToMake() throws {
    let file = header + "2019;;rødt;\n2019;;gult;\n2019;;gult;\n2020;;gult;\n"
    let expected = [
      ImportProblem(
        row: 2, column: "år", value: "2019",
        reason: .mappingExists(round: 2019, unit: nil, existing: 2, incoming: 3))
    ]
    #expect(trial.problems(.mapping, file) == expected)
    // To skip the rows would be to choose.
    #expect(trial.problems(.mapping, file, ImportOptions(skipBadRows: true)) == expected)
    #expect(
      trial.problems(.mapping, header + "2019;rådhusgaten 53;gult;\n").map(\.reason)
        == [.mappingExists(round: 2019, unit: "Rådhusgaten 53", existing: 1, incoming: 1)])
  }

  @Test func replaceTakesTheFilesRecordsForItsRoundAndUnitOnly() throws {
    let result = try trial.take(.mapping, header + "2019;;rødt;ja\n", ImportOptions(mapping: .replace))
    #expect((result.added, result.replaced) == (1, 2))
    #expect(try count("2019") == 1)
    #expect(try count("2019", "Rådhusgaten 53") == 1)
  }

  @Test func addKeepsBoth() throws {
    let result = try trial.take(.mapping, header + "2019;;rødt;ja\n", ImportOptions(mapping: .add))
    #expect((result.added, result.replaced) == (1, 0))
    #expect(try count("2019") == 3)
  }

  @Test func equalRecordsAreDifferentPeople() throws {
    #expect(try trial.take(.mapping, header + "2021;;rødt;ja\n2021;;rødt;ja\n2021;;rødt;ja\n").added == 3)
    #expect(try count("2021") == 3)
  }

  @Test func aUnitNameOfTwoProgrammesIsAmbiguous() {
    #expect(
      trial.problems(.mapping, header + "2022;Verkstedet;rødt;\n2022;Kirka;rødt;\n").map(\.reason) == [
        .ambiguousUnit(programmes: ["bydelsrusken-2", "piloten-blakors"]),
        .unknownUnit(known: ["Kjølberggata", "Rådhusgaten 53", "Verkstedet", "Verkstedet"]),
      ])
  }

  @Test func theYearIsAYear() {
    #expect(
      trial.problems(.mapping, header + "2027;;rødt;\n19;;rødt;\n;;rødt;\n").map(\.reason)
        == [.notAYear(accepted: 2000...2026), .notAYear(accepted: 2000...2026), .missingValue])
  }
}
