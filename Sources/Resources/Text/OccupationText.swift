/// Work and school, and what is asked after the end.
public enum OccupationText: String, TextKey {
  public static let prefix = "occupation"

  case title, new, change, saved, struck, strikeQuestion, none, gone, percent, mayKnowShort
  case kind, place, from, to, share, mayKnow, phone
  case kindPractice, kindOrdinaryWork, kindAdaptedWork, kindKeptWork, kindSchool
  case problemPlaceMissing, problemEndsBeforeItBegins, problemShareOutOfRange, problemShareOfSchool
  case problemPhoneOfWhoDoesNotKnow, badShare
}

/// After the end: one question at it, and asking three, six and twelve months later.
public enum AfterEndText: String, TextKey {
  public static let prefix = "afterEnd"

  case title, askTitle, callTitle, saved, askedSaved, line, may, mayNot, notAsked, month, monthAnswer, gone, heading
  case mayAsk, answer, day, tryOf
  case answerWork, answerEducation, answerNeither, answerNotReached
  case problemNotEnded, problemMayNotAsk, problemInTheFuture, problemTooEarly, problemIsOver
}
