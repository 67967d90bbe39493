/// Counts as parts of one bar that fills its width exactly.
public struct StackedBar: Hashable, Sendable {
  /// How a part is filled; the heaviest shade is the gravest.
  public enum Shade: Hashable, Sendable, CaseIterable {
    case light, medium, full
    /// Nothing is known of these.
    case missing

    public func glyph(_ glyphs: GlyphSet) -> Character {
      switch self {
      case .light: glyphs.shadeLight
      case .medium: glyphs.shadeMedium
      case .full: glyphs.shadeFull
      case .missing: glyphs.shadeMissing
      }
    }
  }

  /// A part of the bar.
  public struct Segment: Hashable, Sendable {
    public let count: Int
    public let shade: Shade
    public let style: Style

    public init(count: Int, shade: Shade, style: Style) {
      self.count = count
      self.shade = shade
      self.style = style
    }
  }

  public let segments: [Segment]

  public init(_ segments: [Segment]) {
    self.segments = segments
  }

  /// Traffic lights: green, yellow and red people, and those not assessed.
  public static func lights(green: Int, yellow: Int, red: Int, missing: Int = 0) -> StackedBar {
    StackedBar([
      Segment(count: green, shade: .light, style: .lightGreen),
      Segment(count: yellow, shade: .medium, style: .lightYellow),
      Segment(count: red, shade: .full, style: .lightRed),
      Segment(count: missing, shade: .missing, style: .lightNone),
    ])
  }

  /// The cells of each segment: they add up to `width`, or are all 0 when every count is.
  public func cells(width: Int) -> [Int] {
    Share.cells(width, among: segments.map(\.count))
  }

  /// Draws the bar on a row.
  public func draw(on canvas: inout Canvas, x: Int = 0, y: Int, width: Int) {
    canvas.within(Rect(x: x, y: y, width: width, height: 1)) { canvas in
      var x = 0
      for (segment, cells) in zip(segments, cells(width: canvas.width)) {
        canvas.fill(
          Rect(x: x, y: 0, width: cells, height: 1), segment.shade.glyph(canvas.glyphs), style: segment.style)
        x += cells
      }
    }
  }
}

/// What the parts of a bar mean: `░ ● grønt lys   ▒ ▲ gult lys`.
public struct BarLegend: Hashable, Sendable {
  /// One shade with its word.
  public struct Item: Hashable, Sendable {
    public let shade: StackedBar.Shade
    public let style: Style
    public let label: String

    public init(_ shade: StackedBar.Shade, _ style: Style, _ label: String) {
      self.shade = shade
      self.style = style
      self.label = label
    }

    /// The glyph of the light it stands for, if it stands for one.
    func light(_ glyphs: GlyphSet) -> Character? {
      switch style {
      case .lightGreen: glyphs.lightGreen
      case .lightYellow: glyphs.lightYellow
      case .lightRed: glyphs.lightRed
      default: nil
      }
    }
  }

  public let items: [Item]

  public init(_ items: [Item]) {
    self.items = items
  }

  /// Draws the items on a row, as many as fit whole.
  ///
  /// - Returns: the columns used.
  @discardableResult
  public func draw(on canvas: inout Canvas, x: Int = 0, y: Int) -> Int {
    let start = min(max(x, 0), Rect.limit)
    var x = start
    for item in items {
      var runs = [TextRun(item.shade.glyph(canvas.glyphs), item.style), " "]
      if let light = item.light(canvas.glyphs) { runs += [TextRun(light, item.style), " "] }
      runs.append(TextRun(item.label, .muted))
      let columns = runs.reduce(0) { $0 + TextWidth.of(canvas.glyphs.presentable($1.text)) }
      guard x + columns <= canvas.width else { break }
      canvas.put(runs, x: x, y: y)
      x += columns + 3
    }
    return max(0, x - start - 3)
  }
}
