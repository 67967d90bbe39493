import Foundation

/// Sections as plain text, columns aligned across them.
extension Section {
  private static let nameWidth = 46
  /// The last is the time on the processor alone: a busy machine makes the others worse.
  private static let columns = ["n", "min", "median", "p95", "p99", "max", "cpu p99"]

  var text: String {
    guard failure == nil else { return "\n\(title)\n  could not be measured: \(failure ?? "")" }
    let head =
      title.padded(to: Section.nameWidth) + "bar".leftPadded(to: 16)
      + Section.columns.map { $0.leftPadded(to: $0 == "n" ? 6 : 9) }.joined()
    return "\n" + ([head] + figures.map(\.line)).joined(separator: "\n")
  }
}

extension MeasuredFigure {
  fileprivate var line: String {
    let promised = bar.map { "\($0.statistic.rawValue) \(MeasuredFigure.short($0.limit)) \(measure.rawValue)" }
    let numbers = Statistic.allCases.map { number(samples[$0]) } + [work[.p99].map(number) ?? ""]
    return "  \(name)".padded(to: 46) + (promised ?? measure.rawValue).leftPadded(to: 16)
      + "\(samples.count)".leftPadded(to: 6) + numbers.map { $0.leftPadded(to: 9) }.joined()
      + (verdict.map { "  \($0.rawValue)" } ?? "")
  }

  private func number(_ value: Double?) -> String {
    guard let value else { return "–" }
    return measure == .bytes ? "\(Int(value))" : String(format: value < 100 ? "%.2f" : "%.0f", value)
  }

  static func short(_ value: Double) -> String { value == value.rounded() ? "\(Int(value))" : "\(value)" }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
  fileprivate func leftPadded(to width: Int) -> String { String(repeating: " ", count: max(1, width - count)) + self }
}
