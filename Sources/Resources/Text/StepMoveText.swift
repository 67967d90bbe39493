/// The panel that moves somebody to another step.
public enum StepMoveText: String, TextKey {
  case forwardTo = "stepMove.forwardTo"
  case backTo = "stepMove.backTo"
  case intoFirst = "stepMove.intoFirst"
  case present = "stepMove.present"
  case noPresent = "stepMove.noPresent"
  case missing = "stepMove.missing"
  case nothingMissing = "stepMove.nothingMissing"
  case moved = "stepMove.moved"
  case dateMissing = "stepMove.dateMissing"
}
