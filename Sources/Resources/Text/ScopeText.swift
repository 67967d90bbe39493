/// Choosing which programme and unit the screens show.
public enum ScopeText: String, TextKey {
  case title = "scope.title"
  case everything = "scope.everything"
  case participating = "scope.participating"
  case chooseHelp = "scope.chooseHelp"
  case typeToFind = "scope.typeToFind"
  case nothingChosen = "scope.nothingChosen"
  case chosen = "scope.chosen"
  case hintProgramme = "scope.hintProgramme"
  case hintUnit = "scope.hintUnit"
  case hintEverything = "scope.hintEverything"
}
