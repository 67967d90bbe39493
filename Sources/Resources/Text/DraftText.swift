/// What is said about what was typed and not saved.
public enum DraftText: String, TextKey {
  case title = "drafts.title"
  case help = "drafts.help"
  case none = "drafts.none"
  case openHelp = "drafts.openHelp"
  case throwAway = "drafts.throwAway"
  case throwAwayHelp = "drafts.throwAwayHelp"
  case question = "drafts.question"
  case keep = "drafts.keep"
  case thrownAway = "drafts.thrownAway"
  case cannotOpen = "drafts.cannotOpen"
  case waiting = "drafts.waiting"
  case waitingMany = "drafts.waitingMany"

  // Forms whose titles name what they are about.
  case stepMove = "drafts.stepMove"
  case unit = "drafts.unit"
  case user = "drafts.user"
  case other = "drafts.other"
}
