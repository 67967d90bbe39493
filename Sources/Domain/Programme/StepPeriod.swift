/// Why somebody went back a step: a closed list.
public enum StepReason: String, CaseIterable, Hashable, Sendable {
  case ownWish = "own_wish"
  case needsMoreSupport = "needs_more_support"
  case placeFree = "place_free"
  case wrongStep = "wrong_step"
  case other
}

/// Which step an enrolment was in, from when to when, and why it came there.
///
/// `to` is the last day; the period that runs has none. The key of a period is (enrolment, from).
public struct StepPeriod: Hashable, Sendable {
  public var step: StepNumber
  public var from: Day
  public var to: Day?
  public var reason: StepReason?

  public init(step: StepNumber, from: Day, to: Day? = nil, reason: StepReason? = nil) {
    self.step = step
    self.from = from
    self.to = to
    self.reason = reason
  }
}

extension [StepPeriod] {
  /// The period in force on `day`: the latest that has begun and not ended. Order does not matter.
  public func inForce(on day: Day) -> StepPeriod? {
    lazy.filter { $0.from <= day && ($0.to.map { $0 >= day } ?? true) }.max { $0.from < $1.from }
  }
}
