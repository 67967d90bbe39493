public import Domain

/// The municipal action plan: its measures, how they go, and what is said of them.
public enum ActionPlanText: String, TextKey {
  public static let prefix = "actionPlan"

  case title, titleOver, against, none, choose, chooseHelp, chosen, columnNumber, columnName, columnNow, columnShare
  case columnGoal, columnBefore, columnStatus, columnResponsible, partOf, medianOf, tooFew, nobody, goalEveryone
  case noteLimit, noteLimitWorking, noteNoLimit, noteOwnGoal, openHelp, explainHelp, periodHelp, statusCommand
  case statusHelp, noteCommand, noteHelp, lacking
  // One measure
  case measure, text, responsible, goal, goalNone, goalOwn, now, history, saidStatus, saidGoal, saidNoGoal
  case saved, form, fileMissing, fileUnreadable
  // Statuses
  case onTrack, late, notReported, notMeasuredHere
  // Problems
  case problemInTheFuture, problemPercent, problemSetByMissing, problemNoteMissing, problemUnknownMeasure
  // The menu
  case menuCount, menuOver, menuNone
  case annex, annexHelp, problemNamesSomebody
}

extension MeasureStatus {
  public var textKey: ActionPlanText {
    switch self {
    case .onTrack: .onTrack
    case .late: .late
    case .notReported: .notReported
    case .notMeasuredHere: .notMeasuredHere
    }
  }
}

extension MeasureWord.Problem {
  public var textKey: ActionPlanText {
    switch self {
    case .inTheFuture: .problemInTheFuture
    case .percent: .problemPercent
    case .setByMissing: .problemSetByMissing
    case .noteMissing: .problemNoteMissing
    case .unknownMeasure: .problemUnknownMeasure
    case .namesSomebody: .problemNamesSomebody
    }
  }
}

extension MeasureGoal {
  /// A goal with whose it is; of none, that the plan has no number.
  public static func words(_ goal: MeasureGoal?, in language: Language) -> String {
    guard let goal else { return language(ActionPlanText.goalNone) }
    if let setBy = goal.setBy {
      return language(
        ActionPlanText.goalOwn, ["n": goal.percent, "who": setBy, "date": goal.day?.norwegian ?? "–"])
    }
    return goal.isEveryone
      ? language(ActionPlanText.goalEveryone) : language(CommonText.percent, ["n": goal.percent])
  }
}

extension MeasureWord.Told {
  /// As it stands in a measure's history.
  public func words(in language: Language) -> String {
    switch self {
    case .status(let status): language(ActionPlanText.saidStatus, ["status": language(status.textKey)])
    case .goal(let percent?, let setBy): language(ActionPlanText.saidGoal, ["n": percent, "who": setBy])
    case .goal(nil, _): language(ActionPlanText.saidNoGoal)
    case .note(let text): text
    }
  }
}
