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
    }
  }
}
