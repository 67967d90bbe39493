/// The names of the screens, what each is for, and the counts that stand beside them in the menu.
public enum MenuText: String, TextKey {
  case participants = "menu.participants"
  case participantsHelp = "menu.participantsHelp"
  case participant = "menu.participant"
  case steps = "menu.steps"
  case stepsHelp = "menu.stepsHelp"
  case lights = "menu.lights"
  case mapping = "menu.mapping"
  case mappingHelp = "menu.mappingHelp"
  case board = "menu.board"
  case boardHelp = "menu.boardHelp"
  case units = "menu.units"
  case unitsHelp = "menu.unitsHelp"
  case scope = "menu.scope"
  case scopeHelp = "menu.scopeHelp"
  case log = "menu.log"
  case logHelp = "menu.logHelp"

  // What the rows say beside their names.
  case participating = "menu.participating"
  case waiting = "menu.waiting"
  case mapped = "menu.mapped"
  case unitCount = "menu.unitCount"
  case entries = "menu.entries"
  case ownEntries = "menu.ownEntries"
  case allProgrammes = "menu.allProgrammes"

  // Notes under the list.
  case empty = "menu.empty"
  case demoHint = "menu.demoHint"

  // Commands of the menu itself.
  case newParticipant = "menu.newParticipant"
  case newParticipantHelp = "menu.newParticipantHelp"
  case escapeHint = "menu.escapeHint"
  case retention = "menu.retention"
  case retentionHelp = "menu.retentionHelp"
  case erasures = "menu.erasures"
  case erasuresHelp = "menu.erasuresHelp"
  case settings = "menu.settings"
  case settingsHelp = "menu.settingsHelp"
  case review = "menu.review"
  case reviewHelp = "menu.reviewHelp"
  case reviewWaits = "menu.reviewWaits"
  case reviewDone = "menu.reviewDone"
}
