import Testing

@testable import TerminalUI

@Suite("A bar is exactly as long as it should be")
struct BarTests {
  @Test("Lights of the mapping: shares by largest remainder")
  func lights() {
    let bar = StackedBar.lights(green: 80, yellow: 49, red: 8)
    #expect(bar.cells(width: 40) == [24, 14, 2, 0])
    let rows = drawn(40, 1) { bar.draw(on: &$0, y: 0, width: 40) }
    #expect(rows == ["░░░░░░░░░░░░░░░░░░░░░░░░▒▒▒▒▒▒▒▒▒▒▒▒▒▒██"])
    #expect(drawn(10, 1, glyphs: .ascii) { bar.draw(on: &$0, y: 0, width: 10) } == ["......:::#"])
  }

  @Test("One person among many is seen, as long as there are cells for all")
  func small() {
    #expect(StackedBar.lights(green: 1000, yellow: 1, red: 1, missing: 1).cells(width: 10) == [7, 1, 1, 1])
    #expect(StackedBar.lights(green: 1000, yellow: 1, red: 1).cells(width: 2) == [1, 1, 0, 0])
    #expect(StackedBar.lights(green: 0, yellow: 0, red: 0).cells(width: 9) == [0, 0, 0, 0])
    #expect(StackedBar.lights(green: -5, yellow: 2, red: 0).cells(width: 3) == [0, 3, 0, 0])
  }

  @Test("The parts always add up")
  func sums() {
    var dice = Dice(7)
    for _ in 0..<2000 {
      let counts = (0..<4).map { _ in dice.pick([0, 0, 1, 2, 5, 40, 137, 100_000, .max], or: 0) }
      let width = Int.random(in: 0...130, using: &dice)
      let cells = Share.cells(width, among: counts)
      #expect(cells.reduce(0, +) == (counts.contains { $0 > 0 } ? width : 0))
      #expect(zip(cells, counts).allSatisfy { $0 >= 0 && ($1 > 0 || $0 == 0) })
      let shown = counts.count { $0 > 0 }
      if width >= shown { #expect(cells.count { $0 > 0 } == shown) }
    }
  }

  @Test("The legend gives shade, glyph and word")
  func legend() {
    let legend = BarLegend([
      .init(.light, .lightGreen, "grønt lys"), .init(.medium, .lightYellow, "gult lys"),
      .init(.missing, .lightNone, "ikke vurdert"),
    ])
    #expect(
      drawn(50, 1) { legend.draw(on: &$0, y: 0) } == ["░ ● grønt lys   ▒ ▲ gult lys   · ikke vurdert     "])
    #expect(drawn(20, 1) { legend.draw(on: &$0, y: 0) } == ["░ ● grønt lys       "])
  }

  @Test("Progress says 100 % only at the end, and nothing before the total is known")
  func progress() {
    #expect(ProgressBar(done: 999, total: 1000).percent == 99)
    #expect(ProgressBar(done: 1000, total: 1000).percent == 100)
    #expect(ProgressBar(done: 5, total: 0).percent == nil)
    #expect(ProgressBar(done: .max, total: .max).percent == 100)
    let bar = ProgressBar(done: 30, total: 120, text: "30 av 120 · 9 s igjen")
    #expect(drawn(40, 1) { bar.draw(on: &$0, x: 0, y: 0, width: 40) } == ["███░░░░░░░░░ 25 %  30 av 120 · 9 s igjen"])
  }

  @Test("A sparkline stands on zero; what is missing is a gap")
  func sparkline() {
    #expect(Sparkline([2, 4, 5, 8]).text() == "▂▄▅█")
    #expect(Sparkline([2, 4, 5, 8]).text(.ascii) == "2458")
    #expect(Sparkline([5, nil, 10, 0], top: 10).text() == "▄ █▁")
    #expect(Sparkline([0, 0]).text() == "▁▁")
    #expect(Sparkline([.nan, .infinity, -3]).text() == "  ▁")
    #expect(drawn(6, 1) { Sparkline([1, 2, 4, 8]).draw(on: &$0, x: 1, y: 0, width: 3) } == [" ▂▄█  "])
  }
}

@Suite("A journey is drawn along its days")
struct TimelineTests {
  private let journey = Timeline(
    first: 0, last: 91,
    labels: [.init(day: 0, "aug"), .init(day: 28, "sep"), .init(day: 58, "okt"), .init(day: 89, "nov")],
    periods: [
      .init(from: 0, to: 63, mark: "1", name: "Bo, nettverk"), .init(from: 63, mark: "2", name: "Småjobb"),
    ],
    today: .init(day: 91, "i dag, dag 34"))

  @Test("Months above, steps on the line, names below")
  func drawing() {
    #expect(
      drawn(50, 3) { journey.draw(on: &$0, lineWidth: 34) } == [
        "aug       sep        okt        nov               ",
        "1━━━━━━━━━━━━━━━━━━━━━━╋2━━━━━━━━│                ",
        "Bo, nettverk           Småjobb   i dag, dag 34    ",
      ])
    #expect(drawn(34, 3, glyphs: .ascii) { journey.draw(on: &$0) }[1] == "1======================+2========|")
  }

  @Test("Where there is no room words are cut, and the line is whole")
  func narrow() {
    let rows = drawn(20, 3) { journey.draw(on: &$0) }
    #expect(rows[1] == "1━━━━━━━━━━━━╋2━━━━│")
    #expect(rows.allSatisfy { TextWidth.of($0) == 20 })
  }

  @Test("Days at the ends of the world are brought inside")
  func extremes() {
    let timeline = Timeline(
      first: .min, last: .max, labels: [.init(day: .max, "slutt")],
      periods: [
        .init(from: .min, to: .max, mark: "1", name: "alt"), .init(from: 5, to: -5, mark: "22", name: "bakvendt"),
      ],
      events: [.init(day: 0, glyph: "!")], today: .init(day: .max, "i dag"))
    for width in 0...12 {
      var canvas = Canvas(size: Size(width: width, height: 2))
      timeline.draw(on: &canvas)
      #expect(canvas.frame().isSound)
    }
  }
}

@Suite("Text is read in pages")
struct PagerTests {
  @Test("Paragraphs are broken at the width, and arrows say that there is more")
  func paging() {
    var pager = Pager("Første linje er lang\nto\ntre\nfire")
    let size = Size(width: 14, height: 3)
    #expect(drawn(14, 3) { pager.draw(on: &$0) } == ["Første linje  ", "er lang       ", "to           ↓"])
    #expect(pager.handle(.pageDown, size: size) == true)
    #expect(drawn(14, 3) { pager.draw(on: &$0) } == ["to           ↑", "tre           ", "fire          "])
    #expect(pager.handle(.home, size: size) == true)
    #expect(pager.window.top == 0)
    #expect(pager.handle(.enter, size: size) == false)
  }
}
