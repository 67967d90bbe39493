/// Words that stand on many screens: answers, commands, days, keys, caveats.
public enum CommonText: String, TextKey {
  public static let prefix = "common"

  // Answers and the commands that are the same everywhere.
  case yes, no, save, open, back, next, findParticipant, choose, edit, undo, redo, explain, period, command, help, blank
  case repaint, quit, undone, redone, nothingToUndo, nothingToRedo, noMatch, menu, timeLeft, cancelled

  // What the header says.
  case demo, readOnly, asOfEntry

  // Days, spans and counts.
  case today, yesterday, days, fromTo, since, participants, percent, lightsChange, mondayShort, tuesdayShort
  case wednesdayShort, thursdayShort, fridayShort, saturdayShort, sundayShort, januaryShort, februaryShort, marchShort
  case aprilShort, mayShort, juneShort, julyShort, augustShort, septemberShort, octoberShort, novemberShort
  case decemberShort

  // Keys as they stand in the last row.
  case keyEnter, keyEscape, keyTab, keyShiftTab, keySpace, keyBackspace, keyInsert, keyDelete, keyHome, keyEnd
  case keyPageUp, keyPageDown, keyControl

  // What a typed date was taken to mean, and why it was not.
  case dateNotUnderstood, dateCentury, timeNotUnderstood, dateNoSuchDay, dateAmbiguous

  // What must stand beside a mapping or a small number.
  case caveatJudgement, caveatFewPeople, caveatDemoMapping, caveatStatusLater

  // Work that takes long.
  case progress, progressLeft, working
}
