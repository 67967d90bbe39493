/// Appointments: making, changing and calling off.
public enum AppointmentText: String, TextKey {
  public static let prefix = "appointment"

  case title, change, list, open, openHelp, chooseHelp, with, clash, saved, badLength, withMissing, inThePast, cancel
  case cancelHelp, cancelQuestion, cancelled, keep, noneChosen
  case day
}
