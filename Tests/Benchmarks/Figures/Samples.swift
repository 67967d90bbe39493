/// What a figure is counted in.
enum Measure: String, Encodable {
  case milliseconds = "ms"
  case seconds = "s"
  case mebibytes = "MiB"
  case bytes = "B"

  func of(_ duration: Duration) -> Double {
    let seconds = duration / .seconds(1)
    return self == .seconds ? seconds : seconds * 1000
  }
}

/// Which of a figure's numbers is held against the bar.
enum Statistic: String, CaseIterable, Encodable {
  case minimum = "min"
  case median = "median"
  case p95, p99
  case maximum = "max"
}

/// The single measurements of a figure.
struct Samples: Encodable {
  private(set) var values: [Double] = []

  mutating func add(_ value: Double) { values.append(value) }

  var count: Int { values.count }

  subscript(statistic: Statistic) -> Double? {
    switch statistic {
    case .minimum: values.min()
    case .median: median
    case .p95: percentile(95)
    case .p99: percentile(99)
    case .maximum: values.max()
    }
  }

  private var median: Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// The nearest rank: always a value that was measured. Of few values it is the greatest.
  private func percentile(_ share: Int) -> Double? {
    guard !values.isEmpty else { return nil }
    let rank = (values.count * share + 99) / 100
    return values.sorted()[max(0, rank - 1)]
  }
}
