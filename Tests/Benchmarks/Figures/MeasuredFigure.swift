/// What the program promises of a figure: this statistic of it is at most that.
struct Bar: Encodable {
  var statistic: Statistic
  var limit: Double
}

/// A figure of the program: what was measured, how often, and what was promised.
struct MeasuredFigure {
  var name: String
  var measure: Measure
  /// Nil: for information.
  var bar: Bar?
  var samples = Samples()
  /// The time on the processor alone, where it is known: what is left when nothing else has the machine.
  var work = Samples()

  init(_ name: String, in measure: Measure = .milliseconds, bar: Bar? = nil) {
    self.name = name
    self.measure = measure
    self.bar = bar
  }

  mutating func add(_ duration: Duration) { samples.add(measure.of(duration)) }
  mutating func add(_ value: Double) { samples.add(value) }

  mutating func add(_ effort: Effort) {
    add(effort.elapsed)
    work.add(measure.of(effort.worked))
  }

  enum Verdict: String, Encodable { case ok, over }

  var verdict: Verdict? {
    guard let bar, let value = samples[bar.statistic] else { return nil }
    return value <= bar.limit ? .ok : .over
  }
}

/// Figures that belong together, under one heading; or the reason why there are none.
struct Section {
  var title: String
  var figures: [MeasuredFigure] = []
  var failure: String?

  static func failed(_ title: String, _ error: any Error) -> Section {
    Section(title: title, failure: (error as? Failure)?.reason ?? "\(error)")
  }
}
