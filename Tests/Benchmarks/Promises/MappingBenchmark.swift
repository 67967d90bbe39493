import Foundation
import Store
import TerminalUI

/// The dashboard of a mapping, from its key at the menu to the painted frame; counted anew from every record.
enum MappingBenchmark: Benchmark {
  static let name = "mapping"

  private static let records = 100_000

  static func run(on ground: Ground) throws -> [Section] {
    let path = try ground.registers.mapping(records)
    var first = MeasuredFigure("opened, first time since the start", bar: Bar(statistic: .median, limit: 150))
    var again = MeasuredFigure("opened again", bar: Bar(statistic: .median, limit: 150))
    var menu = MeasuredFigure("a row down or up in the menu")
    for _ in 0..<ground.runs(10, quick: 3) {
      let seat = try Seat(try SyntheticRegisters.open(path), columns: 160, rows: 50)
      first.add(try seat.type("6"))
      for _ in 0..<3 {
        seat.press(.escape)
        again.add(try seat.type("6"))
      }
      seat.press(.escape)
      for round in 0..<30 { menu.add(try seat.type(round % 6 < 3 ? Seat.Bytes.down : Seat.Bytes.up)) }
    }
    return [Section(title: "Mapping dashboard, 160×50, 100,000 records", figures: [first, again, menu])]
  }
}
