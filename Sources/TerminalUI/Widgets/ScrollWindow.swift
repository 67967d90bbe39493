/// Which rows of a longer whole are seen: the first of them, kept in bounds for any height.
public struct ScrollWindow: Hashable, Sendable {
  /// The first row seen.
  public private(set) var top: Int

  public init(top: Int = 0) {
    self.top = max(0, top)
  }

  /// Moves just as far as needed for `row` to be seen, and never past the end.
  public mutating func show(_ row: Int, height: Int, count: Int) {
    let height = max(1, height)
    if row < top { top = row }
    if row >= top + height { top = row - height + 1 }
    settle(height: height, count: count)
  }

  /// Moves by rows, to the ends at most.
  public mutating func scroll(by rows: Int, height: Int, count: Int) {
    top = max(0, top).addingSaturating(rows)
    settle(height: height, count: count)
  }

  /// Leaves no empty rows below while there is something above.
  public mutating func settle(height: Int, count: Int) {
    top = max(0, min(top, count - max(1, height)))
  }

  /// The rows seen.
  public func visible(height: Int, count: Int) -> Range<Int> {
    let first = min(max(0, top), max(0, count))
    return first..<max(first, min(count, first + max(0, min(height, count))))
  }
}

extension Int {
  /// The sum, or the largest or smallest number when it would not fit.
  func addingSaturating(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? .max : .min) : sum
  }
}
