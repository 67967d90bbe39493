public import Domain

/// Cohorts: where those who came in a period stand some months later.
public enum CohortText: String, TextKey {
  public static let prefix = "cohort"

  case title, command, commandHelp, status, month, notYet, nobody, columnPlace, all, ways, way, wayNone, few, byYear
  case byYearHelp, byPlace, byPlaceHelp, periodHelp, explainHelp, hint, hintWay, hintYear, year, entered, inProgramme
  case afterYear, hintNone
  // Places, and the letter each is drawn with
  case died, withoutStep, step, stepAlone, work, education, droppedOut, endedOtherwise, unknown
  case diedLetter, withoutStepLetter, workLetter, educationLetter, droppedOutLetter, endedOtherwiseLetter, unknownLetter
}

extension Cohort.Place {
  public var textKey: CohortText {
    switch self {
    case .died: .died
    case .takesPart(nil): .withoutStep
    case .takesPart: .step
    case .work: .work
    case .education: .education
    case .droppedOut: .droppedOut
    case .endedOtherwise: .endedOtherwise
    case .unknown: .unknown
    }
  }

  /// `2 Småjobb`, and the other places by their names.
  public func name(in language: Language, _ shortName: (StepNumber) -> String) -> String {
    guard case .takesPart(let step?) = self else { return language(textKey) }
    let name = shortName(step)
    return name.isEmpty
      ? language(CohortText.stepAlone, ["n": step.value])
      : language(CohortText.step, ["n": step.value, "name": name])
  }

  /// What a picture is drawn of: a step's number, else the letter of its name.
  public func letter(in language: Language) -> Character {
    switch self {
    case .takesPart(let step?): Character("\(step.value)")
    case .takesPart(nil): language(CohortText.withoutStepLetter).first ?? "-"
    case .died: language(CohortText.diedLetter).first ?? "+"
    case .work: language(CohortText.workLetter).first ?? "A"
    case .education: language(CohortText.educationLetter).first ?? "S"
    case .droppedOut: language(CohortText.droppedOutLetter).first ?? "F"
    case .endedOtherwise: language(CohortText.endedOtherwiseLetter).first ?? "x"
    case .unknown: language(CohortText.unknownLetter).first ?? "?"
    }
  }
}
