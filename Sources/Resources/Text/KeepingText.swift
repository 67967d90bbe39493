/// Keeping and letting go: backups, settings, and whose data is to be looked at.
public enum KeepingText: String, TextKey {
  public static let prefix = "keeping"

  case backupMade, backupMadeSameDisk, backupDamaged, backupOther, backupElsewhere, backupNeverElsewhere, backupFailed
  case backupNone, backupNotErased, erasedUnlisted

  case settingsSaved, settingsSavedSameDisk, organisation, daysOnList, daysOnListWrong, backupFolder
  case backupFolderRelative, backupFolderMissing, backupFolderClosed, retentionYears, retentionYearsWrong

  case retentionStatus, retentionNoYears, retentionNobody, retentionHint, number, name, lastDay, since, nobodyChosen
  case openHelp, idleMinutes, idleMinutesWrong

  case callWindowDays, callWindowDaysHelp, callUnseenDays, callUnseenDaysHelp, callDaysWrong
  case talkLimit, talkLimitWrong, talkCounting
  case talkCountingCalendar = "talkCounting.calendar"
  case talkCountingWorking = "talkCounting.working"
  case talkSetBy, talkSetByMissing, printCommand, districts, districtsFrom, districtsFromMissing, rooms, roomTooLong,
    onCall
}
