/// The team meeting: what waits for it, and what is decided.
public enum MeetingText: String, TextKey {
  public static let prefix = "meeting"

  case none, noneChosen, since, decide, decideHelp, decision, decisionHelp, decisionMissing, assignee, assigneeHelp, due
  case dueHelp, dueInThePast, saved
}
