/// Notes and messages about somebody.
public enum NoteText: String, TextKey {
  case title = "note.title"
  case open = "note.open"
  case openHelp = "note.openHelp"
  case note = "note.note"
  case phoneMessage = "note.phoneMessage"
  case goesTo = "note.goesTo"
  case send = "note.send"
  case sendField = "note.sendField"
  case sendFieldHelp = "note.sendFieldHelp"
  case sendHelp = "note.sendHelp"
  case saved = "note.saved"
  case sent = "note.sent"
  case textMissing = "note.textMissing"
  case inTheFuture = "note.inTheFuture"

  // On the card.
  case none = "note.none"
  case noneOwn = "note.noneOwn"
  case latest = "note.latest"
}
