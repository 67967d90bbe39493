/// What is said about what was typed and not saved.
public enum DraftText: String, TextKey {
  case title = "drafts.title"
  case help = "drafts.help"
  case form = "drafts.form"
  case about = "drafts.about"
  case written = "drafts.written"
  case none = "drafts.none"
  case openHelp = "drafts.openHelp"
  case throwAway = "drafts.throwAway"
  case throwAwayHelp = "drafts.throwAwayHelp"
  case question = "drafts.question"
  case questionSeveral = "drafts.questionSeveral"
  case keep = "drafts.keep"
  case thrownAway = "drafts.thrownAway"
  case thrownAwaySeveral = "drafts.thrownAwaySeveral"
  case cannotOpen = "drafts.cannotOpen"
  case waiting = "drafts.waiting"
  case waitingMany = "drafts.waitingMany"

  // Forms whose titles name what they are about.
  case stepMove = "drafts.stepMove"
  case unit = "drafts.unit"
  case user = "drafts.user"
  case other = "drafts.other"
}
