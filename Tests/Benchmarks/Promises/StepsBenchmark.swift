import Domain
import Store
import TerminalUI

/// The board of the steps, from the key to the painted frame; a move is written to the disk.
enum StepsBenchmark: Benchmark {
  static let name = "board"

  static func run(on ground: Ground) throws -> [Section] {
    try ground.sizes.map { size in
      let path = try ground.registers.oneProgramme(size.people)
      let seat = try Seat(try SyntheticRegisters.open(path), columns: 160, rows: 50)
      try seat.workspace.loadRosterNow()
      let figures = try figures(on: seat, ground.runs(20, quick: 5))
      return Section(title: "Steps board, all in one programme, 160×50, \(size.title)", figures: figures)
    }
  }

  private static func figures(on seat: Seat, _ count: Int) throws -> [MeasuredFigure] {
    var open = MeasuredFigure("opened", bar: Bar(statistic: .median, limit: 100))
    var arrow = MeasuredFigure("an arrow", bar: Bar(statistic: .p99, limit: 16))
    var panel = MeasuredFigure("the panel of a move opened", bar: Bar(statistic: .median, limit: 50))
    var save = MeasuredFigure("the move saved, and the board again", bar: Bar(statistic: .median, limit: 50))
    var undo = MeasuredFigure("taken back")
    for round in 0..<count {
      open.add(try seat.type("3"))
      seat.press(.right)
      for key in [Seat.Bytes.down, Seat.Bytes.pageDown, "G", Seat.Bytes.up, "g", Seat.Bytes.down] {
        arrow.add(try seat.type(key))
      }
      for _ in 0..<round { seat.press(.down) }
      panel.add(try seat.type(">"))
      save.add(try seat.type("\r"))
      undo.add(try seat.type("u"))
      seat.press(.escape)
    }
    return [open, arrow, panel, save, undo]
  }
}
