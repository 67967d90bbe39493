import Domain
import Resources
import TerminalUI

/// The picture of the board, in columns or as a list.
struct StepsDrawing {
  let board: StepsBoard
  let grid: StepsGrid
  let chosen: StepsSpot
  let windows: [StepsPlace: StepsWindow]
  let names: StepNames
  let workspace: Workspace
  let layout: StepsLayout

  private var language: Language { workspace.language }

  // MARK: Columns

  func drawColumns(on canvas: inout Canvas) {
    if layout.hasRules {
      canvas.rule(y: 1)
      canvas.rule(y: layout.lowerRule)
    }
    for (index, place) in layout.columns.enumerated() {
      guard let column = grid[place.place] else { continue }
      canvas.within(Rect(x: place.x, y: 0, width: place.width, height: canvas.height)) { canvas in
        drawHead(column, y: 0, on: &canvas)
        let people = Rect(x: 0, y: layout.peopleTop, width: canvas.width, height: layout.peopleRows)
        canvas.within(people) { drawPeople(column, on: &$0) }
        if layout.hasFigures {
          drawMedian(column.place, y: layout.medianRow, on: &canvas)
          drawMoves(column.place, y: layout.movesRow, on: &canvas)
        }
      }
      if index > 0 { drawEdge(x: place.x - 1, on: &canvas) }
    }
  }

  private func drawEdge(x: Int, on canvas: inout Canvas) {
    for y in 0..<canvas.height { canvas.put(canvas.glyphs.vertical, x: x, y: y, style: .rule) }
    guard layout.hasRules else { return }
    canvas.put(canvas.glyphs.cross, x: x, y: 1, style: .rule)
    canvas.put(canvas.glyphs.cross, x: x, y: layout.lowerRule, style: .rule)
  }

  private func name(_ place: StepsPlace) -> String {
    place.step.map(names.numbered) ?? language(StepsText.intake)
  }

  private func count(_ place: StepsPlace) -> Int {
    place.step.map { board[$0].counts.people } ?? board.intakeCount
  }

  private func drawHead(_ column: StepsGrid.Column, y: Int, on canvas: inout Canvas) {
    let count = "\(count(column.place))"
    let room = max(0, canvas.width - 2 - count.count)
    let text = canvas.glyphs.presentable(name(column.place)).truncated(to: room, glyphs: canvas.glyphs)
    canvas.put("\(text) \(count)", x: 1, y: y, style: .heading, width: canvas.width - 1)
    mark(.count(column.place), x: 0, y: y, width: canvas.width, on: &canvas)
  }

  private func drawPeople(_ column: StepsGrid.Column, on canvas: inout Canvas) {
    let window = windows[column.place] ?? StepsWindow()
    let cells = PersonCells(column, width: canvas.width, board: board, language: language)
    for (y, line) in window.lines(height: canvas.height, count: column.lines).enumerated() {
      switch line {
      case .above(let count):
        canvas.put(language(StepsText.above, ["n": count]), x: 1, y: y, style: .muted, width: canvas.width - 1)
      case .below(let count):
        canvas.put(language(StepsText.below, ["n": count]), x: 1, y: y, style: .muted, width: canvas.width - 1)
      case .line(let index):
        switch column.content(ofLine: index) {
        case .withoutStep: drawWithoutStep(column, y: y, on: &canvas)
        case .person(let row):
          cells.draw(column.people[row], y: y, on: &canvas)
          mark(.person(column.people[row].enrolment), x: 0, y: y, width: canvas.width, on: &canvas)
        }
      }
    }
  }

  private func drawWithoutStep(_ column: StepsGrid.Column, y: Int, on canvas: inout Canvas) {
    canvas.put(
      language(StepsText.noStep, ["n": column.withoutStep]), x: 1, y: y, style: .warning, width: canvas.width - 1)
  }

  // MARK: Numbers

  private func drawMedian(_ place: StepsPlace, y: Int, on canvas: inout Canvas) {
    let median = place.step.map { board[$0].medianDays } ?? board.intakeMedian
    let days = median?.text(decimalMark: language.decimalMark) ?? "–"
    // The first column says what the row is; in a list every row does.
    let key = place == .intake || layout.isList ? StepsText.medianFirst : .median
    canvas.put(language(key, ["days": days]), x: 1, y: y, width: canvas.width - 1)
    mark(.median(place), x: 0, y: y, width: canvas.width, on: &canvas)
  }

  private func drawMoves(_ place: StepsPlace, y: Int, on canvas: inout Canvas) {
    guard let step = place.step else {
      canvas.put(language(StepsText.lastDays), x: 1, y: y, style: .muted, width: canvas.width - 1)
      return
    }
    var x = 1
    if layout.isList { x += canvas.put(language(StepsText.lastDays) + "  ", x: x, y: y, style: .muted) }
    for movement in StepsMovement.of(step) {
      let number = board.count(step, movement)
      let text =
        switch movement {
        case .forward: "\(number)\(canvas.glyphs.arrowRight)"
        case .back: "\(number)\(canvas.glyphs.arrowLeft)"
        case .ended: language(StepsText.ended, ["n": number])
        }
      let width = canvas.put(text, x: x, y: y, style: number == 0 ? .muted : .plain)
      mark(.moved(step, movement), x: x - 1, y: y, width: width + 1, on: &canvas)
      x += width + 1
    }
  }

  /// Shows where keys act: the sign in the column before, reverse, and the cursor.
  private func mark(_ spot: StepsSpot, x: Int, y: Int, width: Int, on canvas: inout Canvas) {
    guard spot == chosen else { return }
    canvas.put(canvas.glyphs.selection, x: x, y: y)
    canvas.restyle(x: x, y: y, width: width, style: .selected)
    canvas.placeCursor(x: x, y: y)
  }

  // MARK: List

  private enum Row {
    case head(StepsGrid.Column)
    case withoutStep(StepsGrid.Column)
    case person(StepsGrid.Column, StepsBoard.Person)
    case median(StepsPlace)
    case moves(StepsPlace)
  }

  /// The steps under each other.
  func drawList(on canvas: inout Canvas) {
    var rows: [Row] = []
    var marked = 0
    for column in grid.columns {
      func add(_ row: Row, isChosen: Bool) {
        if isChosen { marked = rows.count }
        rows.append(row)
      }
      add(.head(column), isChosen: chosen == .count(column.place))
      for line in 0..<column.lines {
        switch column.content(ofLine: line) {
        case .withoutStep: rows.append(.withoutStep(column))
        case .person(let index):
          let person = column.people[index]
          add(.person(column, person), isChosen: chosen == .person(person.enrolment))
        }
      }
      add(.median(column.place), isChosen: chosen == .median(column.place))
      guard let step = column.place.step else { continue }
      let isChosen = StepsMovement.of(step).contains { chosen == .moved(step, $0) }
      add(.moves(column.place), isChosen: isChosen)
    }
    var window = ScrollWindow(top: max(0, marked - canvas.height / 2))
    window.show(marked, height: canvas.height, count: rows.count)
    for (y, index) in window.visible(height: canvas.height, count: rows.count).enumerated() {
      draw(rows[index], y: y, on: &canvas)
    }
  }

  private func draw(_ row: Row, y: Int, on canvas: inout Canvas) {
    switch row {
    case .head(let column): drawHead(column, y: y, on: &canvas)
    case .withoutStep(let column): drawWithoutStep(column, y: y, on: &canvas)
    case .median(let place): drawMedian(place, y: y, on: &canvas)
    case .moves(let place): drawMoves(place, y: y, on: &canvas)
    case .person(let column, let person):
      PersonCells(column, width: canvas.width, board: board, language: language).draw(person, y: y, on: &canvas)
      mark(.person(person.enrolment), x: 0, y: y, width: canvas.width, on: &canvas)
    }
  }
}

/// A person in a column: name, `!` when nobody is their contact person, days at the right.
private struct PersonCells {
  private let nameWidth: Int
  private let daysWidth: Int
  private let hasMark: Bool
  private let language: Language

  init(_ column: StepsGrid.Column, width: Int, board: StepsBoard, language: Language) {
    self.language = language
    // Before the start a contact person is not missing yet.
    let showsMark = column.place != .intake
    hasMark = showsMark && column.people.contains { $0.contactMissing }
    let longest = column.people.map { PersonCells.days($0, language).count }.max() ?? 0
    daysWidth = min(max(4, longest + 1), max(0, width - 1))
    nameWidth = max(0, width - 1 - daysWidth - (hasMark ? 2 : 0))
  }

  /// A whole name, when a whole name mostly fits.
  private static let roomForWholeName = 14

  private static func days(_ person: StepsBoard.Person, _ language: Language) -> String {
    person.days.map { language(StepsText.days, ["n": $0]) } ?? "–"
  }

  func draw(_ person: StepsBoard.Person, y: Int, on canvas: inout Canvas) {
    let whole = nameWidth >= PersonCells.roomForWholeName
    let name =
      whole ? person.shownName : ShortName.of(person.shownName, width: nameWidth, glyphs: canvas.glyphs)
    canvas.put(name, x: 1, y: y, width: nameWidth)
    if hasMark, person.contactMissing { canvas.put("!", x: nameWidth + 2, y: y, style: .warning) }
    canvas.put(
      PersonCells.days(person, language), x: canvas.width - daysWidth, y: y, width: daysWidth, align: .right)
  }
}
