extension String {
  /// Cuts cleaned text into what fits one cell each: a character with the marks that sit on it, and its columns.
  ///
  /// Not quite Swift's `Character`: a cluster of two spacing scalars (as in Devanagari) takes a cell each, because that
  /// is how ncurses lays it out.
  /// - Parameter body: returns false to stop.
  func forEachCell(_ body: (_ character: Character, _ width: Int) -> Bool) {
    var base: Unicode.Scalar?
    var baseWidth = 1
    var marked = ""
    // Ends the cell that is being gathered; false when the caller has seen enough.
    func flush() -> Bool {
      guard let scalar = base else { return true }
      base = nil
      if marked.isEmpty { return body(Character(scalar), baseWidth) }
      defer { marked = "" }
      // Marks nearly always join their base; one that does not would break the cell, so it is left out.
      return marked.first.map { body($0, baseWidth) } ?? true
    }
    for scalar in unicodeScalars {
      let width = TextWidth.of(scalar)
      if width == 0, let seat = base {
        if marked.isEmpty { marked = String(Character(seat)) }
        marked.unicodeScalars.append(scalar)
      } else {
        guard flush() else { return }
        base = width == 0 ? "\u{25CC}" : scalar
        baseWidth = max(width, 1)
        if width == 0 { marked = "\u{25CC}" + String(Character(scalar)) }
      }
    }
    _ = flush()
  }

  /// The text shortened to at most `width` columns, ending in an ellipsis where it was cut.
  ///
  /// Never splits a wide character: the result may be a column short. The text must be presentable.
  public func truncated(to width: Int, glyphs: GlyphSet = .unicode) -> String {
    guard width > 0 else { return "" }
    if TextWidth.of(self) <= width { return self }
    var kept = ""
    var used = 0
    forEachCell { character, columns in
      guard used + columns < width else { return false }
      kept.append(character)
      used += columns
      return true
    }
    kept.append(glyphs.ellipsis)
    return kept
  }

  /// The text cut or filled with blanks to exactly `width` columns. The text must be presentable.
  public func padded(to width: Int, align: Alignment = .left, glyphs: GlyphSet = .unicode) -> String {
    let text = truncated(to: width, glyphs: glyphs)
    let room = max(0, width - TextWidth.of(text))
    let before = align.lead(room)
    return String(repeating: " ", count: before) + text + String(repeating: " ", count: room - before)
  }
}

/// Where text stands in a field wider than itself.
public enum Alignment: Hashable, Sendable {
  case left, right, center

  /// Of the columns left over, those that go before the text.
  func lead(_ room: Int) -> Int {
    switch self {
    case .left: 0
    case .right: room
    case .center: room / 2
    }
  }
}
