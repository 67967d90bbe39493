/// What the command line says: help, and what a command did.
public enum CommandText: String, TextKey {
  public static let prefix = "command"

  case abstract, discussion, openAbstract, openDiscussion, demoAbstract, demoDiscussion, initAbstract, initDiscussion
  case initDone, unitIn, unitAbstract, unitDiscussion, unitAddAbstract, importAbstract, importDiscussion, importDone,
    importWould, importNothing, importReplaced, importSkipped
  case reasonColumn, exportAbstract, exportDiscussion, exportLeft, exportLeftFew, exportOwnUnits
  case fileColumns, fileColumnOr, fileExample, acceptsNumber
  case acceptsText, acceptsDate, acceptsYear, acceptsYears, acceptsCount, acceptsTime, acceptsStep, acceptsNationalID,
    acceptsProgramme, acceptsUnit
  case showAbstract, showDiscussion, checkAbstract, checkDiscussion, checkClean, checkFound, logAbstract, logDiscussion
  case backupAbstract, backupDiscussion, backupDone, backupUnnoted, backupSameDisk, restoreAbstract, restoreDiscussion
  case restoreDone, restoreErased, generateAbstract, generateDiscussion, generateDone, manualAbstract, manualDiscussion

  case registerOption, languageOption, todayOption, userOption, passphraseFileOption, readOnlyOption, entryOption
  case colorOption, asciiOption, organisationOption, programmeInitOption, unitInitOption, importKindArgument
  case importFileArgument, dryRunOption, ignoreUnknownOption, skipBadRowsOption, replaceOption, addOption
  case reportAbstract, reportDiscussion, reportNameArgument, reportProfileOption, reportOutOption, reportWritten
  case exportKindArgument, excelOption, templateOption, exportOutOption, showScreenArgument, formatOption, sizeOption
  case demoOption, numberOption, roundOption, fromOption, toOption, statusAtOption, programmeOption, unitOption
  case allOption, logParticipantOption, backupFileArgument, restoreFileArgument, structureOption, headOption, headSame
  case headInTheOpen, headOther, participantsOption, marksOption, seedOption

  case byOption, reviewOption, nameOption, recoveryFileOption

  case waitsToTry, askUser, askPassphrase, askNewPassphrase, askPassphraseAgain, recoveryShown, recoveryKept

  // Users.
  case userAbstract, userDiscussion, userListAbstract, userListDiscussion, userAddAbstract, userAddDiscussion
  case userRoleAbstract, userRoleDiscussion, userPassphraseAbstract, userPassphraseDiscussion, userRemoveAbstract
  case userRemoveDiscussion, userRecoveryAbstract, userRecoveryDiscussion, userExchangeAbstract, userExchangeDiscussion
  case newRecoveryKeyOption, loginArgument, roleOption, userUnitOption, allUnitsOption, newPassphraseFileOption
  case recoveryOption, recoveryReadOption, askRecovery, userPassphraseDone, keysExchanged, wholeRegister

  case manualName, manualSynopsis, helpUsage, helpArguments, helpOptions, helpSubcommands, helpVersion, helpHelp
  case helpValues, helpDefault, helpDefaultCommand, helpSubcommand, helpChosen, helpSee, helpMore, manualCommands
  case manualKeys, manualFiles, manualKeysFile, manualSafety, manualProtected, manualDesk, manualNotProtected
  case manualColumns, manualOutput, manualExit, exitSuccess, exitFindings, exitUsage, exitBadData, exitNoInput
  case exitCannotCreate, exitInputOutput, exitBusy, exitNotAllowed, exitInterrupted, userAdded, userChanged, userRemoved
}
