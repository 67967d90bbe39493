/// The counts that stand beside the rooms in the menu, and what else is said there. What the rooms are called and what they are
/// for stands in the same group of the language files, under their ids.
public enum MenuText: String, TextKey {
  public static let prefix = "menu"

  case participant, lights, participantsHelp

  // What the rows say beside their names.
  case expectedToday, moreGroups, tasks, taskCount, taskCountOver, appointments, enquiries, names, namesHelp
  case participating, waiting, mapped, unitCount, entries, ownEntries, unread, allProgrammes

  // Notes under the list.
  case empty, demoHint

  // Commands of the menu itself.
  case newParticipant, newParticipantHelp, escapeHint, reviewWaits, reviewDone
}
