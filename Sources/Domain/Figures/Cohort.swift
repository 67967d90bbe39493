/// Inntakskull: those whose first enrolment in the programme began in a period, and where each stands so many months later.
public struct Cohort: Hashable, Sendable {
  /// One place each, in the order they are asked after.
  public enum Place: Hashable, Sendable, Comparable, CaseIterable {
    case died
    /// Takes part, in a step or in none.
    case takesPart(StepNumber?)
    case work, education
    case droppedOut
    case endedOtherwise
    case unknown

    /// As they are drawn: the steps from the first, then out of the house.
    public static let allCases: [Place] =
      [.takesPart(nil)] + StepNumber.all.map { .takesPart($0) } + [.work, .education, .endedOtherwise, .droppedOut]
      + [.died, .unknown]

    private var rank: Int { Place.allCases.firstIndex(of: self) ?? 0 }
    public static func < (left: Place, right: Place) -> Bool { left.rank < right.rank }

    /// What programs call it.
    public var word: String {
      switch self {
      case .died: "died"
      case .takesPart(let step?): "step\(step.value)"
      case .takesPart(nil): "withoutStep"
      case .work: "work"
      case .education: "education"
      case .droppedOut: "droppedOut"
      case .endedOtherwise: "endedOtherwise"
      case .unknown: "unknown"
      }
    }
  }

  /// Of one month: who stands where; only those whose day has come.
  public struct Column: Hashable, Sendable {
    public let month: Int
    public internal(set) var people: [Place: [ParticipantKey]] = [:]
    /// Their day is to come.
    public internal(set) var notYet = 0

    public var n: Int { people.values.reduce(0) { $0 + $1.count } }
    public func count(_ place: Place) -> Int { people[place]?.count ?? 0 }
  }

  /// How long it took to come to a step, of those who have.
  public struct Way: Hashable, Sendable {
    public let step: StepNumber
    public internal(set) var days: [Int] = []
    public internal(set) var people: [ParticipantKey] = []
    /// Not come so far yet, and still here.
    public internal(set) var notYet = 0

    public var median: Median? { Arithmetic.median(days) }
  }

  public static let months = [3, 6, 12]
  /// After the end what somebody is known to do is known for so many days.
  public static let daysAnAnswerHolds = 100

  public internal(set) var period: Period
  public let today: Day
  public private(set) var people: [ParticipantKey] = []
  public private(set) var columns: [Column] = Cohort.months.map { Column(month: $0) }
  public private(set) var ways: [Way] = StepNumber.all.map { Way(step: $0) }

  public var n: Int { people.count }

  public init(_ period: Period, today: Day) {
    self.period = period
    self.today = today
  }

  /// - Parameter meant: which enrolments.
  public mutating func add(_ history: PersonHistory, _ meant: MeantEnrolments = .all) {
    let chosen = Cohort.chosen(of: history, meant)
    guard let start = Cohort.start(of: chosen), period.contains(start), start <= today else { return }
    people.append(history.person)
    for index in columns.indices {
      let day = start.addingMonths(columns[index].month)
      guard day <= today else {
        columns[index].notYet += 1
        continue
      }
      columns[index].people[Cohort.place(of: history, chosen, on: day), default: []].append(history.person)
    }
    for index in ways.indices {
      let first = chosen.flatMap(\.steps).filter { $0.step == ways[index].step && $0.from >= start }.map(\.from).min()
      if let first, first <= today {
        ways[index].days.append(first - start)
        ways[index].people.append(history.person)
      } else if chosen.contains(where: { $0.enrolment.participates(on: today) }) {
        ways[index].notYet += 1
      }
    }
  }

  static func chosen(of history: PersonHistory, _ meant: MeantEnrolments) -> [PersonHistory.Time] {
    history.enrolments.filter { $0.enrolment.status.counts && meant.include($0.enrolment) }
  }

  /// The first day somebody took part; nil of whoever never did.
  static func start(of chosen: [PersonHistory.Time]) -> Day? {
    chosen.compactMap { time in
      time.enrolment.start.flatMap { time.enrolment.participates(on: $0) ? $0 : nil }
    }.min()
  }

  static func place(of history: PersonHistory, _ chosen: [PersonHistory.Time], on day: Day) -> Place {
    if let death = history.enrolments.map(\.enrolment).death, death <= day { return .died }
    if let running = chosen.last(where: { $0.enrolment.participates(on: day) }) {
      return .takesPart(running.steps.inForce(on: day)?.step)
    }
    if let place = answer(chosen, on: day) { return place }
    guard
      let last = chosen.filter({ $0.enrolment.end.map { $0 < day } ?? false })
        .max(by: { ($0.enrolment.end ?? day) < ($1.enrolment.end ?? day) })
    else { return .unknown }
    switch PersonView.ending(of: last.enrolment, end: last.enrolment.end ?? day) {
    case .droppedOut: return .droppedOut
    case .unknown: return .unknown
    case .died: return .died
    case .completed, .clarified, .ill, .otherSupport, .moved, .otherStay: return .endedOtherwise
    }
  }

  /// What somebody was last known to do, where that is new enough: what they went to at the end, and what they have answered since.
  private static func answer(_ chosen: [PersonHistory.Time], on day: Day) -> Place? {
    var last: (day: Day, place: Place?)?
    func tell(_ told: Day, _ place: Place?) {
      if told <= day, day - told <= daysAnAnswerHolds, last.map({ $0.day <= told }) ?? true { last = (told, place) }
    }
    for time in chosen {
      if let outcome = time.enrolment.outcome, let told = time.outcomeDate { tell(told, outcome.place) }
      for call in time.afterEnd?.calls ?? [] where call.answer.isFinal { tell(call.day, call.answer.place) }
    }
    return last?.place
  }
}

extension Outcome {
  /// Arbeid is an ordinary paid job; practice never counts, and adapted work is told by itself.
  fileprivate var place: Cohort.Place? {
    switch self {
    case .ordinaryWork: .work
    case .education: .education
    case .adaptedWork, .workPractice: nil
    }
  }
}

extension AfterEnd.Answer {
  fileprivate var place: Cohort.Place? {
    switch self {
    case .work: .work
    case .education: .education
    case .neither, .notReached: nil
    }
  }
}
