/// The panel that moves somebody to another step.
public enum StepMoveText: String, TextKey {
  public static let prefix = "stepMove"

  case forwardTo, backTo, intoFirst, present, noPresent, missing, nothingMissing, moved, dateMissing, content,
    limitEnds, limitEndsNext, limitEndsIf, limitExtended, limitExtendedIf, limitOver
}
