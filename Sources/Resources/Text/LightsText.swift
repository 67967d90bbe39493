/// Entering eight lights, with the last ones beside them.
public enum LightsText: String, TextKey {
  public static let prefix = "lights"

  case title, correcting, corrects, date, dateHelp, voice, voiceHelp, area, now, noneBefore, change, better, same, worse
  case notSet, allSet, keys

  case group, green, greenHelp, yellow, yellowHelp, red, redHelp, none, noneHelp, asLast, asLastHelp, rest, restHelp
  case nextHelp, saveHelp, nothingBefore, onlyOnArea, dateMissing, saved, kept
}
