/// Nødtilgang: the form that asks why a card out of scope is opened.
public enum EmergencyText: String, TextKey {
  public static let prefix = "emergency"

  case title, explain, opened
  /// Instead of a new participant, where the number typed is somebody's in another unit.
  case openNumber
  case openNumberHelp
  case explainEnded
}
