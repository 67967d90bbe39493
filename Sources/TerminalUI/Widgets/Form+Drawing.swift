/// How a form looks.
extension Form {
  /// How many rows its fields take where there is room.
  public var rows: Int { fields.reduce(0) { $0 + $1.rows } }

  /// How many rows are wanted below the fields, so that each list of choices has room for some of them, above or below.
  public var rowsForLists: Int {
    var (above, wanted) = (0, 0)
    for field in fields {
      if let options = field.optionsToShow { wanted = max(wanted, options - max(above, rows - above - 1)) }
      above += field.rows
    }
    return wanted
  }

  /// Draws the fields that fit on the whole of the canvas, the one with the cursor always among them.
  public func draw(on canvas: inout Canvas) {
    let layout = FormLayout(labels: fields.map(\.label), width: canvas.width, glyphs: canvas.glyphs)
    let heights = heights(in: canvas.height)
    let tops = heights.indices.map { heights[..<$0].reduce(0, +) }
    var window = ScrollWindow()
    if fields.indices.contains(focus) {
      let all = heights.reduce(0, +)
      window.show(tops[focus] + heights[focus] - 1, height: canvas.height, count: all)
      window.show(tops[focus], height: canvas.height, count: all)
    }
    for index in fields.indices where tops[index] >= window.top && tops[index] < window.top + canvas.height {
      let row = Rect(x: 0, y: tops[index] - window.top, width: canvas.width, height: heights[index])
      canvas.within(row) { draw(fields[index], isFocused: index == focus, layout: layout, on: &$0) }
    }
    // The open list lies over the fields beneath, so it comes last.
    guard let focused, case .choice(let field) = focused.content, field.isOpen else { return }
    drawList(of: field, row: tops[focus] - window.top, layout: layout, on: &canvas)
  }

  /// Texts of several lines give way to the other fields; the one with the cursor last, and then but for one row the others
  /// scroll away.
  private func heights(in height: Int) -> [Int] {
    var heights = fields.map(\.rows)
    var over = rows - height
    for index in fields.indices.sorted(by: { $1 == focus && $0 != focus }) where over > 0 {
      let less = min(over, max(0, heights[index] - (index == focus ? max(1, height - 1) : 1)))
      heights[index] -= less
      over -= less
    }
    return heights
  }

  private func drawList(of field: ChoiceField, row: Int, layout: FormLayout, on canvas: inout Canvas) {
    let count = max(1, field.matches.count)
    let below = canvas.height - row - 1
    let above = row
    let height = min(count, ChoiceField.mostShown, max(below, above))
    if height == 0, let taken = field.highlightedOption {
      // Without room for a list, what Enter takes stands behind what is typed.
      let typed = TextWidth.of(canvas.glyphs.presentable(field.query.text)) + 1
      canvas.put(
        "\(canvas.glyphs.arrowRight) \(taken.label)", x: layout.valueX + typed, y: row, style: .muted,
        width: max(0, layout.valueWidth - typed))
    }
    let y = below >= min(count, ChoiceField.mostShown) || below >= above ? row + 1 : row - height
    canvas.within(Rect(x: layout.valueX, y: y, width: layout.width(of: field), height: height)) {
      $0.clear()
      field.drawOptions(on: &$0)
    }
  }

  private func draw(_ field: FormField, isFocused: Bool, layout: FormLayout, on canvas: inout Canvas) {
    if isFocused, layout.labelX > 1 {
      canvas.put(canvas.glyphs.selection, x: layout.labelX - 2, y: 0, style: .heading)
    }
    canvas.put(
      field.label, x: layout.labelX, y: 0, style: isFocused ? .heading : .plain, width: layout.labelWidth)
    let note = field.problem.map { TextRun("! " + $0, .error) } ?? field.understood.map { TextRun($0, .muted) }
    let width = layout.width(of: field, beside: note.map { [$0].columns(canvas.glyphs) })
    if let counter = field.counter, layout.counter(counter.text) > 0, field.problem == nil {
      let style: Style = counter.isFull ? .warning : .muted
      canvas.put(counter.text, x: layout.valueX + width + 1, y: canvas.height - 1, style: style)
    }
    switch field.content {
    case .text(let text):
      text.draw(on: &canvas, x: layout.valueX, y: 0, width: width, isFocused: isFocused)
    case .lines(let text, _):
      canvas.within(Rect(x: layout.valueX, y: 0, width: width, height: canvas.height)) {
        text.drawLines(on: &$0, isFocused: isFocused)
      }
    case .choice(let choice):
      choice.draw(on: &canvas, x: layout.valueX, y: 0, width: width, isFocused: isFocused)
    case .checked(let checked):
      checked.field.draw(on: &canvas, x: layout.valueX, y: 0, width: width, isFocused: isFocused)
    case .secret(let secret):
      secret.draw(on: &canvas, x: layout.valueX, y: 0, width: width, isFocused: isFocused)
    }
    guard layout.hasNotes, let note else { return }
    canvas.put([note], x: layout.valueX + width + 2, y: 0, width: layout.room - width - 2)
  }
}
