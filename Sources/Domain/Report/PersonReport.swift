/// A report about one person, for whoever placed them: one page, read by the person before it leaves the house.
public struct PersonReport: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case start, progress
    case extended = "extension"
    case end
  }

  /// What the person says of it, having read it.
  public enum Answer: String, CaseIterable, Hashable, Sendable {
    case read, agrees, disagrees
  }

  public var kind: Kind
  /// The day it was written.
  public var made: Day
  /// The days it tells of.
  public var from: Day
  public var to: Day
  public var recipient: String
  /// What the service thinks.
  public var assessment: String?
  /// The goals that stand in it, in the person's words.
  public var goals: [String]
  /// The page as the person reads it, and as it leaves.
  public var page: String
  /// Nil until the person has read it.
  public var answer: Answer?
  public var answered: Day?
  public var ownWords: String?

  public init(
    _ kind: Kind, made: Day, from: Day, to: Day, recipient: String, assessment: String? = nil, goals: [String] = [],
    page: String = ""
  ) {
    self.kind = kind
    self.made = made
    self.from = from
    self.to = to
    self.recipient = recipient
    self.assessment = assessment
    self.goals = goals
    self.page = page
  }

  public enum Problem: Error, Hashable, Sendable {
    case recipientMissing
    case endsBeforeItBegins
    /// It tells of what has been.
    case inTheFuture
    case pageMissing
    case answeredBeforeMade
    case answeredInTheFuture
    case answerWithoutDay
    /// Nobody has shown it to the person yet.
    case notRead
  }

  public func problems(today: Day) -> [Problem] {
    var problems: [Problem] = recipient.saysSomething ? [] : [.recipientMissing]
    if to < from { problems.append(.endsBeforeItBegins) }
    if to > today || made > today { problems.append(.inTheFuture) }
    if !page.saysSomething { problems.append(.pageMissing) }
    if (answer == nil) != (answered == nil) { problems.append(.answerWithoutDay) }
    if let answered {
      if answered < made { problems.append(.answeredBeforeMade) }
      if answered > today { problems.append(.answeredInTheFuture) }
    }
    return problems
  }

  /// Only what the person has read leaves the house; that they do not agree leaves with it.
  public var mayLeave: Bool { answer != nil }

  /// The same with another page: what was read is not what would leave any more.
  public func rewritten(as other: PersonReport) -> PersonReport {
    var new = other
    if other.page == page, other.recipient == recipient {
      (new.answer, new.answered, new.ownWords) = (answer, answered, ownWords)
    } else {
      (new.answer, new.answered, new.ownWords) = (nil, nil, nil)
    }
    return new
  }
}

extension PlanGoal {
  /// Whether it may stand in a report: goals of health and of use are not for whoever placed somebody, and no report tells that
  /// there are any.
  public var mayStandInReport: Bool {
    switch area {
    case .physicalHealth, .mentalHealth, .substanceUse: false
    default: true
    }
  }
}

/// Days that a report counts, each by its own name: days somebody was enrolled, and days they were there.
public struct ReportDays: Hashable, Sendable {
  /// Deltakerdager: both ends are in.
  public let enrolled: Int
  /// Oppmøtedager: days with a møtt, in whichever group, each once.
  public let attended: Int

  public init(_ enrolment: EnrolmentDates, marks: some Sequence<Attendance>, from: Day, to: Day) {
    let days = from <= to ? (0...(to - from)).map { from + $0 }.filter { enrolment.participates(on: $0) } : []
    let present = Set(marks.filter { $0.mark == .present }.map(\.day))
    enrolled = days.count
    attended = days.count { present.contains($0) }
  }
}
