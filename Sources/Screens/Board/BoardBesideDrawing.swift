import Domain
import Resources
import TerminalUI

/// The right of two panes: the number with its year before, thirteen months as columns, what it is divided into, and who stands behind
/// it.
struct BoardBesideDrawing {
  let stop: BoardStop
  let beside: BoardBeside
  let workspace: Workspace

  private static let columns = 7

  private var language: Language { workspace.language }

  func draw(on canvas: inout Canvas) {
    for y in 0..<canvas.height { canvas.put(canvas.glyphs.vertical, x: 0, y: y, style: .rule) }
    canvas.within(canvas.bounds.inset(left: 2)) { canvas in
      let value = FigureWords(language).value(stop.figure.value)
      let width = TextWidth.of(canvas.glyphs.presentable(value))
      canvas.put(value, y: 0, style: .heading, width: canvas.width, align: .right)
      canvas.put(
        language(stop.figure.id.title), y: 0, style: .heading, width: max(0, canvas.width - width - 2))
      canvas.put(BoardWords(language).before(stop) ?? "", y: 1, style: .muted, width: canvas.width)
      var y = 3
      if !beside.months.isEmpty { y = drawMonths(on: &canvas, y: y) + 1 }
      if !beside.parts.isEmpty { y = drawParts(on: &canvas, y: y) + 1 }
      if !beside.people.isEmpty { drawPeople(on: &canvas, y: y) }
    }
  }

  /// A column a month, with its number above; of fewer than twenty the number alone.
  private func drawMonths(on canvas: inout Canvas, y: Int) -> Int {
    let months = beside.months.suffix(max(1, canvas.width / 4))
    let top = months.filter { !$0.isSmall }.map(\.height).max() ?? 0
    for (place, figure) in months.enumerated() {
      let x = place * 4
      let eighths = figure.isSmall || top <= 0 ? 0 : Int((figure.height / top * Double(Self.columns * 8)).rounded())
      let (whole, rest) = eighths.quotientAndRemainder(dividingBy: 8)
      for step in 0..<whole {
        let row = y + Self.columns - step
        canvas.put(String(repeating: canvas.glyphs.shadeFull, count: 3), x: x, y: row, style: .bar)
      }
      if rest > 0 {
        canvas.put(
          String(repeating: canvas.glyphs.spark(rest), count: 3), x: x, y: y + Self.columns - whole, style: .bar)
      }
      let label = y + Self.columns - whole - (rest > 0 ? 1 : 0)
      canvas.put(short(figure), x: x, y: label, style: figure.isSmall ? .muted : .plain, width: 4)
      canvas.put(name(of: figure), x: x, y: y + Self.columns + 1, style: .muted, width: 3)
    }
    guard months.contains(where: \.isSmall) else { return y + Self.columns + 2 }
    canvas.put(language(BoardText.fewMonths), y: y + Self.columns + 2, style: .muted, width: canvas.width)
    return y + Self.columns + 3
  }

  private func short(_ figure: Figure) -> String {
    switch figure.value {
    case .count(let count): count >= 10_000 ? "\(count / 1000)k" : "\(count)"
    case .share(let part, let whole): Arithmetic.percent(part, of: whole).map { "\($0)%" } ?? "–"
    case .medianDays(let median): median.map { "\($0.halves / 2)" } ?? "–"
    case .days(let days): "\(days)"
    case .few, .change, .unknown: "–"
    }
  }

  private func name(of figure: Figure) -> String {
    for case .period(let period) in figure.filter { return Dates(language).month(period.from.month) }
    return ""
  }

  private func drawParts(on canvas: inout Canvas, y: Int) -> Int {
    for (place, part) in beside.parts.enumerated() {
      let width = TextWidth.of(canvas.glyphs.presentable(part.value))
      canvas.put(part.value, y: y + place, width: canvas.width, align: .right)
      canvas.put(part.name, y: y + place, width: max(0, canvas.width - width - 1))
    }
    return y + beside.parts.count
  }

  private func drawPeople(on canvas: inout Canvas, y: Int) {
    canvas.put(language(FigureText.about(.people)), y: y, style: .heading, width: canvas.width)
    let room = max(0, canvas.height - y - 1)
    let shown = beside.people.count > room ? max(0, room - 1) : beside.people.count
    for (place, person) in beside.people.prefix(shown).enumerated() {
      guard let row = workspace.row(of: person) else { continue }
      canvas.put(row.shownName, x: 1, y: y + 1 + place, width: max(0, canvas.width - 12))
      canvas.put(row.number.text, x: canvas.width - 10, y: y + 1 + place, style: .muted, width: 10, align: .right)
    }
    let more = beside.people.count - shown
    if more > 0 {
      canvas.put(
        language(BoardText.morePeople, ["n": more]), x: 1, y: y + 1 + shown, style: .muted, width: canvas.width)
    }
  }
}
