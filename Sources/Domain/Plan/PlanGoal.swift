/// A goal of somebody's follow-up plan, in their own words: what is to be done for it, who does that, and by when.
public struct PlanGoal: Hashable, Sendable {
  public enum Status: String, CaseIterable, Hashable, Sendable {
    case notBegun = "not_begun"
    case underWay = "under_way"
    case reached
    case givenUp = "given_up"

    /// Something is still to be done for it.
    public var isOpen: Bool { self == .notBegun || self == .underWay }
  }

  /// What it is about: work, school, or one of the eight areas of life.
  public enum Area: String, CaseIterable, Hashable, Sendable {
    case work, education, housing
    case physicalHealth = "physical_health"
    case economy
    case socialFunctioning = "social_functioning"
    case network
    case substanceUse = "substance_use"
    case meaningfulActivity = "meaningful_activity"
    case mentalHealth = "mental_health"

    /// Nil of work and school, which BrukerPlan has no area for.
    public var domain: LifeDomain? {
      switch self {
      case .work, .education: nil
      case .housing: .housing
      case .physicalHealth: .physicalHealth
      case .economy: .economy
      case .socialFunctioning: .socialFunctioning
      case .network: .network
      case .substanceUse: .substanceUse
      case .meaningfulActivity: .meaningfulActivity
      case .mentalHealth: .mentalHealth
      }
    }
  }

  public var words: String
  /// Nil where it is about something else.
  public var area: Area?
  /// What is to be done.
  public var deed: String?
  /// Who does it.
  public var doer: String?
  public var due: Day?
  public var status: Status
  /// The day it was agreed on.
  public var set: Day
  /// The day it was last talked over; nil until then.
  public var evaluated: Day?

  public init(
    _ words: String, area: Area? = nil, deed: String? = nil, doer: String? = nil, due: Day? = nil,
    status: Status = .notBegun, set: Day, evaluated: Day? = nil
  ) {
    self.words = words
    self.area = area
    self.deed = deed
    self.doer = doer
    self.due = due
    self.status = status
    self.set = set
    self.evaluated = evaluated
  }

  /// The day by which it was to be done has passed, and something is to be done still. The day itself is not over.
  public func isOverLimit(on today: Day) -> Bool { status.isOpen && due.map { $0 < today } ?? false }

  /// The day it was last looked at: when it was talked over, else when it was agreed on.
  public var lastLookedAt: Day { evaluated ?? set }

  /// The same, after it has been talked over on a day.
  public func evaluated(on day: Day, as status: Status) -> PlanGoal {
    var goal = self
    (goal.evaluated, goal.status) = (max(day, lastLookedAt), status)
    return goal
  }
}

/// What a part of a plan must not be.
public enum PlanProblem: Error, Hashable, Sendable {
  case wordsMissing
  case setInTheFuture
  case evaluatedInTheFuture
  case evaluatedBeforeSet
  case dueBeforeSet
  /// A line why for an area in which there is no light to account for.
  case whyMissing
  /// Neither resources nor competence.
  case saysNothing
}

extension PlanGoal {
  /// What is wrong with it when it is entered on `today`.
  public func problems(today: Day) -> [PlanProblem] {
    var problems: [PlanProblem] = words.saysSomething ? [] : [.wordsMissing]
    if set > today { problems.append(.setInTheFuture) }
    if let evaluated {
      if evaluated > today { problems.append(.evaluatedInTheFuture) }
      if evaluated < set { problems.append(.evaluatedBeforeSet) }
    }
    if let due, due < set { problems.append(.dueBeforeSet) }
    return problems
  }
}

extension String {
  var saysSomething: Bool { contains { !$0.isWhitespace } }
}
