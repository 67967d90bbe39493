import Domain
import Foundation
import Store
import TerminalUI

/// The groups of the day and a roll call, from the key to the painted frame, beside very many marks.
enum AttendanceBenchmark: Benchmark {
  static let name = "attendance"

  static func run(on ground: Ground) throws -> [Section] {
    try ground.sizes.map { size in
      let marks = size == .usual ? 100_000 : 10_000_000
      let path = try ground.registers.attendance(people: size.people, marks: marks)
      var figures = Figures()
      for _ in 0..<ground.runs(5, quick: 2) {
        // One terminal at a time.
        try figures.look(path)
        try figures.mark(path)
      }
      return Section(title: "Attendance, 80×24, \(size.title), \(marks) marks", figures: figures.all)
    }
  }

  private struct Figures {
    var groups = MeasuredFigure("the groups of the day opened", bar: Bar(statistic: .median, limit: 50))
    var call = MeasuredFigure("a roll call opened", bar: Bar(statistic: .median, limit: 50))
    var mark = MeasuredFigure("a mark, and the next row")
    var saved = MeasuredFigure("the rest marked and saved")
    var month = MeasuredFigure("a month of the group")

    var all: [MeasuredFigure] { [groups, call, mark, saved, month] }

    /// Opens what there is on the Friday before: the groups meet on weekdays.
    mutating func look(_ path: String) throws {
      let seat = try Figures.seat(path, Ground.today - 1)
      groups.add(try seat.type("4"))
      for _ in 0..<4 {
        call.add(try seat.type("\r"))
        mark.add(try seat.type("f"))
        seat.press(.backspace)
        month.add(try seat.type("\t"))
        seat.press(.escape)
        seat.press(.escape)
      }
    }

    /// Marks everybody on a day without marks, and takes it back: the next run begins as this one did.
    mutating func mark(_ path: String) throws {
      let seat = try Figures.seat(path, Ground.today + 2)
      seat.press(.character("4"))
      seat.press(.enter)
      saved.add(try seat.type("r"))
      seat.press(.character("u"))
      seat.press(.escape)
    }

    private static func seat(_ path: String, _ day: Day) throws -> Seat {
      let seat = try Seat(try SyntheticRegisters.open(path).at(today: day), columns: 80, rows: 24)
      try seat.workspace.loadRosterNow()
      return seat
    }
  }
}
