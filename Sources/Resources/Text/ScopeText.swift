/// Choosing which programme and unit the screens show.
public enum ScopeText: String, TextKey {
  public static let prefix = "scope"

  case title, everything, participating, chooseHelp, typeToFind, nothingChosen, chosen, hintProgramme, hintUnit
  case hintEverything
}
