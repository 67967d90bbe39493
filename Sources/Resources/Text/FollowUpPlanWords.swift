public import Domain

// The plan in words.

extension PlanGoal.Status {
  public var textKey: FollowUpPlanText {
    switch self {
    case .notBegun: .statusNotBegun
    case .underWay: .statusUnderWay
    case .reached: .statusReached
    case .givenUp: .statusGivenUp
    }
  }
}

extension PlanGoal.Area {
  /// Of an area of life its own name.
  public func word(in language: Language) -> String {
    if let domain { return language(domain.textKey) }
    return language(self == .work ? FollowUpPlanText.areaWork : .areaEducation)
  }
}

extension PlanProblem {
  public func sentence(in language: Language) -> String {
    switch self {
    case .wordsMissing: language(FollowUpPlanText.problemWordsMissing)
    case .setInTheFuture: language(FollowUpPlanText.problemSetInTheFuture)
    case .evaluatedInTheFuture: language(FollowUpPlanText.problemEvaluatedInTheFuture)
    case .evaluatedBeforeSet: language(FollowUpPlanText.problemEvaluatedBeforeSet)
    case .dueBeforeSet: language(FollowUpPlanText.problemDueBeforeSet)
    case .whyMissing: language(FollowUpPlanText.problemWhyMissing)
    case .saysNothing: language(FollowUpPlanText.problemSaysNothing)
    }
  }
}
