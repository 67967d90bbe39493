/// A person's time on one axis: a period in columns of whole days, and what stands in each.
public struct JourneyAxis: Hashable, Sendable {
  public let period: Period
  public let columns: Int

  /// - Parameter width: the columns there is room for; of a short period each day has one.
  public init(_ period: Period, width: Int) {
    self.period = period
    columns = max(1, min(width, period.to - period.from + 1))
  }

  private var length: Int { period.to - period.from + 1 }

  /// The days of a column, at least one; they follow on each other without a gap.
  public func days(_ column: Int) -> ClosedRange<Day> {
    let first = period.from + column * length / columns
    return first...max(first, period.from + (column + 1) * length / columns - 1)
  }

  /// The column a day is in; nil outside the period.
  public func column(of day: Day) -> Int? {
    guard period.contains(day) else { return nil }
    return (0..<columns).first { days($0).contains(day) }
  }

  /// What is in force on the last day of each column.
  public func atEnd<Value>(_ value: (Day) -> Value) -> [Value] { (0..<columns).map { value(days($0).upperBound) } }

  /// How many of the days fall in each column.
  public func counts(_ days: some Sequence<Day>) -> [Int] {
    var counts = [Int](repeating: 0, count: columns)
    for day in days { if let column = column(of: day) { counts[column] += 1 } }
    return counts
  }
}

/// Where somebody stands with treatment on a day.
public enum TreatmentStanding: Hashable, Sendable {
  case inTreatment
  /// In the three months after it.
  case window
  case neither

  public init(_ episodes: some Sequence<TreatmentEpisode>, on day: Day) {
    if let last = TreatmentEpisode.stays(episodes, by: day).last, last.to.map({ $0 > day }) ?? true {
      self = .inTreatment
    } else {
      self = CriticalWindow.open(after: episodes, on: day) == nil ? .neither : .window
    }
  }
}

extension JourneyAxis {
  /// Oppmøteandel of each column, of expected marks; nil where there are none.
  public func shares(_ marks: some Sequence<Attendance>) -> [Double?] {
    var counts = [(present: Int, all: Int)](repeating: (0, 0), count: columns)
    for attendance in marks where attendance.mark == .present || attendance.mark == .absent {
      guard let column = column(of: attendance.day) else { continue }
      counts[column].all += 1
      if attendance.mark == .present { counts[column].present += 1 }
    }
    return counts.map { $0.all == 0 ? nil : Double($0.present) / Double($0.all) }
  }

  /// The newest assessment by a voice as of the last day of each column.
  public func lights(_ assessments: some Sequence<LightsAssessment>, by voice: Voice) -> [Lights?] {
    let known = assessments.filter { $0.voice == voice }.sorted { $0.date < $1.date }
    return atEnd { day in known.last { $0.date <= day }?.lights }
  }
}
