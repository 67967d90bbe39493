/// Appointments: making, changing, moving and calling off, and what came of them.
public enum AppointmentText: String, TextKey {
  public static let prefix = "appointment"

  case title, change, list, listHelp, open, openHelp, chooseHelp, with, clash, roomTaken, saved, badLength, withMissing,
    inThePast
  case cancel, cancelHelp, cancelQuestion, cancelled, keep, noneChosen, day, place, who, none
  case move, moveHelp, moveTitle, moved, nothingToMove, outside, noSuchRoom
  case outcome, outcomeHelp, outcomeTitle, outcomeSaved, outcomeTooEarly, isOver, noOutcome
  case outcomeCame, outcomeDidNotCome, outcomeMoved, outcomeCancelled, outcomeNone
}
