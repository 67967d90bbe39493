/// What `check` may find in a register.
public enum CheckText: String, TextKey {
  case database = "check.database"
  case foreignKey = "check.foreignKey"
  case timeBackwards = "check.timeBackwards"
  case unknownKind = "check.unknownKind"
  case undoesLater = "check.undoesLater"
  case outOfOrder = "check.outOfOrder"
  case voidedBeforeEntered = "check.voidedBeforeEntered"
  case digestDiffers = "check.digestDiffers"
  case digestMissing = "check.digestMissing"
  case digestWithoutPerson = "check.digestWithoutPerson"
  case tallyDiffers = "check.tallyDiffers"
  case unreadableValue = "check.unreadableValue"
  case pointsAtNothing = "check.pointsAtNothing"
  case stepsOverlap = "check.stepsOverlap"
  case endsBeforeItBegins = "check.endsBeforeItBegins"
}
