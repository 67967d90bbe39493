/// Tasks, those sent by colleagues and those a rule asks for.
public enum TasksText: String, TextKey {
  public static let prefix = "tasks"

  case title, titleHelp, group, status, none, openHelp, aboutNobody, noneChosen, done, doneHelp, finished
  case finishedSeveral, closedByFact

  // The form.
  case new, newHelp, kindCall, kindRead, kindOther, due, assignee, desk, counsellors, counsellorsOf, sent, sentToDesk
  case saysNothing, dueBeforeToday

  // What is to be done, and why.
  case what, why, call, read, about, findContact, findContactUnnamed, talk, talkUnnamed, whyContact, whyOffer, whyTalk,
    whyConcern, bereaved, bereavedUnnamed, debrief, debriefUnnamed, whyDeath, whyAfterEnd
  case overLimit, soon
}
