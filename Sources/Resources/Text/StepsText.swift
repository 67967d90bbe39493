/// The board of the four steps.
public enum StepsText: String, TextKey {
  public static let prefix = "steps"

  case intake, noStep, status, statusWithoutStep, days, median, medianFirst, lastDays, ended, above, below

  case toWork, toAdaptedWork, toPractice, toSchool

  case openHelp

  case noProgramme, nobody

  case hintInStep, hintIntake, hintWithoutStep, hintNext, hintMissing
}
