/// What holds for a time, and what was measured: services, housing, income, posts, quality of life.
public enum HoldingText: String, TextKey {
  public static let prefix = "holding"

  case title, open, openHelp, new, newHelp, change, changeHelp, strike, strikeHelp, saved, noneChosen, none, sort
  case sortHelp, what, whatHelp, whatMissing, state, stateHelp, offered, underWay, ended, toCome, from, fromHelp, to
  case toHelp, giver, giverHelp, note, noteHelp, period, detail, caseload, score, scoreHelp, scoreSaved, scoreChange
  case instrument, instrumentHelp, day, dayHelp, raw, rawHelp, rawWrong, lookCloser, better, worse, unchanged
  case catalogueDamaged, problemEndsBefore, problemEndMissing, problemHoldsAlready, problemNotInCatalogue
  case problemScoreOutside
}
