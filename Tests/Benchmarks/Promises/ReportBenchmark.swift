import Domain
import Foundation
import Reports
import Resources
import Store

/// A year report of everybody, from the register to the files.
enum ReportBenchmark: Benchmark {
  static let name = "report"

  private static let people = 5_000

  static func run(on ground: Ground) throws -> [Section] {
    let path = ground.path("report-\(people).stegvis")
    try FileManager.default.copyItem(atPath: try ground.registers.people(people), toPath: path)
    let session = try SyntheticRegisters.open(path)
    try SyntheticFollowUp().make(session)
    var year = MeasuredFigure("year report, all four files", bar: Bar(statistic: .median, limit: 5000))
    let order = ReportOrder(.year, for: .kommune, of: ReportPeriod.lastYear.days(today: Ground.today, start: nil))
    for _ in 0..<ground.runs(10, quick: 3) {
      let maker = ReportMaker(session, Language(.nb), localDay: { _ in Ground.today })
      year.add(try Effort.of { _ = try ReportFiles(maker.document(order), Language(.nb)) })
    }
    try session.register.close()
    return [Section(title: "Reports, \(people) people with five years each", figures: [year])]
  }
}
