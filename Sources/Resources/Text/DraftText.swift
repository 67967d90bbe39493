/// What is said about what was typed and not saved.
public enum DraftText: String, TextKey {
  public static let prefix = "drafts"

  case title, help, form, about, written, none, openHelp, throwAway, throwAwayHelp, question, questionSeveral, keep
  case thrownAway, thrownAwaySeveral, cannotOpen, waiting, waitingMany

  // Forms whose titles name what they are about.
  case stepMove, unit, user, other
}
