import Domain
import Foundation
import Store
import TerminalUI

/// The groups of the day and a roll call, from the key to the painted frame, beside very many marks.
enum AttendanceBenchmark: Benchmark {
  static let name = "attendance"

  static func run(on ground: Ground) throws -> [Section] {
    var sections: [Section] = []
    for size in ground.sizes {
      let marks = size == .usual ? 100_000 : 10_000_000
      let path = try ground.registers.attendance(people: size.people, marks: marks)
      var groups = MeasuredFigure("the groups of the day opened", bar: Bar(statistic: .median, limit: 50))
      var call = MeasuredFigure("a roll call opened", bar: Bar(statistic: .median, limit: 50))
      var mark = MeasuredFigure("a mark, and the next row")
      var saved = MeasuredFigure("the rest marked and saved")
      var month = MeasuredFigure("a month of the group")
      for _ in 0..<ground.runs(5, quick: 2) {
        // Friday the day before: the groups meet on weekdays.
        let session = try SyntheticRegisters.open(path).at(today: Ground.today - 1)
        let seat = try Seat(session, columns: 80, rows: 24)
        try seat.workspace.loadRosterNow()
        groups.add(try seat.type("4"))
        for _ in 0..<4 {
          call.add(try seat.type("\r"))
          mark.add(try seat.type("f"))
          seat.press(.backspace)
          month.add(try seat.type("\t"))
          seat.press(.escape)
          seat.press(.escape)
        }
        // Today is marked, and taken back: the next run begins as this one did.
        let today = try SyntheticRegisters.open(path).at(today: Ground.today + 2)
        let desk = try Seat(today, columns: 80, rows: 24)
        try desk.workspace.loadRosterNow()
        desk.press(.character("4"))
        desk.press(.enter)
        saved.add(try desk.type("r"))
        desk.press(.character("u"))
        desk.press(.escape)
      }
      sections.append(
        Section(
          title: "Attendance, 80×24, \(size.title), \(marks) marks", figures: [groups, call, mark, saved, month]))
    }
    return sections
  }
}
