/// Those who came in a period, all of them and year by year: in one pass over everybody.
public struct Cohorts: Sendable {
  /// Nil: since the start, which is known when everybody has been met.
  private let asked: Period?
  private let meant: MeantEnrolments
  private let today: Day
  /// The first day anybody took part; nil where nobody ever did.
  public private(set) var start: Day?
  private var all: Cohort
  private var byYear: [Int: Cohort] = [:]

  /// - Parameter period: without it everybody since the start.
  public init(_ period: Period?, of meant: MeantEnrolments = .all, today: Day) {
    (asked, self.meant, self.today) = (period, meant, today)
    all = Cohort(period ?? Period(days: Int(Int32.max), to: today), today: today)
  }

  public mutating func add(_ history: PersonHistory) {
    guard let first = Cohort.start(of: Cohort.chosen(of: history, meant)) else { return }
    start = min(start ?? first, first)
    guard all.period.contains(first), first <= today else { return }
    all.add(history, meant)
    byYear[first.year, default: Cohort(all.period, today: today)].add(history, meant)
  }

  public var period: Period { asked ?? ReportPeriod.sinceStart.days(today: today, start: start) }

  /// All of them.
  public var whole: Cohort {
    var cohort = all
    cohort.period = period
    return cohort
  }

  /// By year of entry, the latest first; only those in which anybody came.
  public var years: [(year: Int, cohort: Cohort)] {
    byYear.sorted { $0.key > $1.key }.map { year, cohort in
      var cohort = cohort
      if let first = Day(year: year, month: 1, day: 1), let last = Day(year: year, month: 12, day: 31),
        let own = Period(from: max(first, period.from), to: min(last, period.to))
      {
        cohort.period = own
      }
      return (year, cohort)
    }
  }
}
