/// How far long work has come: a bar, the share, and what the caller says about count and time left.
public struct ProgressBar: Hashable, Sendable {
  public let done: Int
  /// 0 when it is not known yet: the bar is empty then and no share is shown.
  public let total: Int
  /// `1 200 av 5 000 · 20 s igjen`.
  public let text: String

  /// Counts below zero count as zero, and `done` as `total` at most.
  public init(done: Int, total: Int, text: String = "") {
    self.total = max(0, total)
    self.done = min(max(0, done), self.total)
    self.text = text
  }

  /// Whole percent, 100 only when all is done; nil when the total is not known.
  public var percent: Int? {
    guard total > 0 else { return nil }
    return done == total ? 100 : min(99, Int(Double(done) / Double(total) * 100))
  }

  /// Draws bar, share and text on a row; the text gives way first.
  public func draw(on canvas: inout Canvas, x: Int = 0, y: Int, width: Int) {
    canvas.within(Rect(x: x, y: y, width: width, height: 1)) { canvas in
      let share = percent.map { "\($0) %" } ?? ""
      let note = [share, text].filter { !$0.isEmpty }.joined(separator: "  ")
      let wanted = TextWidth.of(canvas.glyphs.presentable(note))
      let noteWidth = min(wanted, max(0, canvas.width - Self.leastBar - 1))
      let bar = max(0, canvas.width - (noteWidth > 0 ? noteWidth + 1 : 0))
      let filled = Share.cells(bar, among: [done, total - done])[0]
      canvas.fill(Rect(x: 0, y: 0, width: bar, height: 1), canvas.glyphs.shadeLight, style: .muted)
      canvas.fill(Rect(x: 0, y: 0, width: filled, height: 1), canvas.glyphs.shadeFull, style: .bar)
      if noteWidth > 0 { canvas.put(note, x: bar + 1, y: 0, width: noteWidth) }
    }
  }

  /// Columns the bar keeps, whatever the text.
  private static let leastBar = 10
}
