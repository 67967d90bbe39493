import Domain
import Testing

@testable import Ledger
@testable import Store

/// Scores from a file: the numbers alone, within what the instrument has.
@Suite struct ImportScoresTests {
  private let trial: ImportTrial
  private static let header = "nr;instrument;dato;skår\n"

  init() throws {
    trial = try ImportTrial()
    for kind in [ImportKind.participants, .enrolments] { try trial.take(kind, ImportTrial.text(of: kind)) }
  }

  private func problems(_ rows: String...) -> [String] {
    trial.problems(.scores, ImportScoresTests.header + rows.map { $0 + "\n" }.joined()).map { "\($0.row):\($0.column)" }
  }

  @Test("What goes out comes in again unchanged, and a corrected score is a change")
  func roundTrip() throws {
    #expect(try trial.take(.scores, ImportTrial.scores).added == 3)
    let out = try trial.export(.scores)
    #expect(
      out == """
        number,instrument,date,score
        P-1,life_0_10,2026-03-01,4
        P-1,who5,2026-03-01,12
        P-2,life_0_10,2026-10-01,8

        """)
    let again = try trial.take(.scores, out)
    #expect((again.added, again.changed, again.unchanged) == (0, 0, 3) && again.entry == nil)
    #expect(try trial.take(.scores, ImportScoresTests.header + "P-1;who5;2026-03-01;15\n").changed == 1)
    #expect(try trial.register.check().isEmpty)
  }

  @Test("A score the instrument does not have, a day to come, nobody, and no score are told at their cells")
  func problems() throws {
    #expect(problems("P-1;life_0_10;2026-03-01;11") == ["2:skår"])
    #expect(problems("P-1;who5;2026-03-01;26") == ["2:skår"])
    #expect(problems("P-1;who5;2026-03-01;mye") == ["2:skår"])
    #expect(problems("P-1;who5;2026-03-01;") == ["2:skår"])
    #expect(problems("P-1;ors;2026-03-01;12") == ["2:instrument"])
    #expect(problems("P-1;who5;2030-03-01;12") == ["2:dato"])
    #expect(problems("P-9;who5;2026-03-01;12") == ["2:nr"])
    #expect(try trial.export(.scores).split(separator: "\n").count == 1, "nothing is written")
  }
}
