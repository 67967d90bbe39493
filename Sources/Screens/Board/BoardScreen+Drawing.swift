import Domain
import Resources
import Store
import TerminalUI

extension BoardScreen {
  func status(in workspace: Workspace) -> [TextRun] {
    let language = workspace.language
    guard let period = Period(from: from, to: to) else { return [] }
    var text = period.name(in: language)
    if to == workspace.today { text += " (\(language(BoardText.lastDays, ["n": period.count])))" }
    let place =
      workspace.scope.unit.flatMap(workspace.unit)?.unit.name
      ?? workspace.scope.programme.flatMap(workspace.programme)?.name ?? language(BoardText.allProgrammes)
    return [TextRun(text), TextRun(" \(workspace.glyphs.separator) \(place)", .muted)]
  }

  func hint(in workspace: Workspace) -> String? {
    let language = workspace.language
    guard let stop else { return nil }
    let value = FigureWords(language).value(stop.figure.value)
    var parts = ["\(language(stop.figure.id.title)): \(value)"]
    if let among = stop.figure.id.indicator.among, stop.figure.n > 0, case .count(let count) = stop.figure.value {
      let share = FigureWords(language).share(count, of: stop.figure.n)
      parts.append(
        language(
          BoardText.hintAmong, ["share": share, "n": stop.figure.n, "what": language(among.title).lowercased()]))
    }
    if let before = BoardWords(language).before(stop) { parts.append(before) }
    return parts.joined(separator: " \(workspace.glyphs.separator) ")
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    let language = workspace.language
    guard reading != nil else {
      if to < from { Sentence.draw(language(BoardText.toBeforeFrom), on: &canvas) }
      work?.draw(language(CommonText.working), on: &canvas, in: workspace)
      return
    }
    var body = canvas.bounds
    if let statusAt {
      let text = language(CommonText.caveatStatusLater, ["date": statusAt.norwegian])
      canvas.put(text, x: 3, y: canvas.height - 1, style: .muted, width: max(0, canvas.width - 4))
      body = body.inset(bottom: 1)
    }
    let isWide = BoardScreen.isWide(canvas.size)
    let left = isWide ? 58 : body.width
    canvas.within(Rect(x: 0, y: body.y, width: left, height: body.height)) {
      BoardDrawing(screen: self, language: language).draw(on: &$0)
    }
    guard isWide, let stop else { return }
    canvas.within(Rect(x: left + 1, y: body.y, width: body.width - left - 2, height: body.height)) {
      BoardBesideDrawing(stop: stop, beside: beside, workspace: workspace).draw(on: &$0)
    }
  }
}

/// The questions with their numbers: as many rows each as those take.
private struct BoardDrawing {
  let screen: BoardScreen
  let language: Language

  private static let labelX = 3

  /// A number where it stands.
  private struct Placed {
    let index: Int
    let x: Int
    let y: Int
    let width: Int
  }

  func draw(on canvas: inout Canvas) {
    let isNarrow = canvas.width < 64
    let labels = BoardQuestion.allCases.map { TextWidth.of(canvas.glyphs.presentable(language($0.textKey))) }
    // In a narrow window the numbers stand below their question.
    let indent = isNarrow ? BoardDrawing.labelX + 3 : BoardDrawing.labelX + 3 + (labels.max() ?? 0) + 2
    let width = max(1, canvas.width - indent - (isNarrow ? 1 : BoardCourse.width + 2))
    var blocks: [(question: BoardQuestion, placed: [Placed], rows: Int)] = []
    for question in BoardQuestion.allCases {
      let placed = flow(
        screen.stops[question] ?? [], from: indent, width: width, first: isNarrow ? 1 : 0, canvas.glyphs)
      blocks.append((question, placed, (placed.last?.y ?? 0) + 1))
    }
    // A blank row between the questions where there is room for it.
    let rows = blocks.reduce(0) { $0 + $1.rows }
    let gap = rows + blocks.count - 1 <= canvas.height ? 1 : 0
    var (tops, y) = ([Int](), 0)
    for block in blocks {
      tops.append(y)
      y += block.rows + gap
    }
    let total = y - gap
    let chosen = blocks.firstIndex { $0.question == screen.question } ?? 0
    var window = ScrollWindow()
    window.show(tops[chosen] + blocks[chosen].rows - 1, height: canvas.height, count: total)
    if window.top > tops[chosen] { window.show(tops[chosen], height: canvas.height, count: total) }
    for (block, top) in zip(blocks, tops) { draw(block.question, block.placed, y: top - window.top, on: &canvas) }
    if window.top > 0 { canvas.put(canvas.glyphs.arrowUp, x: 0, y: 0, style: .muted) }
    if window.top + canvas.height < total {
      canvas.put(canvas.glyphs.arrowDown, x: 0, y: canvas.height - 1, style: .muted)
    }
  }

  /// Where the numbers stand, on as many rows as they take.
  private func flow(_ stops: [BoardStop], from x: Int, width: Int, first: Int, _ glyphs: GlyphSet) -> [Placed] {
    var placed: [Placed] = []
    var (at, y) = (0, first)
    for (index, stop) in stops.enumerated() {
      let needed = min(width, TextWidth.of(glyphs.presentable(stop.text)))
      if at > 0, at + 3 + needed > width { (at, y) = (0, y + 1) }
      if at > 0 { at += 3 }
      placed.append(Placed(index: index, x: x + at, y: y, width: needed))
      at += needed
    }
    return placed
  }

  private func draw(_ question: BoardQuestion, _ placed: [Placed], y: Int, on canvas: inout Canvas) {
    let isChosen = question == screen.question
    if isChosen { canvas.put(canvas.glyphs.selection, x: 1, y: y) }
    canvas.put("\(question.rawValue)", x: BoardDrawing.labelX, y: y, style: .muted)
    canvas.put(
      language(question.textKey), x: BoardDrawing.labelX + 2, y: y, style: .heading,
      width: max(0, canvas.width - BoardDrawing.labelX - 3))
    let stops = screen.stops[question] ?? []
    for place in placed {
      if place.index > 0, placed[place.index - 1].y == place.y {
        canvas.put(canvas.glyphs.separator, x: place.x - 2, y: y + place.y, style: .muted)
      }
      canvas.put(stops[place.index].text, x: place.x, y: y + place.y, width: place.width)
      guard isChosen, place.index == screen.place else { continue }
      canvas.select(x: place.x, y: y + place.y, width: place.width)
      canvas.placeCursor(x: place.x, y: y + place.y)
    }
    if canvas.width >= 64, let course = screen.courses[question] {
      BoardCourse(course).draw(on: &canvas, x: canvas.width - BoardCourse.width - 1, y: y)
    }
  }
}

/// The last months of a number in one row: of twenty or more each, or nothing.
struct BoardCourse {
  static let width = 4
  private let values: [Double]?

  init(_ figures: [Figure]) {
    let last = figures.suffix(BoardCourse.width)
    values = last.allSatisfy { !$0.isSmall } ? last.map(\.height) : nil
  }

  func draw(on canvas: inout Canvas, x: Int, y: Int) {
    guard let values, !values.isEmpty else { return }
    Sparkline(values).draw(on: &canvas, x: x, y: y, width: BoardCourse.width)
  }
}

extension Figure {
  /// How high it stands in a picture: of a share its part of the whole.
  var height: Double {
    switch value {
    case .count(let count): Double(count)
    case .share(let part, let whole): whole == 0 ? 0 : Double(part) / Double(whole)
    case .medianDays(let median): median?.value ?? 0
    case .days(let days): Double(days)
    case .few, .change, .unknown: 0
    }
  }
}
