/// The board: what came of a period.
public enum BoardText: String, TextKey {
  public static let prefix = "board"

  case inAndOut, howItEnded, whatCameOfIt, whereFrom, places, lastDays, shareHeading, occupied, taken, ofPlaces, free
  case allProgrammes, explainHelp, hintShare, hintAmong

  case periodHelp, toBeforeFrom, statusBeforeFrom, dateMissing
  case afterRelapse, afterTheEnd
}
