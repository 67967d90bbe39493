/// Units and their places.
public enum UnitsText: String, TextKey {
  public static let prefix = "units"

  case unit, programme, places, occupied, taken, free, status, new, editHelp, add, addHelp, openHelp, nothingChosen
  case noProgramme, newProgramme, catalogueDamaged, hintFull, hintFree, hintUnknown, hintNew

  case nameMissing, nameTaken, placesWrong, programmeMissing, added, changed
}
