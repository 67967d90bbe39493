import Domain
import Resources
import TerminalUI

extension BoardFiguresScreen {

  func status(in workspace: Workspace) -> [TextRun] {
    let language = workspace.language
    var text = language(CommonText.fromTo, ["from": from.norwegian, "to": to.norwegian])
    if to == workspace.today { text += " (\(language(BoardText.lastDays, ["n": to - from + 1])))" }
    let place =
      workspace.scope.unit.flatMap(workspace.unit)?.unit.name
      ?? workspace.scope.programme.flatMap(workspace.programme)?.name ?? language(BoardText.allProgrammes)
    return [TextRun(text), TextRun(" \(workspace.glyphs.separator) \(place)", .muted)]
  }

  func hint(in workspace: Workspace) -> String? {
    let language = workspace.language
    switch chosen {
    case .figure(let id):
      guard let figure = figures[id] else { return nil }
      var text = "\(language(id.title)): \(FigureWords(language).value(figure.value))"
      if id.hasShare, figure.n > 0, case .count(let count) = figure.value {
        text += " \(workspace.glyphs.separator) "
        let share = FigureWords(language).share(count, of: figure.n)
        let among = id.indicator.among.flatMap { $0 == .inProgramme ? nil : language($0.title).lowercased() }
        text +=
          among.map { language(BoardText.hintAmong, ["share": share, "n": figure.n, "what": $0]) }
          ?? language(BoardText.hintShare, ["share": share, "n": figure.n])
      }
      return text
    case .unit(let key):
      return unit(key).map { PlacesWords(language).sentence($0) }
    }
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard !figures.isEmpty else {
      if to < from { Sentence.draw(workspace.language(BoardText.toBeforeFrom), on: &canvas) }
      work?.draw(workspace.language(CommonText.working), on: &canvas, in: workspace)
      return
    }
    let columns = BoardColumns(groups)
    let drawing = BoardFiguresDrawing(
      screen: self, placesDay: placesDay(in: workspace), language: workspace.language)
    var body = canvas.bounds
    if let statusAt {
      let text = workspace.language(CommonText.caveatStatusLater, ["date": statusAt.norwegian])
      canvas.put(text, x: 3, y: canvas.height - 1, style: .muted, width: max(0, canvas.width - 4))
      body = body.inset(bottom: 1)
    }
    guard canvas.width >= BoardFiguresScreen.twoColumns else {
      canvas.within(body) { drawing.draw(columns.whole, on: &$0) }
      return
    }
    // The names of units and their four numbers take more than the words on the left.
    let left = min(canvas.width * 43 / 100, max(canvas.width * 2 / 5, drawing.needed(columns.left, canvas.glyphs)))
    let leftRect = Rect(x: 0, y: body.y, width: left, height: body.height)
    let rightRect = Rect(x: left, y: body.y, width: canvas.width - left, height: body.height)
    canvas.within(leftRect) { drawing.draw(columns.left, on: &$0) }
    canvas.within(rightRect) { drawing.draw(columns.right, on: &$0) }
  }
}

/// The groups with their numbers.
private struct BoardFiguresDrawing {
  let screen: BoardFiguresScreen
  let placesDay: Day
  let language: Language

  private static let countWidth = 5
  private static let shareWidth = 6
  private static let labelX = 3

  /// Columns that the figures among the lines take.
  func needed(_ lines: [BoardLine], _ glyphs: GlyphSet) -> Int {
    let labels = lines.map { line in
      if case .row(.figure(let id)) = line { TextWidth.of(glyphs.presentable(label(id))) } else { 0 }
    }
    return BoardFiguresDrawing.labelX + (labels.max() ?? 0) + BoardFiguresDrawing.countWidth
      + BoardFiguresDrawing.shareWidth + 1
  }

  func draw(_ lines: [BoardLine], on canvas: inout Canvas) {
    var window = ScrollWindow()
    if let marked = lines.firstIndex(of: .row(screen.chosen)) {
      // The heading of the first row is worth a line.
      window.show(marked, height: canvas.height, count: lines.count)
    }
    let visible = window.visible(height: canvas.height, count: lines.count)
    if visible.lowerBound > 0 { canvas.put(canvas.glyphs.arrowUp, x: 0, y: 0, style: .muted) }
    if visible.upperBound < lines.count {
      canvas.put(canvas.glyphs.arrowDown, x: 0, y: canvas.height - 1, style: .muted)
    }
    for (y, index) in visible.enumerated() {
      switch lines[index] {
      case .blank: break
      case .heading(let group): drawHeading(screen.groups[group], y: y, on: &canvas)
      case .row(.figure(let id)): drawFigure(id, y: y, on: &canvas)
      case .row(.unit(let key)):
        if let unit = screen.unit(key) { drawUnit(unit, y: y, on: &canvas) }
      }
    }
  }

  // MARK: Headings

  private func drawHeading(_ group: BoardGroup, y: Int, on canvas: inout Canvas) {
    guard group.heading == .places else {
      let bases = Set(
        group.rows.compactMap { row in
          if case .figure(let id) = row, id.hasShare { screen.figures[id]?.n } else { nil }
        })
      // Where they are parts of different numbers, the row below tells which.
      let n = bases.count == 1 ? bases.first ?? 0 : 0
      let share = n > 0 ? language(BoardText.shareHeading, ["n": n]) : ""
      let room = canvas.width - BoardFiguresDrawing.labelX - 1
      canvas.put(share, x: BoardFiguresDrawing.labelX, y: y, style: .muted, width: room, align: .right)
      canvas.put(
        language(group.heading), x: BoardFiguresDrawing.labelX, y: y, style: .heading,
        width: max(0, room - TextWidth.of(canvas.glyphs.presentable(share)) - 1))
      return
    }
    let columns = placeColumns(canvas.width)
    let heading = language(BoardText.places, ["date": placesDay.short])
    if group.rows.isEmpty {
      canvas.put(
        heading, x: BoardFiguresDrawing.labelX, y: y, style: .heading, width: canvas.width - BoardFiguresDrawing.labelX)
      return
    }
    canvas.put(heading, x: BoardFiguresDrawing.labelX, y: y, style: .heading, width: nameWidth(canvas.width))
    var x = BoardFiguresDrawing.labelX + nameWidth(canvas.width)
    for column in columns {
      x += canvas.put(language(column.title), x: x, y: y, style: .muted, width: column.width, align: .right)
    }
  }

  // MARK: Rows

  private func drawFigure(_ id: FigureID, y: Int, on canvas: inout Canvas) {
    guard let figure = screen.figures[id] else { return }
    let count: Int? = if case .count(let count) = figure.value { count } else { nil }
    let numbers = BoardFiguresDrawing.countWidth + BoardFiguresDrawing.shareWidth
    let room = max(0, canvas.width - BoardFiguresDrawing.labelX - 1)
    let labelWidth = max(0, room - numbers)
    canvas.put(label(id), x: BoardFiguresDrawing.labelX, y: y, width: labelWidth)
    let x = BoardFiguresDrawing.labelX + labelWidth
    canvas.put(
      FigureWords(language).value(figure.value), x: x, y: y, style: count == 0 ? .muted : .heading,
      width: min(BoardFiguresDrawing.countWidth, room), align: .right)
    if id.hasShare, let count, let percent = Arithmetic.percent(count, of: figure.n) {
      canvas.put(
        language(CommonText.percent, ["n": percent]), x: x + BoardFiguresDrawing.countWidth, y: y, style: .muted,
        width: BoardFiguresDrawing.shareWidth, align: .right)
    }
    mark(.figure(id), y: y, on: &canvas)
  }

  /// Under its heading an ending needs no more than its own word.
  private func label(_ id: FigureID) -> String {
    guard let ending = id.ending else { return language(id.title) }
    let word = language(ending.textKey)
    return word.prefix(1).uppercased() + word.dropFirst()
  }

  /// A column of a unit's row.
  private struct PlaceColumn {
    let title: BoardText
    let width: Int
    let value: (UnitOccupancy) -> Int?
  }

  private func placeColumns(_ width: Int) -> [PlaceColumn] {
    var columns = [
      PlaceColumn(title: .occupied, width: 8) { $0.occupied },
      PlaceColumn(title: .ofPlaces, width: 4) { $0.unit.places },
      PlaceColumn(title: .free, width: 6) { $0.free },
    ]
    // An offer or a start to come takes a place before anybody sits in it: without it nobody sees why −1 are free.
    if width >= 46 { columns.insert(PlaceColumn(title: .taken, width: 10) { $0.taken }, at: 1) }
    return columns
  }

  private func nameWidth(_ width: Int) -> Int {
    max(0, width - BoardFiguresDrawing.labelX - 1 - placeColumns(width).reduce(0) { $0 + $1.width })
  }

  private func drawUnit(_ unit: UnitOccupancy, y: Int, on canvas: inout Canvas) {
    let columns = placeColumns(canvas.width)
    var x = BoardFiguresDrawing.labelX + nameWidth(canvas.width)
    // Up to the first number, which stands at the right of its column.
    let free = columns.first.map { $0.width - PlacesWords.number($0.value(unit)).count - 1 } ?? 0
    for column in columns {
      let value = column.value(unit)
      x += canvas.put(
        PlacesWords.number(value), x: x, y: y, style: (value ?? 0) < 0 ? .warning : .plain, width: column.width,
        align: .right)
    }
    canvas.put(unit.unit.name, x: BoardFiguresDrawing.labelX, y: y, width: nameWidth(canvas.width) + max(0, free))
    mark(.unit(unit.key), y: y, on: &canvas)
  }

  private func mark(_ row: BoardRow, y: Int, on canvas: inout Canvas) {
    guard row == screen.chosen else { return }
    canvas.put(canvas.glyphs.selection, x: 1, y: y)
    canvas.select(x: 1, y: y, width: canvas.width - 2)
    canvas.placeCursor(x: 1, y: y)
  }
}
