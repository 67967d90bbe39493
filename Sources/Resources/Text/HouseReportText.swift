public import Domain

/// Reports about the service as a whole, which leave the house.
public enum HouseReportText: String, TextKey {
  public static let prefix = "houseReport"

  case year, funder, mapping
  case nav, kommune, bydel, stat
  case inAndOut, howItEnded, afterRelapse, whatCameOfIt, afterTheEnd, steps, units, districts
  case lights, circumstances, people, groups
  case period, before, step, noGroup, group, what, age, sum, area, count, unknownGender, missing, gender
  case few, hidden, noBase, noMedian, percentOf, percentSign
  case subtitle, basis, forWhom, unit, signs, signsHidden, signsBase, signsPercent, signsProtected, acrossReports
  case explained, ownWords, ownWordsBy, emptyChapter, notDivided, fewRows, comparison, rule
  case chartBars, chartLights, chartValue
  case problemNotForProfile, problemNoRound, problemTooFew
  case problemTextMissing, problemTooLong, problemNamesSomebody
  // The screen of reports.
  case chapter, shown, hiddenCount, leftCount, titleFor, hiddenStatus, noWords, wordsBy, preview, previewHelp
  case noChapter, noReport, choose, chooseHelp, ownWordsHelp, write, writeHelp, wordsSaved, folderMissing, notMade
  case written, indicators
  // Numbers of the board and the plan
  case plan, needsUs, places, forward, better, promised, measures, unknown
  case problemNoPlan, planName, planYears, planOver, planAfterwards, goal, light, status, notFollowed, followedBy, said
}

extension HouseReport {
  public var textKey: HouseReportText {
    switch self {
    case .year: .year
    case .funder: .funder
    case .mapping: .mapping
    case .plan: .plan
    }
  }
}

extension ReportProfile {
  public var textKey: HouseReportText {
    switch self {
    case .nav: .nav
    case .kommune: .kommune
    case .bydel: .bydel
    case .stat: .stat
    }
  }
}

extension ReportChapter {
  public var textKey: HouseReportText {
    switch self {
    case .inAndOut: .inAndOut
    case .howItEnded: .howItEnded
    case .afterRelapse: .afterRelapse
    case .whatCameOfIt: .whatCameOfIt
    case .afterTheEnd: .afterTheEnd
    case .steps: .steps
    case .units: .units
    case .districts: .districts
    case .lights: .lights
    case .circumstances: .circumstances
    case .people: .people
    case .needsUs: .needsUs
    case .places: .places
    case .forward: .forward
    case .better: .better
    case .promised: .promised
    case .measures: .measures
    case .groups: .groups
    }
  }
}

extension ReportWords.Problem {
  public func sentence(in language: Language) -> String {
    switch self {
    case .textMissing: language(HouseReportText.problemTextMissing)
    case .tooLong: language(HouseReportText.problemTooLong, ["n": ReportWords.limit])
    case .namesSomebody: language(HouseReportText.problemNamesSomebody)
    }
  }
}
