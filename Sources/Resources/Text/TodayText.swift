/// "Min dag".
public enum TodayText: String, TextKey {
  public static let prefix = "today"

  case expected, appointments, moreAppointments, tasks, enquiries, unseen, openHelp, nothingChosen, names, namesHelp,
    namesShown
  case namesHidden, empty, expectedCount, markedOf, moreTasks, notSeenFor, ownParticipant, enquiryOwn, enquiryNextOfKin
  case presentHelp, nobodyChosen
}
