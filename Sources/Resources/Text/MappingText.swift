/// A year's mapping: anonymous, in shares.
public enum MappingText: String, TextKey {
  public static let prefix = "mapping"

  case title, titleUnit, status, empty, emptyRound, severe, withChildren, livingWithChildren, rule, percentSign
  case hintArea, hintMissing, comparedWith

  case previousYearHelp, year, nextYear, nextYearHelp, compare, compareHelp, cross, crossHelp, bars, barsHelp, unit
  case unitHelp, nextLight, nextLightHelp

  case noEarlier, noLater, noUnits, tooFew

  case crossTitle, hidden, few, crossSum, crossAll, crossGroups, crossSigns
  case women, men, otherGender, unknownGender, groupSubstance, groupMild, groupSerious, groupMental, groupUnknown

  case own, ownUnit, anonymous, withPlan, withTeam, demoRound
  case compareTitle, compareRound, rounds, roundsHelp, roundsNone, roundsOf, roundsDemo
  case rates, ratesHelp, ratesNever, ratesOwn, ratesCount, ratesSource, ratesNote
}
