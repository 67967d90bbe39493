/// A course of values in one row: `▂▄▅█`, in ASCII `2458`.
///
/// The foot of the scale is zero, so that a column twice as high is twice as much.
public struct Sparkline: Hashable, Sendable {
  /// nil where there is no value: a gap, not a zero.
  public let values: [Double?]
  /// The value of a full column; nil is the largest of the values.
  public let top: Double?

  public init(_ values: [Double?], top: Double? = nil) {
    self.values = values
    self.top = top
  }

  /// The glyphs of the values, one column each.
  public func text(_ glyphs: GlyphSet = .unicode) -> String {
    let known = values.compactMap(\.self).filter(\.isFinite)
    let scale = top ?? known.max() ?? 0
    return String(
      values.map { value in
        guard let value, value.isFinite else { return " " }
        guard scale > 0 else { return glyphs.spark(1) }
        return glyphs.spark(Int((min(max(value / scale, 0), 1) * 8).rounded()))
      })
  }

  /// Draws the latest values that fit into `width` columns, at its right end.
  ///
  /// - Returns: the columns used.
  @discardableResult
  public func draw(
    on canvas: inout Canvas, x: Int = 0, y: Int, width: Int? = nil, style: Style = .bar
  ) -> Int {
    let text = text(canvas.glyphs)
    guard let width else { return canvas.put(text, x: x, y: y, style: style) }
    return canvas.put(String(text.suffix(max(0, width))), x: x, y: y, style: style, width: width, align: .right)
  }
}
