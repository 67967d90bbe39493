import Foundation

/// Everything that was measured in one run, and on what.
struct Report {
  var machine: Machine
  var sections: [Section] = []

  init(machine: Machine) { self.machine = machine }

  var failures: [Section] { sections.filter { $0.failure != nil } }

  /// The last lines: what is over its bar, so that nobody has to look for it.
  var summary: String {
    let figures = sections.flatMap { section in section.figures.map { (section.title, $0) } }
    let over = figures.filter { $0.1.verdict == .over }
    let held = figures.count { $0.1.verdict != nil }
    let count = "\(held - over.count) of \(held) bars held"
    let lines = over.map { "  over: \($0), \($1.name)" } + failures.map { "  could not be measured: \($0.title)" }
    return "\n" + ([count] + lines).joined(separator: "\n")
  }

  // MARK: JSON

  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(Document(self)) else { return "{}" }
    return String(decoding: data, as: UTF8.self)
  }

  private struct Document: Encodable {
    var machine: Machine
    var figures: [Line]
    var failures: [String: String]

    init(_ report: Report) {
      machine = report.machine
      figures = report.sections.flatMap { section in section.figures.map { Line($0, section.title) } }
      failures = Dictionary(
        report.failures.map { ($0.title, $0.failure ?? "") }, uniquingKeysWith: { first, _ in first })
    }
  }

  private struct Line: Encodable {
    var section: String
    var name: String
    var unit: Measure
    var bar: Bar?
    var verdict: MeasuredFigure.Verdict?
    var statistics: [String: Double]
    /// On the processor alone; none where it is not known.
    var work: [String: Double]
    var samples: Samples

    init(_ figure: MeasuredFigure, _ section: String) {
      self.section = section
      name = figure.name
      unit = figure.measure
      bar = figure.bar
      verdict = figure.verdict
      samples = figure.samples
      statistics = Line.statistics(figure.samples)
      work = Line.statistics(figure.work)
    }

    private static func statistics(_ samples: Samples) -> [String: Double] {
      Statistic.allCases.reduce(into: [:]) { $0[$1.rawValue] = samples[$1] }
    }
  }
}
