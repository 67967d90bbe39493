/// The report about one person, for whoever placed them.
public enum PersonReportText: String, TextKey {
  public static let prefix = "personReport"

  case title, open, openHelp, new, newHelp, change, changeHelp, chosenHelp, saved, strike, strikeHelp
  case strikeQuestion, keep, struck, noneChosen, notWhole, answerTitle, answerOpen, answerHelp, answerSaved, print
  case printHelp, fileName, notRead
  case made, kind, from, to, recipient, goal, goalHelp, assessment, answer, answered, ownWords, span
  case kindStart, kindProgress, kindExtension, kindEnd, answerRead, answerAgrees, answerDisagrees, answerNone
  case pageTitle, pageTo, pagePerson, pageProgramme, pageSince, pagePlannedEnd, pageEnded, pageOutcome, pagePeriod
  case pageEnrolled, pageAttended, pageSteps, pageStep, pageStepSince, pageGoals, pageBy, pageAssessment
  case pageRead, pageOwnWords, pageWriter, readFirst
  case problemRecipientMissing, problemEndsBeforeItBegins, problemInTheFuture, problemPageMissing
  case problemAnsweredBeforeMade, problemAnsweredInTheFuture, problemAnswerWithoutDay, problemNotRead
}
