/// Notes and messages about somebody.
public enum NoteText: String, TextKey {
  public static let prefix = "note"

  case title, open, openHelp, note, phoneMessage, goesTo, goesToInstead, message, messageHelp, send, sendField,
    sendHelp, saved, sent, textMissing
  case inTheFuture

  // On the card.
  case none, noneOwn, latest
}
