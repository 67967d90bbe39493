import Domain
import Resources
import TerminalUI

extension MappingScreen {
  func title(in workspace: Workspace) -> String {
    guard let round else { return workspace.language(Self.room.title) }
    if let unit = unitName(in: workspace) {
      return workspace.language(isOwn ? MappingText.ownUnit : .titleUnit, ["year": round, "unit": unit])
    }
    return workspace.language(isOwn ? MappingText.own : .title, ["year": round])
  }

  func status(in workspace: Workspace) -> [TextRun] {
    guard let summary else { return [] }
    // There is not room for both: how many were mapped stands in the message row too.
    if let against { return [TextRun(workspace.language(MappingText.comparedWith, ["year": against.name]), .muted)] }
    return [TextRun(workspace.language(MappingText.status, ["n": summary.n]))]
  }

  func hint(in workspace: Workspace) -> String? {
    guard let summary, summary.n > 0 else { return nil }
    let language = workspace.language
    if summary.isSmall { return language(MappingText.tooFew) }
    switch shownSpot {
    case .area(let area):
      let counts = summary[area]
      let percent = counts.percent(light).map { "\($0)" } ?? "–"
      var text = language(
        MappingText.hintArea,
        [
          "area": language(area.textKey), "n": counts[light], "total": counts.assessed, "percent": percent,
          "light": language(light.textKey),
        ])
      if counts.missing > 0 {
        text += " \(workspace.glyphs.separator) " + language(MappingText.hintMissing, ["n": counts.missing])
      }
      return text
    case .severe, .withChildren, .livingWithChildren, .withPlan, .withTeam:
      guard let figure = figure(in: workspace) else { return nil }
      return "\(language(figure.id.title)): \(FigureWords(language).value(figure.value))"
    }
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard let summary, summary.n > 0 else {
      let text =
        round.map { workspace.language(MappingText.emptyRound, ["year": $0]) }
        ?? workspace.language(MappingText.empty)
      Sentence.draw(text, on: &canvas)
      return
    }
    MappingDrawing(summary: summary, previous: against, spot: shownSpot, light: light, workspace: workspace)
      .draw(on: &canvas)
  }
}

/// The picture of a mapping: legend, eight bars with their numbers, the shares, and what must be said beside them.
private struct MappingDrawing {
  let summary: MappingSummary
  let previous: MappingAgainst?
  let spot: MappingSpot
  let light: Light
  let workspace: Workspace

  private var language: Language { workspace.language }

  func draw(on canvas: inout Canvas) {
    let caveat = caveatLines(width: canvas.width - 2)
    let layout = MappingLayout(
      canvas.size, areas: LifeDomain.allCases.count, caveat: caveat.count, wantsShares: !summary.isSmall,
      wantsDemo: workspace.settings.isDemo)
    let longest =
      LifeDomain.allCases.map {
        TextWidth.of(canvas.glyphs.presentable(language($0.textKey)))
      }.max() ?? 0
    let columns = MappingColumns(
      width: canvas.width, longest: longest, isCompared: previous != nil, isSmall: summary.isSmall)
    if layout.hasLegend { drawLegend(columns, on: &canvas) }
    drawRows(layout, columns, on: &canvas)
    var y = layout.listTop + layout.listRows
    if layout.hasScale {
      drawScale(columns, y: y, on: &canvas)
      y += 1
    }
    if layout.hasBlank { y += 1 }
    if layout.hasShares {
      for row in MappingSpot.shareRows {
        drawShares(row, y: y, on: &canvas)
        y += 1
      }
    }
    if layout.hasRule {
      canvas.put(language(MappingText.rule, ["rule": ruleName]), x: 1, y: y, style: .muted, width: canvas.width - 2)
      y += 1
    }
    for line in caveat {
      canvas.put(line, x: 1, y: y, style: summary.isSmall ? .warning : .muted, width: canvas.width - 2)
      y += 1
    }
    if layout.hasDemo {
      // Only one round of the demo gives what is published.
      let text =
        summary.round == 2019
        ? language(CommonText.caveatDemoMapping, ["n": summary.n]) : language(MappingText.demoRound)
      canvas.put(text, x: 1, y: y, style: .muted, width: canvas.width - 2)
    }
  }

  private var ruleName: String {
    (try? Catalogue.shared.get())?.name(of: summary.rule, in: language.code) ?? summary.rule.id
  }

  private func caveatLines(width: Int) -> [String] {
    let few = summary.isSmall ? [language(CommonText.caveatFewPeople)] : []
    return few + language(CommonText.caveatJudgement).wrapped(to: max(1, width), glyphs: workspace.glyphs)
  }

  // MARK: Head and scale

  private func drawLegend(_ columns: MappingColumns, on canvas: inout Canvas) {
    let legend = BarLegend([
      .init(.light, .lightGreen, language(Light.green.textKey)),
      .init(.medium, .lightYellow, language(Light.yellow.textKey)),
      .init(.full, .lightRed, language(Light.red.textKey)),
    ])
    // Over the bars where it fits, else further left; never into the heads of the numbers.
    let head = columns.countsX == nil && previous == nil ? canvas.width - 4 : columns.numbersX
    var measure = Canvas(size: Size(width: canvas.width, height: 1), glyphs: canvas.glyphs)
    let legendWidth = legend.draw(on: &measure, y: 0)
    let x = max(MappingColumns.nameX, min(columns.barX, head - legendWidth))
    canvas.within(Rect(x: x, y: 0, width: head - x, height: 1)) { _ = legend.draw(on: &$0, y: 0) }
    let percent = language(MappingText.percentSign)
    guard columns.countsX != nil || previous != nil else {
      canvas.put(percent, x: canvas.width - 4, y: 0, style: .heading, width: 2, align: .right)
      return
    }
    for (index, light) in Light.allCases.enumerated() {
      let runs = [LightCells.run(light, glyphs: canvas.glyphs), TextRun(" " + percent, .heading)]
      let x = columns.numbersX + index * columns.numberWidth
      canvas.put(runs, x: x, y: 0, width: min(4, columns.numberWidth), align: .right)
      guard let countsX = columns.countsX else { continue }
      let count = [LightCells.run(light, glyphs: canvas.glyphs), TextRun(" n", .heading)]
      canvas.put(
        count, x: countsX + index * MappingColumns.countWidth, y: 0, width: MappingColumns.countWidth, align: .right)
    }
    if let countsX = columns.countsX {
      canvas.put(
        [LightCells.run(nil, glyphs: canvas.glyphs), TextRun(" n", .heading)],
        x: countsX + 3 * MappingColumns.countWidth, y: 0, width: MappingColumns.countWidth, align: .right)
    }
  }

  private func drawScale(_ columns: MappingColumns, y: Int, on canvas: inout Canvas) {
    let marks = columns.barWidth >= 30 ? [0, 25, 50, 75, 100] : [0, 50, 100]
    for mark in marks {
      let text = "\(mark)%"
      let x = columns.barX + mark * columns.barWidth / 100
      // The last mark ends where the bar does, or a little beyond.
      canvas.put(text, x: mark == 100 ? min(x, canvas.width - text.count) - 1 : x, y: y, style: .muted)
    }
  }

  // MARK: Rows

  private func drawRows(_ layout: MappingLayout, _ columns: MappingColumns, on canvas: inout Canvas) {
    let inList = MappingSpot.all(isSmall: summary.isSmall || layout.hasShares)
    let rows = ListRows(inList)
    let list = ListState(selected: inList.contains(spot) ? spot : inList.last)
    let isInList = inList.contains(spot)
    let area = Rect(x: 0, y: layout.listTop, width: canvas.width, height: layout.listRows)
    canvas.within(area) { canvas in
      var window = ScrollWindow()
      let marked = list.selected.flatMap { rows.row(of: $0) } ?? 0
      window.show(isInList ? marked : 0, height: canvas.height, count: inList.count)
      for (y, index) in window.visible(height: canvas.height, count: inList.count).enumerated() {
        draw(inList[index], columns, y: y, on: &canvas)
      }
    }
  }

  private func draw(_ spot: MappingSpot, _ columns: MappingColumns, y: Int, on canvas: inout Canvas) {
    let isChosen = spot == self.spot
    guard case .area(let area) = spot else {
      let text = "\(language(word(spot))) \(share(spot))"
      canvas.put(text, x: MappingColumns.nameX, y: y, width: canvas.width - MappingColumns.nameX - 1)
      mark(isChosen, x: 1, y: y, width: canvas.width - 1, on: &canvas)
      return
    }
    let counts = summary[area]
    canvas.put(language(area.textKey), x: MappingColumns.nameX, y: y, width: columns.nameWidth)
    StackedBar.lights(green: counts.green, yellow: counts.yellow, red: counts.red)
      .draw(on: &canvas, x: columns.barX, y: y, width: columns.barWidth)
    for (index, light) in Light.allCases.enumerated() {
      let x = columns.numbersX + index * columns.numberWidth
      let percent = counts.percent(light)
      let text = percent.map(String.init) ?? "–"
      let isExplained = isChosen && light == self.light
      // The sign in front says which of the three numbers `F` explains.
      let marked = isExplained ? "\(canvas.glyphs.selection)\(text)" : text
      canvas.put(marked, x: x, y: y, style: isExplained ? .focus : .plain, width: 4, align: .right)
      if let previous, let percent, let before = previous.percent(area, light) {
        canvas.put(points(percent - before), x: x + 4, y: y, style: .muted, width: 4, align: .right)
      }
      if let countsX = columns.countsX {
        canvas.put(
          "\(counts[light])", x: countsX + index * MappingColumns.countWidth, y: y, style: .muted,
          width: MappingColumns.countWidth, align: .right)
      }
    }
    if let countsX = columns.countsX {
      canvas.put(
        "\(counts.missing)", x: countsX + 3 * MappingColumns.countWidth, y: y, style: .muted,
        width: MappingColumns.countWidth, align: .right)
    }
    mark(isChosen, x: 1, y: y, width: canvas.width - 1, on: &canvas)
  }

  /// Percentage points with their sign; a minus as wide as a plus.
  private func points(_ change: Int) -> String {
    change > 0 ? "+\(change)" : change < 0 ? "−\(-change)" : "±0"
  }

  private func mark(_ isChosen: Bool, x: Int, y: Int, width: Int, on canvas: inout Canvas) {
    guard isChosen else { return }
    canvas.put(canvas.glyphs.selection, x: x, y: y)
    canvas.select(x: x, y: y, width: width)
    canvas.placeCursor(x: x, y: y)
  }

  // MARK: Shares

  private func word(_ share: MappingSpot) -> MappingText {
    switch share {
    case .area, .severe: .severe
    case .withChildren: .withChildren
    case .livingWithChildren: .livingWithChildren
    case .withPlan: .withPlan
    case .withTeam: .withTeam
    }
  }

  private func share(_ spot: MappingSpot) -> String {
    FigureWords(language).share(summary.count(spot), of: summary.n)
  }

  private func drawShares(_ row: [MappingSpot], y: Int, on canvas: inout Canvas) {
    var x = 1
    for spot in row {
      let isChosen = spot == self.spot
      var width = canvas.put(language(word(spot)) + " ", x: x, y: y)
      width += canvas.put(share(spot), x: x + width, y: y, style: .heading)
      mark(isChosen, x: x - 1, y: y, width: width + 1, on: &canvas)
      x += width + 2
    }
  }
}
