/// What somebody has said is to be done when it is dangerous: whom they want called, where their naloxone is if they agree that it
/// stands here, and where the crisis plan lies. Their own words; the plan itself is not kept here.
public struct SafetyPlan: Hashable, Sendable {
  public var call: String?
  public var naloxone: String?
  public var crisisPlan: String?
  /// The day it was said.
  public var day: Day

  public init(call: String? = nil, naloxone: String? = nil, crisisPlan: String? = nil, day: Day) {
    self.call = call
    self.naloxone = naloxone
    self.crisisPlan = crisisPlan
    self.day = day
  }

  public func problems(today: Day) -> [PlanProblem] {
    ([call, naloxone, crisisPlan].contains { $0?.saysSomething == true } ? [] : [.saysNothing])
      + (day > today ? [.setInTheFuture] : [])
  }
}
