import Domain

/// Groups, roll calls and absence.
public enum AttendanceText: String, TextKey {
  public static let prefix = "attendance"

  // Marks and what is said of them.
  case present, sick, leave, absent, unmarked, count, share, cameAllTheSame, cameUntilFurtherNotice, awayTo
  case awayToAndAgain, awayUntilFurtherNotice, writtenLater, markedBy

  // The groups of a day.
  case group, commands, groups, meets, columnMarked, columnMarks, columnTime, columnRemark, openHelp, previousDay
  case previousDayHelp, nextDay, nextDayHelp, noneToday, noGroups, notThisDay, nothingChosen, awayCount, menuCount

  // A roll call.
  case markPresent, markSick, markLeave, markAbsent, presentHelp, sickHelp, leaveHelp, absentHelp, absence, absenceHelp
  case rest, restHelp, left, leftHelp, saveHelp, unmark, unmarkHelp, undoHelp, leaveScreenHelp, unsaved, saved
  case nothingToSave, nothingLeft, theirsStands, othersMarked, contested, takenBack, kept, nobodyListed, noneBegins
  case isRelative, notPresent, noClock, gone, hintUnmarked, hintUnsaved

  // Somebody comes or goes.
  case arrived, arrivedUntimed, arrivedSeveral, allThere, hasGone, goneSeveral, isHere, isMarkedHere, hasReturned
  case leftAlready, nobodyHere, notExpected, notOnLists, comingHelp, show, showHelp

  // When they came and left, entered by hand.
  case times, timesHelp, timesSaved, columnLeft, groupHelp

  // Somebody comes who stands on no list.
  case offList, addOffList, addOffListHelp, offListHelp, offListHint, standsOnList, nobodyChosen

  // Guests.
  case newGuest, newGuestHelp, guests, guestsHere, guestsSaved, guestsLeft, guestCountUnlikely
  case noGroupForGuest, removeGuest, removeGuestHelp, guestsRemoved

  // Absence.
  case absenceTitle, understood, understoodOpen, absenceSaved, fromMissing, absenceEndsBefore, absenceTooLong

  // Groups.
  case newGroup, newGroupHelp, add, editGroup, editGroupHelp, members, membersHelp, memberCount, turnMember
  case turnMemberHelp, saveMembersHelp, membersSaved, nobodyToChoose, notSavedYet, unitHelp, weekdayHelp, nameMissing
  case unitMissing, timesWrong, timesMissing, groupSaved, weekly, fortnightly, once, first, firstWeekHelp, date,
    dateHelp, hours, dateMissing
  case onceHelp, everyOther

  // A public holiday.
  case holiday, holidayStatus, noneOnHoliday, holidayPrinted

  // The card.
  case inNoGroup, legend, day

  // A month, and what is printed.
  case month, monthHelp, previousMonth, previousMonthHelp, nextMonth, nextMonthHelp, openPersonHelp, emptyMonth
  case monthLegend, dayList, dayListHelp, dayListFile, print, printHelp, nobodyOnPrint, house, houseHelp, nobodyInHouse

  // Rules.
  case notOnList, doesNotMeet, hasEnded, inTheFuture, leftBeforeArrived, timeWithoutComing, timeToCome
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
