/// A rectangle of cells. Sizes below zero count as zero; places far outside any terminal are brought near it, so
/// that arithmetic on them can't overflow.
public struct Rect: Hashable, Sendable {
  public let x: Int
  public let y: Int
  public let width: Int
  public let height: Int

  /// No terminal is larger, and sums of a few of these stay far from overflow.
  static let limit = 100_000

  public init(x: Int, y: Int, width: Int, height: Int) {
    self.x = min(max(x, -Self.limit), Self.limit)
    self.y = min(max(y, -Self.limit), Self.limit)
    self.width = min(max(width, 0), Self.limit)
    self.height = min(max(height, 0), Self.limit)
  }

  public var size: Size { Size(width: width, height: height) }
  public var maxX: Int { x + width }
  public var maxY: Int { y + height }
  public var isEmpty: Bool { width == 0 || height == 0 }

  public func contains(_ point: Point) -> Bool {
    point.x >= x && point.x < maxX && point.y >= y && point.y < maxY
  }

  /// What both have in common; empty when they don't touch.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    return Rect(x: left, y: top, width: min(maxX, other.maxX) - left, height: min(maxY, other.maxY) - top)
  }

  /// The rectangle without a margin on each side; empty when the margins meet.
  public func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
    let margins = Rect(x: left, y: top, width: right, height: bottom)
    return Rect(
      x: x + margins.x, y: y + margins.y, width: width - margins.x - margins.width,
      height: height - margins.y - margins.height)
  }

  /// A rectangle of the size given in the middle of this one, no larger than it.
  public func centered(width: Int, height: Int) -> Rect {
    let inner = Rect(x: 0, y: 0, width: min(width, self.width), height: min(height, self.height))
    return Rect(
      x: x + (self.width - inner.width) / 2, y: y + (self.height - inner.height) / 2, width: inner.width,
      height: inner.height)
  }
}
