/// The log of changes.
public enum LogText: String, TextKey {
  public static let prefix = "log"

  case when, who, what, sorted, number, undone, openHelp, aboutNobody, takeBack, takeBackHelp, nothingToTakeBack
  case leaveIt, takeItBack, role

  // A part of it.
  case part, find, findHelp, periodHelp, all, allHelp, isAll, nothing, chosen, oneParticipant, about, by, from, to
  case choice, removed, fromDay, toDay, severalFound, nobodyFound, aboutPersonHelp

  // When the clock was wrong.
  case clock, clockHelp, clockExplain, clockEntered, wrongTime, fromEntry, toEntry, noEntry, ahead, aheadLead
}
