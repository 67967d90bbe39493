/// The log of changes.
public enum LogText: String, TextKey {
  case when = "log.when"
  case who = "log.who"
  case what = "log.what"
  case number = "log.number"
  case undone = "log.undone"
  case openHelp = "log.openHelp"
  case aboutNobody = "log.aboutNobody"
  case takeBack = "log.takeBack"
  case takeBackHelp = "log.takeBackHelp"
  case nothingToTakeBack = "log.nothingToTakeBack"
  case leaveIt = "log.leaveIt"
  case takeItBack = "log.takeItBack"
}
