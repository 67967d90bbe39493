/// "Hvem ringer jeg i dag", and those one follows.
public enum CallsText: String, TextKey {
  public static let prefix = "calls"

  case title, open, openHelp, none, noneChosen, first, today, awaited, doneToday, reachedCount, notReachedCount
  case mineCount, deputyCount, unattachedCount, who, why, next, kin, kinYes, kinNo, reached, reachedHelp, notReached,
    notReachedHelp
  case savedReached, savedNotReached, reasonConcern, reasonHome, reasonReleased, reasonAgreed, reasonMissed,
    reasonWindow
  case reasonComesHome, reasonIsHome, reasonUnseen, tried, triedBefore, ladderTaken, appointmentOn, noContact
  case expectedOn, untilFurtherNotice, menuCount, ladderTitle, ladderHelp, savedLadder
  case mineTitle, mineOpen, mineHelp, mineNone, headMine, headCo, headDeputy, headUnattached, deputyFor, seen, step
  case neverSeen
}
