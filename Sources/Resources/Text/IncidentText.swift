/// Serious events: reporting, telling, going through and learning.
public enum IncidentText: String, TextKey {
  public static let prefix = "incident"

  case open, openHelp, report, reportHelp, reportTitle, reported, reportedFor, reviewHelp, reviewTitle, reviewed
  case noneChosen, none, unread, kind, kindHelp, day, dayHelp, text, textHelp, notified, notifiedHelp, notifiedOn
  case notifiedOnHelp, reviewedOn, reviewedOnHelp, learned, learnedHelp, closedOn, closedOnHelp, columnDay
  case columnWho, columnKind, columnState, columnText, status, hint, overdose, violence, threat, selfHarm, accident
  case death, other, stateReported, stateNotified, stateReviewed, stateClosed, problemTextMissing, problemFuture
  case problemOutOfOrder, problemNotifiedWhom, problemClosedUnreviewed
}
