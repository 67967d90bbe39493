import Domain
import Resources
import TerminalUI

extension LightsScreen {
  func title(in workspace: Workspace) -> String { workspace.language(LightsText.title) }

  func status(in workspace: Workspace) -> [TextRun] {
    [TextRun(name, .heading), TextRun(" " + number, .muted)]
  }

  func hint(in workspace: Workspace) -> String? {
    let language = workspace.language
    switch focus {
    case .voice: return language(LightsText.voiceHelp)
    case .date:
      if case .problem(let sentence) = date.reading { return sentence }
      return language(LightsText.dateHelp)
    case .area: break
    }
    if !entry.isTouched, let present = present(in: workspace) {
      return language(LightsText.correcting, ["date": present.fact.date.norwegian])
    }
    if entry.isComplete { return language(LightsText.allSet) }
    return entry.count == 0
      ? language(LightsText.keys)
      : language(LightsText.notSet, ["n": LifeDomain.allCases.count - entry.count])
  }

  func draw(on canvas: inout Canvas, in workspace: Workspace) {
    guard !number.isEmpty else {
      Sentence.draw(workspace.language(ErrorText.notFoundAnyMore), on: &canvas)
      return
    }
    LightsDrawing(
      screen: self, earlier: earlier(in: workspace), isCorrection: present(in: workspace) != nil,
      language: workspace.language, today: workspace.today
    ).draw(on: &canvas)
  }
}

/// The picture of the eight rows: earlier lights, the new one, and how it changed; below them what to think of.
private struct LightsDrawing {
  let screen: LightsScreen
  let earlier: [LightsAssessment]
  let isCorrection: Bool
  let language: Language
  let today: Day

  /// Where the columns stand.
  private struct Columns {
    let nameWidth: Int
    /// Columns of earlier lights, oldest first.
    let past: [(x: Int, assessment: LightsAssessment)]
    let pastWidth: Int
    let nowX: Int
    let changeX: Int
    let nowWidth: Int
    let changeWidth: Int

    static let nameX = 3

    /// - Parameter longest: how wide areas, lights, lights with one that is not set, and changes are.
    init(width: Int, earlier: [LightsAssessment], longest: (name: Int, past: Int, now: Int, change: Int)) {
      let isNarrow = width < 60
      // In a narrow window an earlier light is its sign only, and the change goes.
      pastWidth = isNarrow ? 1 : longest.past + 1
      nowWidth = longest.now
      changeWidth = isNarrow ? 0 : longest.change
      let right = nowWidth + 1 + (changeWidth > 0 ? changeWidth + 2 : 0)
      nameWidth = min(longest.name, max(4, width - Columns.nameX - right - pastWidth - 3))
      let room = width - Columns.nameX - nameWidth - 2 - right
      let fits = isNarrow ? 1 : max(0, (room + 1) / (pastWidth + 1))
      let start = Columns.nameX + nameWidth + 2
      let pastWidth = pastWidth
      past = earlier.prefix(fits).reversed().enumerated().map { index, assessment in
        (start + index * (pastWidth + 1), assessment)
      }
      nowX = start + past.count * (pastWidth + 1) + (past.isEmpty ? 0 : 1)
      changeX = nowX + nowWidth + 2
    }
  }

  func draw(on canvas: inout Canvas) {
    let glyphs = canvas.glyphs
    func widest(_ cells: [[TextRun]]) -> Int { cells.map { $0.columns(glyphs) }.max() ?? 0 }
    let lights = Light.allCases.map { LightCells.named($0, glyphs: glyphs, in: language) }
    let columns = Columns(
      width: canvas.width, earlier: earlier,
      longest: (
        widest(LifeDomain.allCases.map { [TextRun(language($0.textKey))] }), widest(lights),
        widest(lights + [LightCells.named(nil, glyphs: glyphs, in: language)]),
        widest(
          [[TextRun(language(LightsText.change))]]
            + [(Light.red, Light.green), (.green, .red), (.green, .green)].map { change(from: $0, to: $1, glyphs) })
      ))
    let rows = LightsScreen.Focus.all.count
    let helpRows = 1 + Light.allCases.count
    // Low windows lose the help first, then the head; the rows scroll last.
    let hasHead = canvas.height >= rows + 1
    let gap = canvas.height >= rows + 3 + helpRows ? 1 : 0
    let hasHelp = canvas.height >= rows + 1 + helpRows + gap
    let top = Rect(x: 0, y: 0, width: canvas.width, height: 2)
    guard hasHead else { return drawLow(columns, on: &canvas) }
    canvas.within(top) { canvas in
      drawVoice(y: 0, on: &canvas)
      drawDate(y: 1, on: &canvas)
    }
    let head = 2 + gap
    drawHead(columns, y: head, on: &canvas)
    for (index, area) in LifeDomain.allCases.enumerated() {
      draw(area, columns, y: head + 1 + index, on: &canvas)
    }
    guard hasHelp else { return }
    let below = head + 1 + LifeDomain.allCases.count + gap
    canvas.within(canvas.bounds.inset(top: below)) { drawHelp(on: &$0) }
  }

  /// A few rows around the one keys act upon.
  private func drawLow(_ columns: Columns, on canvas: inout Canvas) {
    let all = LightsScreen.Focus.all
    let marked = all.firstIndex(of: screen.focus) ?? 0
    var window = ScrollWindow(top: max(0, marked - canvas.height / 2))
    window.show(marked, height: canvas.height, count: all.count)
    for (y, index) in window.visible(height: canvas.height, count: all.count).enumerated() {
      switch all[index] {
      case .voice: drawVoice(y: y, on: &canvas)
      case .date: drawDate(y: y, on: &canvas)
      case .area(let area): draw(area, columns, y: y, on: &canvas)
      }
    }
  }

  // MARK: Voice and date

  private var labelWidth: Int { 8 }

  private func drawLabel(_ text: LightsText, _ focus: LightsScreen.Focus, y: Int, on canvas: inout Canvas) {
    let isFocused = screen.focus == focus
    if isFocused { canvas.put(canvas.glyphs.selection, x: 1, y: y) }
    canvas.put(language(text), x: Columns.nameX, y: y, style: isFocused ? .heading : .plain, width: labelWidth)
  }

  private func drawVoice(y: Int, on canvas: inout Canvas) {
    drawLabel(.voice, .voice, y: y, on: &canvas)
    let isFocused = screen.focus == .voice
    let x = Columns.nameX + labelWidth
    canvas.put(
      language(screen.voice.textKey), x: x, y: y, style: isFocused ? .focus : .input, width: min(24, canvas.width - x))
    if isFocused { canvas.placeCursor(x: x, y: y, visible: true) }
  }

  private func drawDate(y: Int, on canvas: inout Canvas) {
    drawLabel(.date, .date, y: y, on: &canvas)
    let x = Columns.nameX + labelWidth
    let width = max(0, min(24, canvas.width - x))
    screen.date.field.draw(on: &canvas, x: x, y: y, width: width, isFocused: screen.focus == .date)
    let noteX = x + width + 2
    switch screen.date.reading {
    case .empty: break
    case .understood(let words):
      let note = isCorrection ? [TextRun("  " + language(LightsText.corrects), .warning)] : []
      canvas.put([TextRun(words, .muted)] + note, x: noteX, y: y, width: max(0, canvas.width - noteX))
    case .problem(let sentence):
      canvas.put("! " + sentence, x: noteX, y: y, style: .error, width: max(0, canvas.width - noteX))
    }
  }

  // MARK: The eight rows

  private func drawHead(_ columns: Columns, y: Int, on canvas: inout Canvas) {
    canvas.put(language(LightsText.area), x: Columns.nameX, y: y, style: .heading, width: columns.nameWidth)
    if columns.pastWidth > 1 {
      for (x, assessment) in columns.past {
        canvas.put(assessment.date.norwegian, x: x, y: y, style: .muted, width: columns.pastWidth)
      }
      if columns.past.isEmpty, columns.changeX + columns.changeWidth < canvas.width {
        canvas.put(
          language(LightsText.noneBefore), x: columns.changeX, y: y, style: .muted,
          width: canvas.width - columns.changeX - 1)
      }
    }
    canvas.put(language(LightsText.now), x: columns.nowX, y: y, style: .heading, width: columns.nowWidth)
    if columns.changeWidth > 0, !columns.past.isEmpty {
      canvas.put(
        language(LightsText.change), x: columns.changeX, y: y, style: .heading, width: columns.changeWidth)
    }
  }

  private func draw(_ area: LifeDomain, _ columns: Columns, y: Int, on canvas: inout Canvas) {
    let isFocused = screen.focus == .area(area)
    canvas.put(language(area.textKey), x: Columns.nameX, y: y, width: columns.nameWidth)
    for (x, assessment) in columns.past {
      let light = assessment.lights[area]
      if columns.pastWidth == 1 || light == nil {
        canvas.put([LightCells.run(light, glyphs: canvas.glyphs)], x: x, y: y, width: columns.pastWidth)
      } else {
        canvas.put(
          LightCells.named(light, glyphs: canvas.glyphs, in: language), x: x, y: y, width: columns.pastWidth)
      }
    }
    if screen.entry.isSet(area) {
      canvas.put(
        LightCells.named(screen.entry[area], glyphs: canvas.glyphs, in: language), x: columns.nowX, y: y,
        width: columns.nowWidth)
      if columns.changeWidth > 0, let last = columns.past.last?.assessment.lights[area],
        let now = screen.entry[area]
      {
        canvas.put(change(from: last, to: now, canvas.glyphs), x: columns.changeX, y: y, width: columns.changeWidth)
      }
    } else {
      canvas.put("–", x: columns.nowX, y: y, style: .muted, width: columns.nowWidth)
    }
    guard isFocused else { return }
    canvas.put(canvas.glyphs.selection, x: 1, y: y)
    canvas.select(x: 1, y: y)
    canvas.placeCursor(x: 1, y: y)
  }

  private func change(from last: Light, to now: Light, _ glyphs: GlyphSet) -> [TextRun] {
    if now < last { return [TextRun("\(glyphs.arrowUp) \(language(LightsText.better))")] }
    if now > last { return [TextRun("\(glyphs.arrowDown) \(language(LightsText.worse))", .warning)] }
    return [TextRun("= \(language(LightsText.same))", .muted)]
  }

  // MARK: Help

  private func drawHelp(on canvas: inout Canvas) {
    guard let area = screen.area, let help = try? Catalogue.shared.get().lightHelp else { return }
    canvas.put(
      [
        TextRun(language(area.textKey), .heading),
        TextRun("  \(help.label[language.code])", .muted),
      ], x: Columns.nameX, y: 0, width: canvas.width - Columns.nameX)
    for (index, light) in Light.allCases.enumerated() {
      let isChosen = screen.entry.isSet(area) && screen.entry[area] == light
      let word = LightCells.word(light, in: language)
      let text = "\(word): \(help[area, light][language.code])"
      canvas.put(
        [LightCells.run(light, glyphs: canvas.glyphs), TextRun(" " + text, isChosen ? .heading : .plain)],
        x: Columns.nameX, y: 1 + index, width: canvas.width - Columns.nameX)
    }
  }
}
