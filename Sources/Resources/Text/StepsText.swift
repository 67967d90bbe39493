/// The board of the four steps.
public enum StepsText: String, TextKey {
  case intake = "steps.intake"
  case noStep = "steps.noStep"
  case status = "steps.status"
  case statusWithoutStep = "steps.statusWithoutStep"
  case days = "steps.days"
  case median = "steps.median"
  case medianFirst = "steps.medianFirst"
  case lastDays = "steps.lastDays"
  case ended = "steps.ended"
  case above = "steps.above"
  case below = "steps.below"

  case openHelp = "steps.openHelp"

  case noProgramme = "steps.noProgramme"
  case nobody = "steps.nobody"

  case hintInStep = "steps.hintInStep"
  case hintIntake = "steps.hintIntake"
  case hintWithoutStep = "steps.hintWithoutStep"
  case hintNext = "steps.hintNext"
  case hintMissing = "steps.hintMissing"
}
