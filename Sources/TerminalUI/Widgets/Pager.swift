/// Text to read: help, explanations, a log entry. Paragraphs are broken at the width they are drawn at.
public struct Pager: Hashable, Sendable {
  /// Paragraphs of runs; only those of a single run are broken into lines, the others are cut.
  public var paragraphs: [[TextRun]]
  public private(set) var window = ScrollWindow()

  public init(_ paragraphs: [[TextRun]]) {
    self.paragraphs = paragraphs
  }

  /// Plain text; line breaks begin a new line.
  public init(_ text: String) {
    self.init(text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map { [TextRun(String($0))] })
  }

  /// The lines at a width.
  public func lines(width: Int, glyphs: GlyphSet = .unicode) -> [[TextRun]] {
    paragraphs.flatMap { runs in
      guard runs.count == 1, let run = runs.first else { return [runs] }
      return run.text.wrapped(to: max(1, width), glyphs: glyphs).map { [TextRun($0, run.style)] }
    }
  }

  /// Scrolls.
  ///
  /// - Parameter size: of the canvas it is drawn on.
  /// - Returns: false when the key is not for a pager.
  public mutating func handle(_ key: Key, size: Size, glyphs: GlyphSet = .unicode) -> Bool {
    let count = lines(width: Self.textWidth(size.width), glyphs: glyphs).count
    let page = max(1, min(size.height, count) - 1)
    let rows: Int? =
      switch key {
      case .up, .character("k"): -1
      case .down, .character("j"): 1
      case .pageUp: -page
      case .pageDown, .character(" "): page
      case .home, .character("g"): -count
      case .end, .character("G"): count
      default: nil
      }
    guard let rows else { return false }
    window.scroll(by: rows, height: size.height, count: count)
    return true
  }

  /// Draws the lines that are seen; an arrow at the right edge says that there is more above or below.
  public func draw(on canvas: inout Canvas) {
    let lines = lines(width: Self.textWidth(canvas.width), glyphs: canvas.glyphs)
    var settled = window
    settled.settle(height: canvas.height, count: lines.count)
    let visible = settled.visible(height: canvas.height, count: lines.count)
    for (y, index) in visible.enumerated() { canvas.put(lines[index], y: y, width: Self.textWidth(canvas.width)) }
    let edge = canvas.width - 1
    if visible.lowerBound > 0 { canvas.put(canvas.glyphs.arrowUp, x: edge, y: 0, style: .muted) }
    if visible.upperBound < lines.count {
      canvas.put(canvas.glyphs.arrowDown, x: edge, y: canvas.height - 1, style: .muted)
    }
    canvas.placeCursor(x: 0, y: 0)
  }

  /// The arrows have a column of their own.
  private static func textWidth(_ width: Int) -> Int { max(1, width > 10 ? width - 2 : width) }
}
