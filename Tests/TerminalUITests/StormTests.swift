import Testing

@testable import TerminalUI

/// Random keys at random sizes: whatever happens, nothing traps and every row is exact.
@Suite("No key and no size is too much")
struct StormTests {
  private static let rounds = 300

  private func check(_ dice: inout Dice, _ draw: (inout Canvas) -> Void) {
    var canvas = Canvas(size: dice.size(), glyphs: Bool.random(using: &dice) ? .unicode : .ascii)
    draw(&canvas)
    #expect(canvas.frame().isSound)
  }

  @Test("Lists whose rows come and go")
  func lists() {
    var dice = Dice(1)
    var list = ListState<String>()
    let columns = [
      TableColumn(0, "Navn", width: .flexible(min: 8)), TableColumn(1, "Nr", width: .fixed(6), dropOrder: 1),
    ]
    for _ in 0..<Self.rounds {
      let names = Hostile.names.filter { _ in Int.random(in: 0...2, using: &dice) > 0 }.shuffled(using: &dice)
      let rows = ListRows(Bool.random(using: &dice) ? names : [])
      let height = Int.random(in: -2...20, using: &dice)
      for _ in 0..<5 { _ = list.handle(dice.key(), rows: rows, height: height) }
      if let selected = list.selected { #expect(rows.row(of: selected) != nil) }
      check(&dice) { canvas in
        let layout = TableLayout(columns, width: canvas.width - 3)
        layout.drawHeader(on: &canvas, sort: TableSort(0))
        list.draw(on: &canvas, rows: rows) { canvas, name, _ in
          layout.drawRow(on: &canvas) { [TextRun($0 == 0 ? name : "P-1")] }
        }
      }
    }
  }

  @Test("Forms")
  func forms() {
    var dice = Dice(2)
    for _ in 0..<Self.rounds / 3 {
      let options = Hostile.names.enumerated().map { ChoiceField.Option(id: "\($0)", label: $1) }
      var form = Form([
        .text("a", "Navn", help: "x", value: dice.pick(Hostile.names, or: ""), maxLength: 12),
        .choice("b", "阮文", options: dice.pick([options, []], or: [])),
        .checked("c", "Dato") { $0.count % 2 == 0 ? .problem($0) : .understood($0) },
        .text("d", dice.pick(Hostile.names, or: "")),
      ])
      if Int.random(in: 0...20, using: &dice) == 0 { form = Form([]) }
      for _ in 0..<20 {
        _ = form.handle(dice.key())
        if Int.random(in: 0...9, using: &dice) == 0 { _ = form.paste(dice.pick(Hostile.names, or: "")) }
        check(&dice) { form.draw(on: &$0) }
      }
      let values = form.values
      form.values = values
      #expect(form.values == values)
    }
  }

  @Test("Menus, dialogs and pagers")
  func menus() {
    var dice = Dice(3)
    let table = CommandTable(Desk.commands)
    for _ in 0..<Self.rounds / 3 {
      let entries = Bool.random(using: &dice) ? table.entries(for: Desk()) : []
      var menu = CommandMenu(dice.pick([.help, .palette], or: .help), entries)
      var confirm = Confirm(
        dice.pick(Hostile.names, or: ""),
        choices: Hostile.names.prefix(Int.random(in: 0...5, using: &dice)).map {
          Confirm.Choice(id: $0, title: $0, isDestructive: Bool.random(using: &dice))
        })
      var pager = Pager(Hostile.names.joined(separator: "\n"))
      let footer = table.footer(for: Desk())
      for _ in 0..<10 {
        let size = dice.size()
        _ = menu.handle(dice.key(), height: size.height)
        menu.paste(dice.pick(Hostile.names, or: ""))
        _ = confirm.handle(dice.key())
        _ = pager.handle(dice.key(), size: size)
        check(&dice) { menu.draw(on: &$0) }
        check(&dice) { pager.draw(on: &$0) }
        check(&dice) { canvas in
          footer.draw(on: &canvas, y: canvas.height - 1)
          canvas.dialog(title: "?", width: 30, height: confirm.height(width: 30)) { confirm.draw(on: &$0) }
        }
      }
    }
  }

  @Test("Charts")
  func charts() {
    var dice = Dice(4)
    let days = [Int.min, -3, 0, 1, 30, 91, .max]
    for _ in 0..<Self.rounds {
      let counts = (0..<4).map { _ in dice.pick([0, 1, 7, 100, .max], or: 0) }
      let periods = (0..<3).map { _ in
        Timeline.Period(
          from: dice.pick(days, or: 0), to: dice.pick([nil] + days, or: nil), mark: "12",
          name: dice.pick(Hostile.names, or: ""))
      }
      let timeline = Timeline(
        first: dice.pick(days, or: 0), last: dice.pick(days, or: 0),
        labels: days.map { .init(day: $0, dice.pick(Hostile.names, or: "")) }, periods: periods,
        events: days.map { .init(day: $0, glyph: "!") },
        today: .init(day: dice.pick(days, or: 0), dice.pick(Hostile.names, or: "")))
      let x = Int.random(in: -5...40, using: &dice)
      let width = Int.random(in: -5...90, using: &dice)
      check(&dice) { canvas in
        timeline.draw(on: &canvas, lineWidth: width)
        StackedBar.lights(green: counts[0], yellow: counts[1], red: counts[2], missing: counts[3])
          .draw(on: &canvas, x: x, y: 3, width: width)
        ProgressBar(done: counts[0], total: counts[1], text: "阮文").draw(on: &canvas, x: x, y: 4, width: width)
        Sparkline(counts.map { Double($0) }).draw(on: &canvas, x: x, y: 5, width: width)
        BarLegend([.init(.light, .lightGreen, "阮文"), .init(.full, .bar, "x")]).draw(on: &canvas, x: x, y: 6)
      }
    }
  }
}
