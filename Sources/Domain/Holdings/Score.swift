/// What somebody answered on an instrument of quality of life: the score alone, never what was asked.
public struct Score: Hashable, Sendable {
  /// Which of the catalogue, by its id.
  public var instrument: String
  public var day: Day
  /// As it is reckoned on paper, before ``Instrument/factor``.
  public var raw: Int

  public init(_ instrument: String, on day: Day, raw: Int) {
    (self.instrument, self.day, self.raw) = (instrument, day, raw)
  }
}

/// An instrument, as the catalogue has it.
public struct Instrument: Hashable, Sendable {
  public let id: String
  public let lowest: Int
  public let highest: Int
  /// What the raw score is multiplied by where it is shown.
  public let factor: Int
  /// More is better.
  public let isHigherBetter: Bool
  /// As shown: at this or on the wrong side of it somebody looks closer. No diagnosis.
  public let threshold: Int?
  /// As shown: so much and more is a change.
  public let change: Int?

  public init(
    _ id: String, _ range: ClosedRange<Int>, factor: Int = 1, isHigherBetter: Bool = true, threshold: Int? = nil,
    change: Int? = nil
  ) {
    self.id = id
    (lowest, highest) = (range.lowerBound, range.upperBound)
    (self.factor, self.isHigherBetter, self.threshold, self.change) = (factor, isHigherBetter, threshold, change)
  }

  public func shown(_ raw: Int) -> Int { raw * factor }
  public func holds(_ raw: Int) -> Bool { (lowest...highest).contains(raw) }

  /// Whether it is to be looked closer at.
  public func isToBeLookedAt(_ raw: Int) -> Bool {
    threshold.map { isHigherBetter ? shown(raw) <= $0 : shown(raw) >= $0 } ?? false
  }

  public enum Change: Hashable, Sendable {
    case better(Int), worse(Int)
    /// Less than counts, or nobody knows how much does.
    case none(Int)
  }

  /// From one score to another.
  public func change(from first: Int, to last: Int) -> Change {
    let difference = shown(last) - shown(first)
    guard let change, abs(difference) >= change else { return .none(difference) }
    return (difference > 0) == isHigherBetter ? .better(difference) : .worse(difference)
  }

  /// How high a bar of eight is for it, from 1.
  public func eighths(_ raw: Int) -> Int {
    let width = max(1, highest - lowest)
    return min(8, max(1, 1 + (raw - lowest) * 7 / width))
  }
}
