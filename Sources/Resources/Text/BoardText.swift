/// The board: what came of a period.
public enum BoardText: String, TextKey {
  case inAndOut = "board.inAndOut"
  case howItEnded = "board.howItEnded"
  case afterRelapse = "board.afterRelapse"
  case whatCameOfIt = "board.whatCameOfIt"
  case whereFrom = "board.whereFrom"
  case places = "board.places"
  case lastDays = "board.lastDays"
  case shareHeading = "board.shareHeading"
  case occupied = "board.occupied"
  case taken = "board.taken"
  case ofPlaces = "board.ofPlaces"
  case free = "board.free"
  case allProgrammes = "board.allProgrammes"
  case explainHelp = "board.explainHelp"
  case hintShare = "board.hintShare"

  case periodHelp = "board.periodHelp"
  case toBeforeFrom = "board.toBeforeFrom"
  case statusBeforeFrom = "board.statusBeforeFrom"
  case dateMissing = "board.dateMissing"
}
