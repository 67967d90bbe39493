/// What went wrong and what to do about it, in one calm sentence.
///
/// The `import…` texts that begin in lower case follow `FILE:ROW:COLUMN: VALUE:` and end without a full stop.
public enum ErrorText: String, TextKey {
  public static let prefix = "error"

  // The register file: it is told what happened and what to do; nothing has been changed.
  case fileMissing, inputMissing, fileExists, fileOfRegister, registerDamaged, registerForeign, registerNewer
  case registerNewerWhileOpen, registerOlder, registerBusy, registerLinked, registerMoved, diskFull, copyDiskFull
  case folderMissing, backupDamaged, restoreExists, networkFileSystem, noPermission, cannotCreate, inputOutput
  case registerReadOnly, conflict, conflictLent, conflictUntold, undoBuiltUpon, undoBuiltUponUnseen, notAllowed,
    notAllowedDesk, unchanged
  case noSuchEntry, notFoundAnyMore, unexpected, resourceDamaged, registerUnsealed, unknownDerivation

  // Who it is, and what they may.
  case wrongPassphrase, mustWait, keysExchanged, keysBeingExchanged, rebuilding, notAllowedRole, notAllowedNoKey
  case notAllowedEarlier, notAllowedOutOfScope, notAllowedOutOfScopeForGood, notAllowedRelative, notAllowedUnlogged
  case notAllowedLastTeamLead, notAllowedOwnRequest, caseNumberMissing, monthNotOver, loginTaken, loginMissing
  case passphraseBlank, passphraseShort, passphraseRepeated, passphraseIsLogin, reasonMissing, reasonTooShort
  case userMissing, passphraseMissing, passphraseUnreadable, passphrasesDiffer, passphraseFileTooOpen
  case passphraseFileUnreadable

  // The terminal.
  case windowTooSmall, noTerminal, terminalUnknown, recoveryKeyUnreadable

  // Wrong usage.
  case usageUnknownLanguage, usageBadDate, usageBadPeriod, usageBadSize, usageBadChoice, usageUnknownNumber
  case usageUnknownUser, usageBadMonth, usageReviewAlone, usageUnknownProgramme, usageProgrammeKnown, usageUnknownUnit,
    usageUnknownLogin
  case usageUnknownRound, usageNoRound, usageNotTogether, usageNotTaken, usageMissingOption, usageBadHead,
    usageOnlyIndicators,
    usageRegisterNotEmpty

  // An identity that cannot be entered.
  case participantNoName, participantBornInTheFuture, participantBirthYearUnlikely, participantInvalidNationalID
  case numberEmpty, numberTooLong, numberCharacter, numberNationalID

  // An enrolment that cannot be entered.
  case enrolmentNoDate, enrolmentStartMissing, enrolmentEndBeforeStart, enrolmentEndMissing
  case enrolmentEndBeforeParticipating, enrolmentPlannedEndBeforeStart, enrolmentWrongEnding
  case enrolmentOtherReasonWithoutOther, enrolmentOtherReasonTooLong, enrolmentOutcomeDateWithoutOutcome
  case enrolmentAppliedAfterStart, transitionLocked, transitionEndOnlyFromParticipating
  case transitionNotRelevantOnlyBeforeStart

  case unknownProgramme, unitOfOtherProgramme, programmeIsFixed, nameMissing, nameNotOneLine, placesNegative,
    printFailed
  case contactBeforePresent

  // A step, or lights, that cannot be entered.
  case stepSame, stepReasonMissing, stepInTheFuture, stepBeforePresentStep, stepBeforeStart, stepNotParticipating
  case stepNumber, lightsEmpty, lightsInTheFuture

  // An import, read whole before anything is written.
  case importEmpty, importNul, importUTF16, importMixedEncoding, importOpenQuote, importFieldTooLong, importShortRow
  case importLongRow, importUnknownColumn, importRepeatedColumn, importMissingColumn, importPersonalColumn
  case importValueMissing, importBadValue, importBadDate, importCannotClear, importUnknownNumber, importUnknownProgramme
  case importUnknownUnit, importUnknownGroup, importAmbiguousGroup, importBadTime, importUnknownEnrolment
  case importAmbiguousEnrolment, importDuplicateKey, importUnnamedColumn, importTextAfterQuote, importNotAFile
  case importTooLarge, importNoSuchDay, importBadYear, importControlCharacter, importAmbiguousUnit
  case importContactNeedsDate, importBirthYearDisagrees, importInTheFuture, importEndBeforeFrom, importStepOutside
  case importStepOverlaps, importMappingExistsRow, importMappedHere, importWholeDistrict, importTooManyProblems,
    importProblems
  case importCancelled, importGroupDoesNotMeet, importNotInGroup, importNeverInGroup, importOtherWeekday
  case importOtherTimetable

  // A programme file of one's own.
  case programmeUnreadable, programmeMissingKey, programmeUnknownKey, programmeRepeatedKey, programmeWrongKind
  case planIndicator, planGoal, planYear, planTooMany
  case programmeStepCount, programmeTooWide, programmeMonths, programmeBadID, programmeEnding, programmeLimit,
    programmeTickTooLong,
    programmeExpectedText
  case programmeExpectedLine, programmeExpectedList, programmeExpectedKeys, programmeExpectedNumber

  // The command line, and the file of one's own keys.
  case outputFailed, crashed, keysFile, keysNotABinding, keysUnknownCommand, keysUnknownKey, keysNoKey, keysReserved
  case keysRepeated, keysConflict, programmeProblems, usageUnknownOption, usageMissingArgument, usageMissingValue
  case usageUnexpectedArgument, usageSeeHelp, usageBadUnit, inputUnreadable, usageBadCount
  case terminalAssumed, enrolmentAppliedInTheFuture, enrolmentEndInTheFuture, enrolmentOutcomeBeforeStart
  case enrolmentOverlaps, noEnd, nationalIDTaken, nationalIDOf, signInName, unknownDistrict, importNationalIDRow
  case beforeBirth, importBeforeBirth, importAfterDeath
}
