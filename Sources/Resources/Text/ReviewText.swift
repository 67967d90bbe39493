/// The monthly list of what deserves a look.
public enum ReviewText: String, TextKey {
  public static let prefix = "review"

  case openHelp, noMonth, waiting, month, state, notReviewed, reviewed, mark, markHelp, isReviewed, nothing, why, code
  case explain, explainOwn, marked, ownLeft, times, last, deeds, openDeedsHelp

  // Why something stands on the list.
  case emergencyAccess, emergencyAccessHelp, lawFirst, lawFirstHelp, relative, relativeHelp, outsideUnits,
    outsideUnitsHelp, protected
  case protectedHelp, exported, exportedHelp, printed, printedHelp, ownCopy, ownCopyHelp, loginsFailed, loginsFailedHelp
  case accessChanged, accessChangedHelp, refused, refusedHelp, relapseList, relapseListHelp
}
