/// A person's journey on one axis.
public enum JourneyText: String, TextKey {
  public static let prefix = "journey"

  case title, open, openHelp, what, line, steps, treatment, relapse, attendance, ownVoice, period
  case periodHelp, hiddenRows, legend
}
