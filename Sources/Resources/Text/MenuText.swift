/// The names of the screens, what each is for, and the counts that stand beside them in the menu.
public enum MenuText: String, TextKey {
  // The ten places of the menu, and the line that says what each is for.
  case today = "menu.today"
  case todayHelp = "menu.todayHelp"
  case participants = "menu.participants"
  case participantsHelp = "menu.participantsHelp"
  case steps = "menu.steps"
  case stepsHelp = "menu.stepsHelp"
  case attendance = "menu.attendance"
  case attendanceHelp = "menu.attendanceHelp"
  case intake = "menu.intake"
  case intakeHelp = "menu.intakeHelp"
  case mapping = "menu.mapping"
  case mappingHelp = "menu.mappingHelp"
  case board = "menu.board"
  case boardHelp = "menu.boardHelp"
  case plan = "menu.plan"
  case planHelp = "menu.planHelp"
  case reports = "menu.reports"
  case reportsHelp = "menu.reportsHelp"
  case operations = "menu.operations"
  case operationsHelp = "menu.operationsHelp"

  // Screens that are reached from elsewhere.
  case participant = "menu.participant"
  case participantHelp = "menu.participantHelp"
  case lights = "menu.lights"
  case lightsHelp = "menu.lightsHelp"
  case incidents = "menu.incidents"
  case incidentsHelp = "menu.incidentsHelp"
  case log = "menu.log"
  case logHelp = "menu.logHelp"

  // What the rows say beside their names.
  case onlyFor = "menu.onlyFor"
  case expectedToday = "menu.expectedToday"
  case participating = "menu.participating"
  case groupsToday = "menu.groupsToday"
  case waiting = "menu.waiting"
  case mapped = "menu.mapped"
  case loansOverdue = "menu.loansOverdue"
  case showName = "menu.showName"

  // Commands of the menu itself.
  case newParticipant = "menu.newParticipant"
  case newParticipantHelp = "menu.newParticipantHelp"
  case escapeHint = "menu.escapeHint"
}
