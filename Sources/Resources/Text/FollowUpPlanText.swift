/// Oppfølgingsplan: goals, what there is to build on, and why lights are red.
public enum FollowUpPlanText: String, TextKey {
  public static let prefix = "followUpPlan"

  case title, open, openHelp, chosenHelp, newGoal, newGoalHelp, changeGoal, goalSaved, strike, strikeHelp
  case strikeQuestion, keep, struck, noneChosen, lookedAt, lookedAtOld, never, overLimit
  case words, area, deed, doer, due, status, set, evaluated, participant
  case areaWork, areaEducation, statusNotBegun, statusUnderWay, statusReached, statusGivenUp
  case safety, safetySaved, safetyEntered, safetyNone, call, callHelp, naloxone, naloxoneHelp, crisisPlan,
    crisisPlanHelp
  case basis, basisSaved, basisNone, resources, competence
  case reasons, reasonsSaved, reasonsNone, noRed, noWhy, heading, reports
  case problemWordsMissing, problemSetInTheFuture, problemEvaluatedInTheFuture, problemEvaluatedBeforeSet
  case problemDueBeforeSet, problemWhyMissing, problemSaysNothing
}
