/// Nødtilgang: the form that asks why a card out of scope is opened.
public enum EmergencyText: String, TextKey {
  case title = "emergency.title"
  case explain = "emergency.explain"
  case explainEnded = "emergency.explainEnded"
  case opened = "emergency.opened"
  /// Instead of a new participant, where the number typed is somebody's in another unit.
  case openNumber = "emergency.openNumber"
  case openNumberHelp = "emergency.openNumberHelp"
}
