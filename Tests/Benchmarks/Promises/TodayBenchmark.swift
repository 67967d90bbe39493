import Foundation
import Store
import TerminalUI

/// "Min dag", from its key at the menu to the painted frame: a full day in a register of very many.
enum TodayBenchmark: Benchmark {
  static let name = "today"

  static func run(on ground: Ground) throws -> [Section] {
    var sections: [Section] = []
    for size in ground.sizes {
      let path = ground.path("today-\(size.people).stegvis")
      try FileManager.default.copyItem(atPath: try ground.registers.people(size.people), toPath: path)
      try fill(path)
      let seat = try Seat(try SyntheticRegisters.open(path), columns: 160, rows: 50)
      try seat.workspace.loadRosterNow()
      var opened = MeasuredFigure("opened", bar: Bar(statistic: .median, limit: 50))
      var names = MeasuredFigure("names shown")
      for round in 0..<ground.runs(40, quick: 10) {
        let effort = try seat.type("1")
        if round > 0 { opened.add(effort) }
        names.add(try seat.type("v"))
        seat.press(.escape)
      }
      sections.append(Section(title: "Min dag, 160×50, \(size.title)", figures: [opened, names]))
    }
    return sections
  }

  private static func fill(_ path: String) throws {
    let session = try SyntheticRegisters.open(path)
    defer { try? session.register.close() }
    try SyntheticDay().make(session)
  }
}
