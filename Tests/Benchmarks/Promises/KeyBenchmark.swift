import Domain
import Foundation
import Store
import TerminalUI

/// From a key to the painted frame, in the list of participants.
enum KeyBenchmark: Benchmark {
  static let name = "keys"

  private static let windows = [(columns: 80, rows: 24), (columns: 160, rows: 50)]
  /// What people begin to type when they look for somebody: from one letter to four.
  private static let words = ["h", "be", "åse", "hans", "p", "ni", "ødeg", "m", "lie", "solv"]

  static func run(on ground: Ground) throws -> [Section] {
    var sections: [Section] = []
    for size in ground.sizes {
      let path = try ground.registers.people(size.people)
      for window in windows {
        let seat = try Seat(
          try SyntheticRegisters.open(path), columns: window.columns, rows: window.rows)
        try seat.workspace.loadRosterNow()
        let figures = try keys(on: seat, count: ground.runs(400, quick: 100), limit: size.pick(4, 16))
        sections.append(
          Section(title: "Key to frame, \(window.columns)×\(window.rows), \(size.title)", figures: figures))
      }
    }
    return sections
  }

  private static func keys(on seat: Seat, count: Int, limit: Double) throws -> [MeasuredFigure] {
    func figure(_ name: String) -> MeasuredFigure {
      MeasuredFigure(name, bar: Bar(statistic: .p99, limit: limit))
    }
    // The menu: what is there when nothing is chosen.
    let menu = try measure(figure("a row down or up in the menu"), count) {
      try seat.type($0 % 16 < 8 ? Seat.Bytes.down : Seat.Bytes.up)
    }
    try seat.type("2")
    let down = try measure(figure("a row down"), count) { _ in try seat.type(Seat.Bytes.down) }
    let page = try measure(figure("a page down"), count) { _ in try seat.type(Seat.Bytes.pageDown) }
    let end = try measure(figure("the end, the beginning"), count) {
      try seat.type($0 % 2 == 0 ? Seat.Bytes.end : Seat.Bytes.home)
    }
    // Those that have a digit.
    let sorts = min(9, RosterQuery.Sort.allCases.count)
    let sort = try measure(figure("another order"), count) {
      try seat.type("S")
      return try seat.type("\($0 % sorts + 1)")
    }
    try seat.type("S")
    try seat.type("1")
    return [menu, down, page, end, sort] + (try filter(figure, on: seat, count: count))
  }

  private static func filter(
    _ figure: (String) -> MeasuredFigure, on seat: Seat, count: Int
  ) throws -> [MeasuredFigure] {
    var (letter, clear) = (figure("a letter of a filter"), figure("a filter cleared"))
    var round = 0
    while clear.samples.count < count {
      let word = words[round % words.count]
      round += 1
      try seat.type("/")
      for character in word {
        let effort = try seat.type(String(character))
        // A round to warm up.
        if round > words.count { letter.add(effort) }
      }
      let effort = seat.press(.escape)
      if round > words.count { clear.add(effort) }
    }
    return [letter, clear]
  }

  private static func measure(
    _ figure: MeasuredFigure, _ count: Int, _ press: (Int) throws -> Effort
  ) rethrows -> MeasuredFigure {
    var figure = figure
    for round in 0..<20 { _ = try press(round) }
    for round in 0..<count { figure.add(try press(round)) }
    return figure
  }
}
