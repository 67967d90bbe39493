import Domain
import Foundation
import Store
import TerminalUI

/// Whom to call, those one follows, and a card, from the key to the painted frame, beside five years of contacts and
/// appointments of everybody.
enum CallsBenchmark: Benchmark {
  static let name = "calls"

  private static let people = 5_000

  static func run(on ground: Ground) throws -> [Section] {
    let path = ground.path("calls-\(people).stegvis")
    try FileManager.default.copyItem(atPath: try ground.registers.people(people), toPath: path)
    let session = try SyntheticRegisters.open(path)
    try SyntheticFollowUp().make(session)
    try session.register.close()
    let seat = try Seat(try SyntheticRegisters.open(path), columns: 120, rows: 40)
    try seat.workspace.loadRosterNow()
    let bar = Bar(statistic: .median, limit: 30)
    var calls = MeasuredFigure("whom to call opened", bar: bar)
    var mine = MeasuredFigure("mine opened", bar: bar)
    var card = MeasuredFigure("a card opened", bar: bar)
    var reached = MeasuredFigure("called and reached, saved")
    for round in 0..<ground.runs(30, quick: 10) {
      let effort = try seat.type("R")
      if round > 0 { calls.add(effort) }
      let opened = try seat.type("\r")
      if round > 0 { card.add(opened) }
      seat.press(.escape)
      if round % 10 == 5 { reached.add(try seat.type("1")) }
      seat.press(.escape)
      mine.add(try seat.type("M"))
      seat.press(.escape)
    }
    return [
      Section(
        title: "Following up, 120×40, \(people) people with five years each", figures: [calls, mine, card, reached])
    ]
  }
}
