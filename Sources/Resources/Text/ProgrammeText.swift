/// What a programme holds, asks and answers to, and from which day.
public enum ProgrammeText: String, TextKey {
  public static let prefix = "programme"

  case title, open, openHelp, what, holds, since, keeping, keepingLine, noGround, coming, before, fromFile, limitShort
  case checklistShort, change, changeHelp, none, hintStep, hintKeeping, stepForm, keepingForm, saved, cardLine
  case from, fromHelp, content, contentHelp, limit, limitHelp, months, monthsHelp, monthsWrong, checklist, checklistHelp
  case controller, controllerHelp, controllerMissing, ground, groundHelp, tick, tickHelp
  case tickOnly, tickOnlyHelp, ticked, nothingToTick, ownCopyTick
  case problemNotOneLine, problemMonths, problemTickTooLong
}
