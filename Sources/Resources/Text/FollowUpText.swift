/// What happens on the way: treatment, uro, relapse and back, contacts.
public enum FollowUpText: String, TextKey {
  public static let prefix = "followUp"

  case title, open, openHelp, raise, raiseHelp, new, newHelp, change, changeHelp, strike, strikeHelp, strikeQuestion
  case keep, struck, saved, noneChosen, hides, hidden, show, showHelp, confirm, confirmHelp, noProposal, proposed
  case window, riskHigh, riskRaised, unchanged, deskSees, what, detail, kindContact, kindTreatment, kindLAR, kindConcern
  case kindRelapse, kindReEngagement, kindReleased, kindDied, kindOverdoseTalk, kindNaloxoneTraining, kindSwitchTalk
  case kindContactTold
  case kindBereavedContacted, kindDebrief, kindService, kindHousing, kindIncome, kindPost, kindScore, kindIncident
  case day, applied, admitted, ended, ending, completed, interrupted, about, known, knownHelp, toldBy
  case tellerParticipant, tellerNextOfKin, tellerStaff, tellerTreatmentPlace, tellerOther, form, formTalk, formPhone
  case formSMS, formHomeVisit, formAtWork, reachedOut, sideService, sideParticipant, achieved, reached, notReached
  case note, concernTitle, concernHelp, settleTitle, settleHeading, outcome, outcomeRelapse, outcomeLapse
  case outcomeNoGround, lapse, aboutDay, knownOn, backAfter, notBack, stillIn, notStillIn, goesOn, awaits
  case problemFuture, problemTreatmentWithoutDay, problemEndWithoutAdmission, problemEndBeforeAdmission
  case problemAdmittedBeforeApplied, problemEndingWithoutEnd, problemLARHasNoEnd, problemStaysOverlap
  case problemKnownBeforeRelapse, problemBackWithoutRelapse, problemAfterDeath, problemWithoutDeath
  case kindAgreed, kindLadder, kindQuestion, ladderNextOfKin, ladderTeamMeeting, problemDeputyEnds
  case problemDeputyWithoutEnd, problemExpectedBeforeAdmission, problemAgreedDays, problemQuestionMissing,
    problemKinMayNotBeTold
  case problemTakenByMissing, problemDecidedBeforeAsked, expected, expectedHelp, every, everyHelp, everyDays, notAgreed
  case question, questionHelp, decision, decisionHelp, decided, decidedHelp, takenBy, takenByHelp, step, stepHelp
  case everyWrong, decidedOn, waitsForMeeting
}
