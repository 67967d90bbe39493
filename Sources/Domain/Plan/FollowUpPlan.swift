/// What somebody has to build on: their resources, and what they know how to do.
public struct PlanBasis: Hashable, Sendable {
  public var resources: String?
  public var competence: String?

  public init(resources: String? = nil, competence: String? = nil) {
    self.resources = resources
    self.competence = competence
  }

  public var problems: [PlanProblem] {
    [resources, competence].contains { $0?.saysSomething == true } ? [] : [.saysNothing]
  }
}

/// A line why the light of an area is red.
public struct RedLightReason: Hashable, Sendable {
  public var area: LifeDomain
  public var why: String
  /// The day it was written.
  public var day: Day

  public init(_ area: LifeDomain, _ why: String, on day: Day) {
    self.area = area
    self.why = why
    self.day = day
  }

  public func problems(today: Day) -> [PlanProblem] {
    (why.saysSomething ? [] : [.whyMissing]) + (day > today ? [.setInTheFuture] : [])
  }
}

/// Oppfølgingsplan: somebody's goals, what there is to build on, and why lights are red. It is opened in every talk.
public struct FollowUpPlan: Hashable, Sendable {
  /// In the order they were agreed on.
  public var goals: [PlanGoal]
  public var basis: PlanBasis?
  public var reasons: [RedLightReason]

  public init(goals: [PlanGoal] = [], basis: PlanBasis? = nil, reasons: [RedLightReason] = []) {
    self.goals = goals
    self.basis = basis
    self.reasons = reasons
  }

  /// A plan that nobody has looked at for more days than this says little about today.
  public static let freshFor = 90

  /// There is a plan as soon as there is a goal, and as long as one stands, reached or not.
  public var isThere: Bool { !goals.isEmpty }

  /// The day it was last talked over; nil where there is none.
  public var lastLookedAt: Day? { goals.map(\.lastLookedAt).max() }

  /// The last day on which it is fresh still.
  public var freshUntil: Day? { lastLookedAt.map { $0 + FollowUpPlan.freshFor } }

  /// Open goals of which the day has passed.
  public func overLimit(on today: Day) -> Int { goals.count { $0.isOverLimit(on: today) } }

  /// What of it is to be in place before the next step.
  public func missing(on today: Day) -> [MissingForStep] {
    guard let freshUntil else { return [.plan] }
    let late = overLimit(on: today)
    return (freshUntil < today ? [.planOlderThan(days: FollowUpPlan.freshFor)] : [])
      + (late > 0 ? [.goalsOverLimit(late)] : [])
  }

  /// The areas whose light is red in an assessment, each with its reason where one has been written.
  public func red(in lights: Lights) -> [(area: LifeDomain, reason: RedLightReason?)] {
    LifeDomain.allCases.filter { lights[$0] == .red }.map { area in
      (area, reasons.last { $0.area == area })
    }
  }
}
