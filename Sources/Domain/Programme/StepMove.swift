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
