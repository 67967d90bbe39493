/// One form after a talk.
public enum TalkText: String, TextKey {
  public static let prefix = "afterTalk"

  case title, open, openHelp, heading, saved, goal, goalHelp, nextDay, nextFrom, nextPlace, nextWith, task, taskDue
  case taskTo, taskText, timeMissing, dayMissing
}
