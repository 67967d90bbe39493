import Domain

/// Groups, roll calls and absence.
public enum AttendanceText: String, TextKey {
  // Marks and what is said of them.
  case present = "attendance.present"
  case sick = "attendance.sick"
  case leave = "attendance.leave"
  case absent = "attendance.absent"
  case unmarked = "attendance.unmarked"
  case count = "attendance.count"
  case share = "attendance.share"
  case cameAllTheSame = "attendance.cameAllTheSame"
  case cameUntilFurtherNotice = "attendance.cameUntilFurtherNotice"
  case awayTo = "attendance.awayTo"
  case awayToAndAgain = "attendance.awayToAndAgain"
  case awayUntilFurtherNotice = "attendance.awayUntilFurtherNotice"
  case writtenLater = "attendance.writtenLater"
  case markedBy = "attendance.markedBy"

  // The groups of a day.
  case group = "attendance.group"
  case commands = "attendance.commands"
  case groups = "attendance.groups"
  case meets = "attendance.meets"
  case columnMarked = "attendance.columnMarked"
  case columnMarks = "attendance.columnMarks"
  case columnTime = "attendance.columnTime"
  case columnRemark = "attendance.columnRemark"
  case openHelp = "attendance.openHelp"
  case previousDay = "attendance.previousDay"
  case previousDayHelp = "attendance.previousDayHelp"
  case nextDay = "attendance.nextDay"
  case nextDayHelp = "attendance.nextDayHelp"
  case noneToday = "attendance.noneToday"
  case noGroups = "attendance.noGroups"
  case notThisDay = "attendance.notThisDay"
  case nothingChosen = "attendance.nothingChosen"
  case awayCount = "attendance.awayCount"
  case menuCount = "attendance.menuCount"

  // A roll call.
  case markPresent = "attendance.markPresent"
  case markSick = "attendance.markSick"
  case markLeave = "attendance.markLeave"
  case markAbsent = "attendance.markAbsent"
  case presentHelp = "attendance.presentHelp"
  case sickHelp = "attendance.sickHelp"
  case leaveHelp = "attendance.leaveHelp"
  case absentHelp = "attendance.absentHelp"
  case absence = "attendance.absence"
  case absenceHelp = "attendance.absenceHelp"
  case rest = "attendance.rest"
  case restHelp = "attendance.restHelp"
  case left = "attendance.left"
  case leftHelp = "attendance.leftHelp"
  case saveHelp = "attendance.saveHelp"
  case unmark = "attendance.unmark"
  case unmarkHelp = "attendance.unmarkHelp"
  case undoHelp = "attendance.undoHelp"
  case leaveScreenHelp = "attendance.leaveScreenHelp"
  case unsaved = "attendance.unsaved"
  case saved = "attendance.saved"
  case nothingToSave = "attendance.nothingToSave"
  case nothingLeft = "attendance.nothingLeft"
  case theirsStands = "attendance.theirsStands"
  case othersMarked = "attendance.othersMarked"
  case contested = "attendance.contested"
  case takenBack = "attendance.takenBack"
  case kept = "attendance.kept"
  case nobodyListed = "attendance.nobodyListed"
  case noneBegins = "attendance.noneBegins"
  case isRelative = "attendance.isRelative"
  case notPresent = "attendance.notPresent"
  case noClock = "attendance.noClock"
  case gone = "attendance.gone"
  case hintUnmarked = "attendance.hintUnmarked"
  case hintUnsaved = "attendance.hintUnsaved"

  // Somebody comes or goes.
  case arrived = "attendance.arrived"
  case arrivedUntimed = "attendance.arrivedUntimed"
  case arrivedSeveral = "attendance.arrivedSeveral"
  case allThere = "attendance.allThere"
  case hasGone = "attendance.hasGone"
  case justArrived = "attendance.justArrived"
  case leftAlready = "attendance.leftAlready"
  case notExpected = "attendance.notExpected"
  case notOnLists = "attendance.notOnLists"
  case comingHelp = "attendance.comingHelp"
  case show = "attendance.show"
  case showHelp = "attendance.showHelp"

  // Absence.
  case absenceTitle = "attendance.absenceTitle"
  case understood = "attendance.understood"
  case understoodOpen = "attendance.understoodOpen"
  case absenceSaved = "attendance.absenceSaved"
  case fromMissing = "attendance.fromMissing"
  case absenceEndsBefore = "attendance.absenceEndsBefore"
  case absenceTooLong = "attendance.absenceTooLong"

  // Groups.
  case newGroup = "attendance.newGroup"
  case newGroupHelp = "attendance.newGroupHelp"
  case add = "attendance.add"
  case editGroup = "attendance.editGroup"
  case editGroupHelp = "attendance.editGroupHelp"
  case members = "attendance.members"
  case membersHelp = "attendance.membersHelp"
  case memberCount = "attendance.memberCount"
  case turnMember = "attendance.turnMember"
  case turnMemberHelp = "attendance.turnMemberHelp"
  case saveMembersHelp = "attendance.saveMembersHelp"
  case membersSaved = "attendance.membersSaved"
  case nobodyToChoose = "attendance.nobodyToChoose"
  case notSavedYet = "attendance.notSavedYet"
  case unitHelp = "attendance.unitHelp"
  case weekdayHelp = "attendance.weekdayHelp"
  case nameMissing = "attendance.nameMissing"
  case unitMissing = "attendance.unitMissing"
  case timesWrong = "attendance.timesWrong"
  case timesMissing = "attendance.timesMissing"
  case groupSaved = "attendance.groupSaved"

  // The card.
  case inNoGroup = "attendance.inNoGroup"
  case legend = "attendance.legend"
  case day = "attendance.day"

  // A month, and what is printed.
  case month = "attendance.month"
  case monthHelp = "attendance.monthHelp"
  case previousMonth = "attendance.previousMonth"
  case previousMonthHelp = "attendance.previousMonthHelp"
  case nextMonth = "attendance.nextMonth"
  case nextMonthHelp = "attendance.nextMonthHelp"
  case openPersonHelp = "attendance.openPersonHelp"
  case emptyMonth = "attendance.emptyMonth"
  case monthLegend = "attendance.monthLegend"
  case dayList = "attendance.dayList"
  case dayListHelp = "attendance.dayListHelp"
  case print = "attendance.print"
  case printHelp = "attendance.printHelp"
  case nobodyOnPrint = "attendance.nobodyOnPrint"

  // Rules.
  case notOnList = "attendance.notOnList"
  case inTheFuture = "attendance.inTheFuture"
  case leftBeforeArrived = "attendance.leftBeforeArrived"
  case timeWithoutComing = "attendance.timeWithoutComing"
}

extension AttendanceMark {
  public var textKey: AttendanceText {
    switch self {
    case .present: .present
    case .sick: .sick
    case .leave: .leave
    case .absent: .absent
    }
  }
}

extension Absence.Reason {
  public var textKey: AttendanceText { mark.textKey }
}
