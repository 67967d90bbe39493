/// How numbers are rounded and summed up, in one place for screens, output and reports.
public enum Arithmetic {
  /// Whole percent of `part` in `whole`, rounded half up, one by one: rows may sum to 99 or 101 and are never forced.
  /// Nil when there is nothing to take a share of.
  public static func percent(_ part: Int, of whole: Int) -> Int? {
    guard whole > 0 else { return nil }
    return (200 * part + whole) / (2 * whole)
  }

  /// Tenths of a percent, rounded half up: 693 is 69,3 %.
  public static func permille(_ part: Int, of whole: Int) -> Int? {
    guard whole > 0 else { return nil }
    return (2000 * part + whole) / (2 * whole)
  }

  /// The median; of an even count the mean of the middle two, which has at most one decimal. Nil of nothing.
  public static func median(_ values: [Int]) -> Median? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    if sorted.count % 2 == 1 { return Median(halves: 2 * sorted[middle]) }
    return Median(halves: sorted[middle - 1] + sorted[middle])
  }
}

/// A median of whole numbers: a whole number or one and a half.
public struct Median: Hashable, Comparable, Sendable {
  /// Twice the median, so that it is exact.
  public let halves: Int

  public init(halves: Int) { self.halves = halves }
  public static func < (left: Median, right: Median) -> Bool { left.halves < right.halves }

  public var isWhole: Bool { halves % 2 == 0 }
  public var value: Double { Double(halves) / 2 }
  /// `38` or `38,5`, with the given decimal mark.
  public func text(decimalMark: Character) -> String {
    isWhole ? "\(halves / 2)" : "\(halves / 2)\(decimalMark)5"
  }
}
