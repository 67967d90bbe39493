/// "Min dag".
public enum TodayText: String, TextKey {
  public static let prefix = "today"

  case expected, appointments, moreAppointments, tasks, enquiries, calls, openHelp, nothingChosen, names, namesHelp,
    namesShown
  case namesHidden, empty, expectedCount, moreTasks, enquiryOwn, enquiryNextOfKin
  case presentHelp, nobodyChosen
}
