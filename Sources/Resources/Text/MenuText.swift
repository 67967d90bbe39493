/// The counts that stand beside the rooms in the menu, and what else is said there. What the rooms are called and what they are
/// for stands in the same group of the language files, under their ids.
public enum MenuText: String, TextKey {
  case participant = "menu.participant"
  case lights = "menu.lights"
  case participantsHelp = "menu.participantsHelp"

  // What the rows say beside their names.
  case expectedToday = "menu.expectedToday"
  case marked = "menu.marked"
  case moreGroups = "menu.moreGroups"
  case tasks = "menu.tasks"
  case taskCount = "menu.taskCount"
  case taskCountOver = "menu.taskCountOver"
  case appointments = "menu.appointments"
  case enquiries = "menu.enquiries"
  case names = "menu.names"
  case namesHelp = "menu.namesHelp"
  case participating = "menu.participating"
  case waiting = "menu.waiting"
  case mapped = "menu.mapped"
  case unitCount = "menu.unitCount"
  case entries = "menu.entries"
  case ownEntries = "menu.ownEntries"
  case unread = "menu.unread"
  case allProgrammes = "menu.allProgrammes"

  // Notes under the list.
  case empty = "menu.empty"
  case demoHint = "menu.demoHint"

  // Commands of the menu itself.
  case newParticipant = "menu.newParticipant"
  case newParticipantHelp = "menu.newParticipantHelp"
  case escapeHint = "menu.escapeHint"
  case reviewWaits = "menu.reviewWaits"
  case reviewDone = "menu.reviewDone"
}
