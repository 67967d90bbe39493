/// Somebody's own copy (innsyn).
public enum OwnCopyText: String, TextKey {
  public static let prefix = "ownCopy"

  case title, open, openHelp, status, nothing, entered, yes, no, give, giveHelp, whoTold, whoToldHelp, nextOfKin
  case nextOfKinHelp, others, othersHelp, clear, clearHelp, print, printHelp, unmarked, logReason, heading, heldBack
  case printed, sentToPrinter, fileName, place, placeHelp, toFile, toPrinter

  // Lines of the days.
  case markedBy, enquiry, offer, offerStart, appointment, topic, task, order, loanDue, loanReturned, loanLost
}
