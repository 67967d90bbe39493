/// What happens on the way: treatment, uro, relapse and back, contacts.
public enum FollowUpText: String, TextKey {
  public static let prefix = "followUp"

  case title, open, openHelp, raise, raiseHelp, new, newHelp, change, changeHelp, strike, strikeHelp, strikeQuestion
  case keep, struck, saved, noneChosen, hides, hidden, show, showHelp, confirm, confirmHelp, noProposal, proposed, window, riskHigh
  case riskRaised, unchanged, what, detail, kindContact, kindTreatment, kindLAR, kindConcern, kindRelapse
  case kindReEngagement, kindReleased, kindDied, kindOverdoseTalk, kindNaloxoneTraining, kindSwitchTalk, day, applied
  case admitted, ended, ending, completed, interrupted, about, known, toldBy, tellerParticipant, tellerNextOfKin
  case tellerStaff, tellerTreatmentPlace, tellerOther, form, formTalk, formPhone, formSMS, formHomeVisit, formAtWork
  case reachedOut, sideService, sideParticipant, achieved, reached, notReached, note, concernTitle, concernHelp
  case settleTitle, settleHeading, outcome, outcomeRelapse, outcomeLapse, outcomeNoGround, lapse, aboutDay, knownOn
  case backAfter, notBack, stillIn, notStillIn, goesOn, awaits, problemFuture, problemTreatmentWithoutDay
  case problemEndWithoutAdmission, problemEndBeforeAdmission, problemAdmittedBeforeApplied, problemEndingWithoutEnd
  case problemLARHasNoEnd, problemStaysOverlap, problemKnownBeforeRelapse, problemBackWithoutRelapse
  case problemAfterDeath
}
