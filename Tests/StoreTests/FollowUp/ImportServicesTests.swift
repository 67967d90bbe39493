import Domain
import Testing

@testable import Ledger
@testable import Store

/// Services, housing, income and posts from a file: as the card would take them, whatever the order of the rows.
@Suite struct ImportServicesTests {
  private let trial: ImportTrial
  private static let header = "nr;tjeneste;fra;til;tilstand;gis_av;notat\n"

  init() throws {
    trial = try ImportTrial()
    for kind in [ImportKind.participants, .enrolments] { try trial.take(kind, ImportTrial.text(of: kind)) }
  }

  private func take(_ rows: String...) throws -> ImportResult {
    try trial.take(.services, ImportServicesTests.header + rows.map { $0 + "\n" }.joined())
  }

  private func problems(_ rows: String...) -> [String] {
    trial.problems(.services, ImportServicesTests.header + rows.map { $0 + "\n" }.joined()).map {
      "\($0.row):\($0.column)"
    }
  }

  @Test func namesOfTheCatalogueAndItsWordsAreTaken() throws {
    #expect(
      try take(
        "P-1;IPS;2026-03-01;;i gang;Tor Lie;", "P-1;Kommunal bolig;2026-02-01;2026-06-30;;;",
        "P-1;private_rent;30.06.2026;;;;", "P-2;uføretrygd;2026-03-01;;;;", "P-2;FACT ung;2026-04-01;;tilbudt;;"
      ).added == 5)
    #expect(
      try trial.export(.services) == """
        number,service,from,to,state,given_by,note
        P-1,municipal,2026-02-01,2026-06-30,under_way,,
        P-1,ips,2026-03-01,,under_way,Tor Lie,
        P-1,private_rent,2026-06-30,,under_way,,
        P-2,disability_benefit,2026-03-01,,under_way,,
        P-2,fact_young,2026-04-01,,offered,,

        """)
    #expect(try trial.register.check().isEmpty)
  }

  @Test func theSameFileTwiceChangesNothingAndAnEndIsAChange() throws {
    try trial.take(.services, ImportTrial.services)
    let again = try trial.take(.services, ImportTrial.services)
    #expect((again.added, again.changed, again.unchanged) == (0, 0, 4) && again.entry == nil)
    // One home ends and the next begins in one file, the next first.
    let moved = try take("P-1;owned;2026-11-01;;;;", "P-1;privat leie;2026-06-30;2026-11-01;;;")
    #expect((moved.added, moved.changed) == (1, 1))
    #expect(try trial.register.check().isEmpty)
  }

  @Test func whatCannotBeAtOnceIsToldAtItsRow() throws {
    #expect(problems("P-1;municipal;2026-02-01;;;;", "P-1;owned;2026-03-01;;;;") == ["2:fra", "3:fra"])
    #expect(problems("P-1;arbeidslederassistent;2026-02-01;;;;") == ["2:til"])
    #expect(problems("P-1;heimevern;2026-02-01;;;;") == ["2:tjeneste"])
    #expect(problems("P-1;ips;2026-02-01;2026-01-01;;;") == ["2:til"])
    #expect(problems("P-9;ips;2026-02-01;;;;") == ["2:nr"])
    #expect(try trial.export(.services).split(separator: "\n").count == 1, "nothing is written")
  }
}
