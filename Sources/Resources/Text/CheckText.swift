/// What `check` may find in a register.
public enum CheckText: String, TextKey {
  public static let prefix = "check"

  case database, foreignKey, unknownKind, undoesLater, outOfOrder, voidedBeforeEntered, digestDiffers, digestMissing
  case digestWithoutPerson, tallyDiffers, unreadableValue, pointsAtNothing, stepsOverlap, endsBeforeItBegins
  case chainBroken, headDiffers, sealBroken, codeDiffers, slotChanged, keyDiffers
}
