/// A year's mapping: anonymous, in shares.
public enum MappingText: String, TextKey {
  public static let prefix = "mapping"

  case title, titleUnit, status, empty, emptyRound, severe, withChildren, livingWithChildren, rule, percentSign
  case hintArea, hintMissing, comparedWith

  case previousYearHelp, year, nextYear, nextYearHelp, compare, compareHelp, cross, crossHelp, bars, barsHelp, unit
  case unitHelp, nextLight, nextLightHelp

  case noEarlier, noLater, noPrevious, noUnits, tooFew

  case crossTitle, crossAge, hidden, crossHidden, crossNoTotals
}
