import Domain

// What programs get of a number.

extension Figure {
  /// The number programs get: of a share its part.
  var told: Int? {
    switch value {
    case .count(let count): count
    case .share(let part, _): part
    default: nil
    }
  }

  var percent: Int? {
    if case .share(let part, let whole) = value { Arithmetic.percent(part, of: whole) } else { nil }
  }

  var median: Median? { if case .medianDays(let median) = value { median } else { nil } }
}
