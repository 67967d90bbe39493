import Domain
import Ledger

/// How the programmes in force end, by their codes.
struct ProgrammeEndings {
  private(set) var byCode: [Int64: Programme.Ending] = [:]

  init(_ database: Database) throws {
    try database.each("SELECT programme, ending FROM programme_now") {
      byCode[$0.integer(0)] = Programme.Ending(rawValue: $0.text(1))
    }
  }

  func ending(of code: Int64?) -> Programme.Ending { code.flatMap { byCode[$0] } ?? .running }
}
