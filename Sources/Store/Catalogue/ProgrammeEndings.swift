import Domain
import Ledger

/// How the programmes in force end, by their codes.
struct ProgrammeEndings {
  private(set) var byCode: [Int64: Programme.Ending] = [:]

  init(_ database: Database) throws {
    let rows = try PreparedStatement(database, "SELECT programme, ending FROM programme_now")
    while try rows.step() { byCode[rows.integer(0)] = Programme.Ending(rawValue: rows.text(1)) }
  }

  func ending(of code: Int64?) -> Programme.Ending { code.flatMap { byCode[$0] } ?? .running }
}
