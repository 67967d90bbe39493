/// A move to another step, and what must be true of it. Going back is allowed; nothing moves by itself.
public struct StepMove: Hashable, Sendable {
  public var to: StepNumber
  public var date: Day
  public var reason: StepReason?

  public init(to: StepNumber, date: Day, reason: StepReason?) {
    self.to = to
    self.date = date
    self.reason = reason
  }

  public enum Problem: Error, Hashable, Sendable {
    case sameStep
    /// Going back asks why.
    case reasonMissing
    case inTheFuture
    /// Not after the day the present step began.
    case beforePresentStep(Day)
    case beforeStart(Day)
    /// The enrolment does not run on that day.
    case notParticipating
  }

  /// What keeps the move from being made; empty when it may.
  ///
  /// A move on the very day the present step began is refused: two periods cannot begin on one day, and such a step is
  /// corrected by taking the first move back.
  public func problems(present: StepPeriod?, enrolment: Enrolment, today: Day) -> [Problem] {
    var problems: [Problem] = []
    if date > today { problems.append(.inTheFuture) }
    if let start = enrolment.start, date < start {
      problems.append(.beforeStart(start))
    } else if !enrolment.participates(on: date) {
      problems.append(.notParticipating)
    }
    if let present {
      if present.step == to { problems.append(.sameStep) }
      if date <= present.from { problems.append(.beforePresentStep(present.from)) }
      if to < present.step && reason == nil { problems.append(.reasonMissing) }
    }
    return problems
  }

  /// The periods after the move: the present one ends the day before, the new one begins.
  public func applied(to present: StepPeriod?) -> (closed: StepPeriod?, opened: StepPeriod) {
    var closed = present
    closed?.to = date - 1
    return (closed, StepPeriod(step: to, from: date, reason: reason))
  }
}

/// What should be in place before the next step; shown first, never a bar.
public enum MissingForStep: Hashable, Sendable {
  case contactPerson
  case lights
  /// The newest lights are older than this many days.
  case lightsOlderThan(days: Int)
  case plannedEnd
  /// No goal has been agreed on.
  case plan
  /// Nobody has looked at the plan for more than so many days.
  case planOlderThan(days: Int)
  /// So many goals are open after the day they were to be reached by.
  case goalsOverLimit(Int)

  /// Lights older than this say little about today.
  public static let lightsFreshFor = 90

  /// - Parameter plan: nil where it is not at hand, and then nothing is said of it.
  public static func list(
    contact: String?, latestLights: Day?, plannedEnd: Day?, plan: FollowUpPlan? = nil, today: Day
  ) -> [MissingForStep] {
    var missing: [MissingForStep] = []
    if contact == nil { missing.append(.contactPerson) }
    if let latestLights {
      if today - latestLights > lightsFreshFor { missing.append(.lightsOlderThan(days: lightsFreshFor)) }
    } else {
      missing.append(.lights)
    }
    if plannedEnd == nil { missing.append(.plannedEnd) }
    return missing + (plan?.missing(on: today) ?? [])
  }
}
