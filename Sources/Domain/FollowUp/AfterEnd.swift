/// After the end: whether somebody may be asked how it went, asked at the end itself, and what the asking came to. Nobody is asked
/// who has not said yes.
public struct AfterEnd: Hashable, Sendable {
  /// A try to reach them.
  public struct Call: Hashable, Sendable {
    /// Months after the end.
    public var month: Int
    /// 1 or 2.
    public var attempt: Int
    public var day: Day
    public var answer: Answer

    public init(month: Int, attempt: Int, day: Day, answer: Answer) {
      self.month = month
      self.attempt = attempt
      self.day = day
      self.answer = answer
    }
  }

  public enum Answer: String, CaseIterable, Hashable, Sendable {
    case work, education
    /// Neither work nor school.
    case neither
    case notReached = "not_reached"

    /// Somebody was reached, and nobody asks again.
    public var isFinal: Bool { self != .notReached }
  }

  /// Asked at the end whether we may ask.
  public var mayAsk: Bool
  public var calls: [Call]

  public init(mayAsk: Bool, calls: [Call] = []) {
    self.mayAsk = mayAsk
    self.calls = calls
  }

  public static let months = [3, 6, 12]
  /// Then it is "ikke nådd".
  public static let attempts = 2

  /// The same date so many months later, clamped to the month's end.
  public static func day(_ month: Int, after end: Day) -> Day { end.addingMonths(month) }

  private func calls(_ month: Int) -> [Call] {
    calls.filter { $0.month == month }.sorted { ($0.attempt, $0.day) < ($1.attempt, $1.day) }
  }

  /// What came of asking at a month: an answer, or that nobody was reached; nil where nobody has asked.
  public func answer(_ month: Int) -> Answer? {
    let calls = calls(month)
    return calls.last { $0.answer.isFinal }?.answer ?? calls.last?.answer
  }

  /// The next to ask: which month, which try, and from which day. Of several months the last that has come: what was not asked
  /// in time is asked no more.
  public func next(after end: Day, today: Day) -> (month: Int, attempt: Int, due: Day)? {
    guard mayAsk, let month = AfterEnd.months.last(where: { AfterEnd.day($0, after: end) <= today }) else { return nil }
    let calls = calls(month)
    guard calls.count < AfterEnd.attempts, !calls.contains(where: \.answer.isFinal) else { return nil }
    // Nobody answered: the day after is the next.
    return (month, calls.count + 1, calls.last.map { $0.day + 1 } ?? AfterEnd.day(month, after: end))
  }

  /// The last day on which anybody may have a reason to ask: then the contact is over.
  public static func lastDay(after end: Day) -> Day {
    day(months.last ?? 0, after: end) + EnrolmentRules.daysOnListAfterEnd
  }

  // MARK: The figure

  /// Where somebody stands a number of months after the end: one place each, so that the parts are the whole.
  public enum Part: CaseIterable, Hashable, Sendable {
    case workOrEducation, neither, notReached
    /// Said no, was never asked whether we may ask, or said yes and was not asked.
    case notAsked
  }

  /// - Parameter record: nil where nobody asked at the end.
  public static func part(_ record: AfterEnd?, month: Int) -> Part {
    switch record?.answer(month) {
    case .work, .education: .workOrEducation
    case .neither: .neither
    case .notReached: .notReached
    case nil: .notAsked
    }
  }

  public enum Problem: Error, Hashable, Sendable {
    /// Nobody is asked after what is not over.
    case notEnded
    /// They have not said that we may.
    case mayNotAsk
    case inTheFuture
    /// Before the date so many months later.
    case tooEarly(Day)
    /// Two tries have been made, or somebody has answered.
    case isOver
  }

  /// What keeps a call from being entered on `today`.
  public func problems(of call: Call, end: Day?, today: Day) -> [Problem] {
    guard let end, end < today else { return [.notEnded] }
    if !mayAsk { return [.mayNotAsk] }
    var problems: [Problem] = []
    if call.day > today { problems.append(.inTheFuture) }
    let from = AfterEnd.day(call.month, after: end)
    if call.day < from { problems.append(.tooEarly(from)) }
    let before = calls(call.month)
    if before.count >= AfterEnd.attempts || before.contains(where: \.answer.isFinal) { problems.append(.isOver) }
    return problems
  }
}
