import Domain
import Resources
import TerminalUI

/// The picture of the board, in columns or as a list.
struct StepsDrawing {
  let board: StepsBoard
  let grid: StepsGrid
  let chosen: StepsSpot
  let position: StepsGrid.Position
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
    let cells = PersonCells(column, width: canvas.width, workspace)
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
    for movement in StepsMove.Kind.of(step) {
      let number = board[step].counts.moved(movement)
      let text =
        switch movement {
        case .forward: "\(number)\(canvas.glyphs.arrowRight)"
        case .back: "\(number)\(canvas.glyphs.arrowLeft)"
        case .ended: ended(number, board[step].cameTo, arrow: canvas.glyphs.arrowRight)
        }
      let width = canvas.put(text, x: x, y: y, style: number == 0 ? .muted : .plain)
      mark(.moved(step, movement), x: x - 1, y: y, width: width + 1, on: &canvas)
      x += width + 1
    }
  }

  /// `1→ arbeid` where it is known what all of them went to.
  private func ended(_ number: Int, _ outcome: Outcome?, arrow: Character) -> String {
    let words: StepsText? =
      switch outcome {
      case .ordinaryWork: .toWork
      case .adaptedWork: .toAdaptedWork
      case .workPractice: .toPractice
      case .education: .toSchool
      case nil: nil
      }
    guard let words else { return language(StepsText.ended, ["n": number]) }
    return "\(number)\(arrow) \(language(words))"
  }

  /// Shows where keys act: the sign in the column before, reverse, and the cursor.
  private func mark(_ spot: StepsSpot, x: Int, y: Int, width: Int, on canvas: inout Canvas) {
    guard spot == chosen else { return }
    canvas.put(canvas.glyphs.selection, x: x, y: y)
    canvas.select(x: x, y: y, width: width)
    canvas.placeCursor(x: x, y: y)
  }

  // MARK: List

  /// The steps under each other: of each its head, its people, and its numbers.
  func drawList(on canvas: inout Canvas) {
    let heights = grid.columns.map { $0.lines + ($0.place.step == nil ? 2 : 3) }
    let marked = heights[..<position.column].reduce(line(grid.columns[position.column]), +)
    let count = heights.reduce(0, +)
    var window = ScrollWindow(top: max(0, marked - canvas.height / 2))
    window.show(marked, height: canvas.height, count: count)
    for (y, index) in window.visible(height: canvas.height, count: count).enumerated() {
      var (column, line) = (0, index)
      while line >= heights[column] {
        line -= heights[column]
        column += 1
      }
      draw(grid.columns[column], line, y: y, on: &canvas)
    }
  }

  /// The line of the choice within its column, the head being the first.
  private func line(_ column: StepsGrid.Column) -> Int {
    switch chosen {
    case .count: 0
    case .person: column.line(ofRow: position.row - 1) + 1
    case .median: column.lines + 1
    case .moved: column.lines + 2
    }
  }

  private func draw(_ column: StepsGrid.Column, _ line: Int, y: Int, on canvas: inout Canvas) {
    switch line {
    case 0: drawHead(column, y: y, on: &canvas)
    case column.lines + 1: drawMedian(column.place, y: y, on: &canvas)
    case column.lines + 2: drawMoves(column.place, y: y, on: &canvas)
    default:
      switch column.content(ofLine: line - 1) {
      case .withoutStep: drawWithoutStep(column, y: y, on: &canvas)
      case .person(let row):
        let person = column.people[row]
        PersonCells(column, width: canvas.width, workspace).draw(person, y: y, on: &canvas)
        mark(.person(person.enrolment), x: 0, y: y, width: canvas.width, on: &canvas)
      }
    }
  }
}

/// A person in a column: name, `!` when nobody is their contact person, days at the right.
private struct PersonCells {
  private let nameWidth: Int
  private let daysWidth: Int
  private let hasMark: Bool
  private let workspace: Workspace

  init(_ column: StepsGrid.Column, width: Int, _ workspace: Workspace) {
    self.workspace = workspace
    // Before the start a contact person is not missing yet.
    let showsMark = column.place != .intake
    hasMark = showsMark && column.hasMissing
    var stays = column.days.map { [$0.lowerBound, $0.upperBound] as [Int?] } ?? []
    if column.hasUnknownDays { stays.append(nil) }
    let longest = stays.map { PersonCells.days($0, workspace.language).count }.max() ?? 0
    daysWidth = min(max(4, longest + 1), max(0, width - 1))
    nameWidth = max(0, width - 1 - daysWidth - (hasMark ? 2 : 0))
  }

  /// A whole name, when a whole name mostly fits.
  private static let roomForWholeName = 14

  private static func days(_ days: Int?, _ language: Language) -> String {
    days.map { language(StepsText.days, ["n": $0]) } ?? "–"
  }

  func draw(_ person: StepsBoard.Person, y: Int, on canvas: inout Canvas) {
    let days = PersonCells.days(person.days, workspace.language)
    let isMarked = hasMark && person.contactMissing
    // Up to the days, where nothing stands between.
    let room = isMarked ? nameWidth : max(nameWidth, canvas.width - days.count - 2)
    var name = workspace.name(of: person.participant)
    if nameWidth < PersonCells.roomForWholeName { name = ShortName.of(name, width: room, glyphs: canvas.glyphs) }
    canvas.put(days, x: canvas.width - daysWidth, y: y, width: daysWidth, align: .right)
    canvas.put(name, x: 1, y: y, width: room)
    if isMarked { canvas.put("!", x: nameWidth + 2, y: y, style: .warning) }
  }
}
