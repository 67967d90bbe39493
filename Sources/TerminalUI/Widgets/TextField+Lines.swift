/// A text over several rows: the same field, wrapped at the borders of words.
extension TextField {
  /// The column at the right edge is for the cursor behind a full line, and for what says that the text goes on.
  private func lines(width: Int, glyphs: GlyphSet) -> TextLines {
    TextLines(Array(text), width: width - 1, glyphs: glyphs)
  }

  /// Edits by a key; up and down move by lines, to the line's ends lead Home and End.
  ///
  /// - Returns: false when the key is not for the field: up from the first line too, and down from the last.
  mutating func handle(_ key: Key, width: Int, glyphs: GlyphSet) -> Bool {
    switch key {
    case .up, .down, .home, .end:
      let lines = lines(width: width, glyphs: glyphs)
      let (line, column) = lines.place(of: cursor)
      switch key {
      case .home: moveCursor(to: lines.lines[line].lowerBound)
      case .end: moveCursor(to: lines.end(of: line))
      default:
        let next = key == .up ? line - 1 : line + 1
        guard lines.lines.indices.contains(next) else { return false }
        moveCursor(to: lines.position(line: next, column: column))
      }
      leave()
      return true
    default: return handle(key)
    }
  }

  /// Draws the lines that fit on the whole of the canvas: with focus those around the cursor, else the first.
  func drawLines(on canvas: inout Canvas, isFocused: Bool) {
    let style: Style = isFocused ? .focus : .input
    let lines = lines(width: canvas.width, glyphs: canvas.glyphs)
    let (line, column) = lines.place(of: cursor)
    var window = ScrollWindow()
    if isFocused { window.show(line, height: canvas.height, count: lines.lines.count) }
    let visible = window.visible(height: canvas.height, count: lines.lines.count)
    let edge = max(0, canvas.width - 1)
    if isFocused { canvas.fill(canvas.bounds, style: style) }
    for (y, index) in visible.enumerated() {
      canvas.put(lines.text(of: index), x: 0, y: y, style: style, width: max(1, edge))
    }
    if visible.lowerBound > 0 { canvas.put(canvas.glyphs.arrowUp, x: edge, y: 0, style: style) }
    if visible.upperBound < lines.lines.count {
      canvas.put(canvas.glyphs.arrowDown, x: edge, y: canvas.height - 1, style: style)
    }
    if isFocused { canvas.placeCursor(x: min(column, edge), y: line - visible.lowerBound, visible: true) }
  }
}
