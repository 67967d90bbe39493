/// A question with two or more answers. An answer that removes something is never the one Enter gives at once, and no
/// letter gives it: it takes an arrow and Enter.
public struct Confirm: Hashable, Sendable {
  /// An answer.
  public struct Choice: Hashable, Sendable, Identifiable {
    public let id: String
    public let title: String
    /// It removes something, or can't be undone.
    public let isDestructive: Bool

    public init(id: String, title: String, isDestructive: Bool = false) {
      self.id = id
      self.title = title
      self.isDestructive = isDestructive
    }
  }

  /// What a key did.
  public enum Result: Hashable, Sendable {
    case chosen(String)
    /// Esc.
    case cancelled
    case moved
    case ignored
  }

  public let question: String
  public let choices: [Choice]
  /// The choice Enter takes; nil until an arrow is pressed, when every choice is destructive.
  public private(set) var selected: Int?

  /// - Parameter preferred: the id of the choice to begin on; passed over when that is destructive.
  public init(_ question: String, choices: [Choice], preferred: String? = nil) {
    self.question = question
    self.choices = choices
    selected =
      choices.firstIndex { $0.id == preferred && !$0.isDestructive }
      ?? choices.firstIndex { !$0.isDestructive }
  }

  public mutating func handle(_ key: Key) -> Result {
    switch key {
    case .escape: return .cancelled
    case .enter:
      guard let selected, choices.indices.contains(selected) else { return .ignored }
      return .chosen(choices[selected].id)
    case .left, .up, .backTab: return move(-1)
    case .right, .down, .tab: return move(1)
    default: return .ignored
    }
  }

  private mutating func move(_ by: Int) -> Result {
    guard !choices.isEmpty else { return .ignored }
    let start = selected ?? (by > 0 ? -1 : choices.count)
    selected = min(max(0, start + by), choices.count - 1)
    return .moved
  }

  // MARK: Drawing

  /// Rows the question and the answers need at a width.
  public func height(width: Int, glyphs: GlyphSet = .unicode) -> Int {
    let inner = max(0, width - 2)
    return question.wrapped(to: inner, glyphs: glyphs).count + 1 + answerRows(width: inner, glyphs: glyphs).count
  }

  /// Draws question and answers on the whole of the canvas. When it is low, the question gives way.
  public func draw(on canvas: inout Canvas) {
    let margin = canvas.width > 2 ? 1 : 0
    canvas.within(canvas.bounds.inset(left: margin, right: margin)) { canvas in
      let rows = answerRows(width: canvas.width, glyphs: canvas.glyphs)
      var lines = question.wrapped(to: canvas.width, glyphs: canvas.glyphs)
      let room = canvas.height - rows.count
      if lines.count > room { lines = Array(lines.prefix(max(0, room))) }
      for (y, line) in lines.enumerated() { canvas.put(line, y: y, style: .heading) }
      let top = lines.count + (lines.count + rows.count < canvas.height ? 1 : 0)
      var window = ScrollWindow()
      let height = canvas.height - top
      window.show(rows.firstIndex { $0.contains { $0.index == selected } } ?? 0, height: height, count: rows.count)
      for (offset, row) in window.visible(height: height, count: rows.count).enumerated() {
        for place in rows[row] { draw(place, y: top + offset, on: &canvas) }
      }
    }
  }

  private struct Place {
    let index: Int
    let x: Int
  }

  private func draw(_ place: Place, y: Int, on canvas: inout Canvas) {
    let isSelected = place.index == selected
    let text = (isSelected ? "> " : "  ") + choices[place.index].title + " "
    canvas.put(text, x: place.x, y: y, style: isSelected ? .selected : .plain)
    if isSelected { canvas.placeCursor(x: place.x, y: y) }
  }

  /// The answers beside each other, in as many rows as they need.
  private func answerRows(width: Int, glyphs: GlyphSet) -> [[Place]] {
    var rows: [[Place]] = []
    var x = 0
    for (index, choice) in choices.enumerated() {
      let columns = TextWidth.of(glyphs.presentable(choice.title)) + 3
      if rows.isEmpty || x + columns > width {
        rows.append([])
        x = 0
      }
      rows[rows.count - 1].append(Place(index: index, x: x))
      x += columns + 1
    }
    return rows
  }
}
