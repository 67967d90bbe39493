import Foundation
import Store
import TerminalUI

/// How much is sent to the terminal for one key: what a slow line feels.
enum ByteBenchmark: Benchmark {
  static let name = "bytes"

  private static let kinds = ["xterm-256color", "screen-256color"]
  private static let window = Size(width: 160, height: 50)

  static func run(on ground: Ground) throws -> [Section] {
    let path = try ground.registers.people(RegisterSize.usual.people)
    return try kinds.map { kind in
      let seat = try Seat(
        try SyntheticRegisters.open(path), columns: window.width, rows: window.height, kind: kind)
      try seat.workspace.loadRosterNow()
      try seat.type("2")
      return Section(title: "Bytes to the terminal, 160×50, \(kind)", figures: try bytes(on: seat))
    }
  }

  private static func bytes(on seat: Seat) throws -> [MeasuredFigure] {
    var move = MeasuredFigure("a row down", in: .bytes, bar: Bar(statistic: .maximum, limit: 400))
    var scroll = MeasuredFigure("a row down that scrolls", in: .bytes)
    var page = MeasuredFigure("a page down", in: .bytes)
    var previous = firstRow(seat)
    _ = try seat.bytesShown()
    for _ in 0..<300 {
      try seat.type(Seat.Bytes.down)
      let bytes = Double(try seat.bytesShown())
      let first = firstRow(seat)
      if first == previous { move.add(bytes) } else { scroll.add(bytes) }
      previous = first
    }
    for _ in 0..<30 {
      try seat.type(Seat.Bytes.pageDown)
      page.add(Double(try seat.bytesShown()))
    }
    return [move, scroll, page]
  }

  /// The list's first row, by which a scrolled list is known. Above it are the head, the trail, a rule and the columns'
  /// names; and the margin holds the mark of the chosen row.
  private static func firstRow(_ seat: Seat) -> String {
    let rows = seat.app.frame(window).rows
    return rows.indices.contains(4) ? String(rows[4].dropFirst(3)) : ""
  }
}
