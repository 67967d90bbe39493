extension Canvas {
  /// Draws a dialog over what is there: an area in the middle, cleared, with a rule and the title above and a rule
  /// below. On a small terminal it takes all there is.
  ///
  /// - Parameters:
  ///   - width: columns of its inside.
  ///   - height: rows of its inside.
  ///   - draw: draws the inside.
  @discardableResult
  public mutating func dialog<Result>(
    title: String, width: Int, height: Int, draw: (inout Canvas) throws -> Result
  ) rethrows -> Result {
    let wanted = Rect(x: 0, y: 0, width: width, height: height)
    let area = bounds.centered(width: wanted.width + 4, height: wanted.height + 2)
    return try within(area) { canvas in
      canvas.clear()
      let hasRules = canvas.height > 2
      if hasRules {
        canvas.rule(y: 0)
        canvas.rule(y: canvas.height - 1)
        if !title.isEmpty, canvas.width > 6 {
          let text = " \(canvas.glyphs.presentable(title).truncated(to: canvas.width - 6, glyphs: canvas.glyphs)) "
          canvas.put(text, x: 2, y: 0, style: .heading)
        }
      }
      let side = canvas.width > 4 ? 2 : 0
      let inside = canvas.bounds.inset(left: side, top: hasRules ? 1 : 0, right: side, bottom: hasRules ? 1 : 0)
      return try canvas.within(inside, draw)
    }
  }
}
