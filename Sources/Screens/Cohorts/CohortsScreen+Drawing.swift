import Domain
import Resources
import TerminalUI

extension CohortsScreen {
  func status(in workspace: Workspace) -> [TextRun] {
    guard let cohort else { return [] }
    let language = workspace.language
    return [
      TextRun(cohort.period.name(in: language)),
      TextRun(" \(workspace.glyphs.separator) \(language(CohortText.status, ["n": cohort.n]))", .muted),
    ]
  }

  func hint(in workspace: Workspace) -> String? {
    let language = workspace.language
    switch spot {
    case nil: return nil
    case .place(let place, let month):
      guard let column = cohort?.columns.first(where: { $0.month == month }) else { return nil }
      if column.n == 0 { return language(CohortText.hintNone, ["month": month]) }
      return language(
        CohortText.hint,
        ["place": name(place, in: workspace), "month": month, "n": column.count(place), "all": column.n])
    case .way(let step):
      guard let way = cohort?.ways[step.value - 1] else { return nil }
      return language(
        CohortText.hintWay,
        [
          "step": step.value, "days": way.median?.text(decimalMark: language.decimalMark) ?? "–", "n": way.notYet,
        ])
    case .year(let year, let place):
      guard let cohort = years.first(where: { $0.year == year })?.cohort, let last = cohort.columns.last else {
        return nil
      }
      if let place {
        if last.n == 0 { return language(CohortText.hintNone, ["month": last.month]) }
        return language(
          CohortText.hint,
          ["place": name(place, in: workspace), "month": last.month, "n": last.count(place), "all": last.n])
      }
      return language(CohortText.hintYear, ["year": year, "n": cohort.n, "notYet": last.notYet])
    }
  }

  /// `2 Småjobb` where one programme is shown; else the step alone.
  fileprivate func name(_ place: Cohort.Place, in workspace: Workspace) -> String {
    place.name(in: workspace.language) { step in
      let meant = workspace.programmes.filter { workspace.scope.programme == nil || $0.id == workspace.scope.programme }
      return meant.count == 1 ? meant[0].stepShortNames[step.value - 1] : ""
    }
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard let cohort else {
      work?.draw(workspace.language(CommonText.working), on: &canvas, in: workspace)
      return
    }
    let drawing = CohortDrawing(screen: self, cohort: cohort, workspace: workspace)
    if cohort.n == 0 { return Sentence.draw(workspace.language(CohortText.nobody), on: &canvas) }
    if isByYear { drawing.drawYears(on: &canvas) } else { drawing.drawMonths(on: &canvas) }
  }
}

private struct CohortDrawing {
  let screen: CohortsScreen
  let cohort: Cohort
  let workspace: Workspace

  private static let barWidth = 7
  private static let numberWidth = 7

  private var language: Language { workspace.language }

  // MARK: By months

  /// On the left a stacked column a month, of twenty or more; beside them the same in numbers, and below how long each step took.
  func drawMonths(on canvas: inout Canvas) {
    let bars = cohort.columns.contains { $0.n >= MeasureLight.smallest } && canvas.width >= 72
    let left = bars ? 3 + (CohortDrawing.barWidth + 2) * cohort.columns.count + 2 : 0
    let places = screen.places
    // The chosen row stays in sight.
    let rows = places.count + 1 + (cohort.columns.contains { $0.notYet > 0 } ? 1 : 0) + 1 + StepNumber.all.count
    let chosenRow = screen.row < places.count ? screen.row + 1 : rows - StepNumber.all.count + screen.row - places.count
    var window = ScrollWindow()
    window.show(chosenRow, height: canvas.height, count: rows + 1)
    if bars { drawBars(on: &canvas, places) }
    canvas.within(Rect(x: left, y: 0, width: canvas.width - left, height: canvas.height)) {
      drawTable(on: &$0, places, letters: bars, top: window.top)
    }
  }

  private func drawBars(on canvas: inout Canvas, _ places: [Cohort.Place]) {
    let height = max(4, min(canvas.height - 2, 16))
    for (index, column) in cohort.columns.enumerated() {
      let x = 3 + index * (CohortDrawing.barWidth + 2)
      canvas.put(
        language(CohortText.month, ["n": column.month]), x: x, y: 0, style: .muted, width: CohortDrawing.barWidth)
      guard column.n >= MeasureLight.smallest else {
        canvas.put(language(CohortText.few), x: x, y: height, style: .muted, width: CohortDrawing.barWidth)
        continue
      }
      var y = height
      for (place, rows) in zip(places, shares(places.map { column.count($0) }, over: height)) {
        let fill = String(repeating: place.letter(in: language), count: CohortDrawing.barWidth)
        for _ in 0..<rows {
          canvas.put(fill, x: x, y: y, style: place.style)
          y -= 1
        }
      }
    }
  }

  /// So many rows each by the largest remainder; whoever is there has one.
  private func shares(_ counts: [Int], over rows: Int) -> [Int] {
    let all = counts.reduce(0, +)
    guard all > 0 else { return counts.map { _ in 0 } }
    var given = counts.map { $0 == 0 ? 0 : max(1, $0 * rows / all) }
    let order = counts.indices.sorted { (counts[$0] * rows % all, counts[$0]) > (counts[$1] * rows % all, counts[$1]) }
    for index in order where given.reduce(0, +) < rows && counts[index] > 0 { given[index] += 1 }
    while given.reduce(0, +) > rows, let most = given.indices.max(by: { given[$0] < given[$1] }), given[most] > 1 {
      given[most] -= 1
    }
    return given
  }

  private func drawTable(on canvas: inout Canvas, _ places: [Cohort.Place], letters: Bool, top: Int) {
    let numbers = CohortDrawing.numberWidth * cohort.columns.count
    let nameWidth = max(8, min(30, canvas.width - numbers - 6))
    let x = 3 + (letters ? 2 : 0)
    var y = -top
    func heading(_ text: String) { canvas.put(text, x: 3, y: y, style: .heading, width: nameWidth + 2) }
    func number(_ index: Int, _ text: String, _ style: Style) {
      canvas.put(
        text, x: x + nameWidth + index * CohortDrawing.numberWidth, y: y, style: style,
        width: CohortDrawing.numberWidth,
        align: .right)
    }
    heading(language(CohortText.columnPlace))
    for (index, column) in cohort.columns.enumerated() {
      number(index, language(CohortText.month, ["n": column.month]), .muted)
    }
    y += 1
    for (row, place) in places.enumerated() {
      if letters { canvas.put(place.letter(in: language), x: 3, y: y, style: place.style) }
      canvas.put(screen.name(place, in: workspace), x: x, y: y, width: nameWidth)
      for (index, column) in cohort.columns.enumerated() {
        let count = column.count(place)
        number(index, column.n == 0 ? "–" : "\(count)", count == 0 ? .muted : .plain)
      }
      if row == screen.row {
        select(x + nameWidth + screen.column * CohortDrawing.numberWidth, y, CohortDrawing.numberWidth, on: &canvas)
      }
      y += 1
    }
    canvas.put(language(CohortText.all), x: x, y: y, style: .muted, width: nameWidth)
    for (index, column) in cohort.columns.enumerated() { number(index, "\(column.n)", .muted) }
    y += 1
    if cohort.columns.contains(where: { $0.notYet > 0 }) {
      canvas.put(language(CohortText.notYet), x: x, y: y, style: .muted, width: nameWidth)
      for (index, column) in cohort.columns.enumerated() { number(index, "\(column.notYet)", .muted) }
      y += 1
    }
    heading(language(CohortText.ways))
    y += 1
    for (index, way) in cohort.ways.enumerated() {
      canvas.put(screen.name(.takesPart(way.step), in: workspace), x: x, y: y, width: nameWidth)
      let text =
        way.median.map {
          language(CohortText.way, ["days": $0.text(decimalMark: language.decimalMark), "n": way.days.count])
        } ?? language(CohortText.wayNone)
      canvas.put(text, x: x + nameWidth, y: y, width: numbers, align: .right)
      if screen.row == places.count + index { select(x + nameWidth, y, numbers, on: &canvas) }
      y += 1
    }
  }

  private func select(_ x: Int, _ y: Int, _ width: Int, on canvas: inout Canvas) {
    canvas.put(canvas.glyphs.selection, x: 1, y: y)
    canvas.select(x: x, y: y, width: width)
    canvas.placeCursor(x: x, y: y)
  }

  // MARK: By years

  /// A row a year: how many came, and where those stand whose twelve months have come.
  func drawYears(on canvas: inout Canvas) {
    let places = screen.places
    let width = 6
    canvas.put(language(CohortText.year), x: 3, y: 0, style: .heading, width: 6)
    canvas.put(language(CohortText.entered), x: 8, y: 0, style: .muted, width: 9, align: .right)
    canvas.put(language(CohortText.afterYear), x: 19, y: 0, style: .heading, width: max(0, canvas.width - 20))
    for (index, place) in places.enumerated() {
      canvas.put(
        String(place.letter(in: language)), x: 19 + index * width, y: 1, style: place.style, width: width, align: .right
      )
    }
    let room = max(1, canvas.height - 3 - places.count)
    var window = ScrollWindow()
    window.show(screen.row, height: room, count: screen.years.count)
    for (y, index) in window.visible(height: room, count: screen.years.count).enumerated() {
      let (year, cohort) = screen.years[index]
      let y = y + 2
      canvas.put("\(year)", x: 3, y: y, width: 5)
      canvas.put("\(cohort.n)", x: 8, y: y, width: 9, align: .right)
      guard let last = cohort.columns.last else { continue }
      for (place, stands) in places.enumerated() {
        let text = last.n == 0 ? "–" : "\(last.count(stands))"
        canvas.put(text, x: 19 + place * width, y: y, style: text == "0" ? .muted : .plain, width: width, align: .right)
      }
      guard index == screen.row else { continue }
      if screen.column == 0 {
        select(8, y, 9, on: &canvas)
      } else {
        select(19 + (screen.column - 1) * width, y, width, on: &canvas)
      }
    }
    let legend = min(canvas.height - places.count, 3 + screen.years.count)
    for (index, place) in places.enumerated() where legend + index < canvas.height {
      canvas.put(place.letter(in: language), x: 3, y: legend + index, style: place.style)
      canvas.put(
        screen.name(place, in: workspace), x: 5, y: legend + index, style: .muted, width: max(0, canvas.width - 6))
    }
  }
}

extension Cohort.Place {
  /// Colour tells no more than the letter does.
  fileprivate var style: Style {
    switch self {
    case .takesPart: .plain
    case .work, .education: .lightGreen
    case .droppedOut: .warning
    case .died, .unknown, .endedOtherwise: .muted
    }
  }
}
