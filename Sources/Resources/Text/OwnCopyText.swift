import Domain

/// Somebody's own copy (innsyn).
public enum OwnCopyText: String, TextKey {
  public static let prefix = "ownCopy"

  case title, open, openHelp, status, nothing, entered, yes, no, give, giveHelp, whoTold, whoToldHelp, nextOfKin
  case nextOfKinHelp, others, othersHelp, clear, clearHelp, print, printHelp, unmarked, logReason, heading, heldBack
  case printed, sentToPrinter, fileName, place, placeHelp, toFile, toPrinter
  case columnMark, columnLine, rest, restHelp, restGiven, noneLeft, log, hint
  case partWho, partAround, partProgramme, partLife, partWay, partPlan, partDays, partSaid, partLog

  // Lines of the days.
  case markedBy, enquiry, offer, offerStart, appointment, topic, task, order, loanDue, loanReturned, loanLost

  public init(_ part: OwnCopyPart) {
    self =
      switch part {
      case .who: .partWho
      case .around: .partAround
      case .programme: .partProgramme
      case .life: .partLife
      case .way: .partWay
      case .plan: .partPlan
      case .days: .partDays
      case .said: .partSaid
      case .log: .partLog
      }
  }
}
