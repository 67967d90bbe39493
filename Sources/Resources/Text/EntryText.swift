/// What the entries of the journal did, for the log and the message row.
public enum EntryText: String, TextKey {
  public static let prefix = "entry"

  case created, settingsChanged, programmeAdded, programmeTermsChanged, unitAdded, unitChanged, participantAdded,
    participantChanged, participantsMerged, enrolled
  case enrolmentChanged, statusChanged, stepMoved, movedTo, movedBetween, contactAssigned, lightsSaved, lightsChanged
  case consentEntered, consentChanged, consentWithdrawn, consentStruck, consentFormPrinted, lawFirstEntered
  case networkEntered, networkChanged, networkStruck, importedConsents, importedNetwork
  case followUpEntered, followUpChanged, followUpStruck, importedEvents, importedDeaths, importedServices,
    importedScores
  case followUpPlanChanged, talkHeld, reportWritten, reportAnswered, reportPrinted, reportWordsWritten
  case afterEndAsked, afterEndCalled, planFollowed, measureTold, mappingOpened, mappingLetOut, mappingClosed
  case importedGroups, importedAttendance, groupChanged, groupMembersChanged, attendanceMarked, absenceEntered
  case enquiryEntered, enquiryCorrected, enquiryCalled, talkEntered, offerMade, offerAnswered, passedForward
  case appointmentChanged, appointmentCancelled, appointmentMoved, appointmentOutcome, appointmentOutcomeTaken
  case noteWritten, taskSent, taskDone, siteChanged, orderChanged, productionEntered, goodsCounted, gearChanged
  case gearLent, gearReturned, gearLost, importedParticipants, importedEnrolments, importedSteps, importedLights,
    importedMapping
  case generated, undo, redo, userAdded, userChanged, userRemoved, passphraseChanged, recoveryKeyRenewed, keysExchanged
  case relationNamed, relationRemoved, loginsFailed, loginsFailedUnknown, cardRead, cardTried
  /// What was done, of the register as it stood.
  case readEarlier
  case asOfDay, listRead, listPrinted, logRead, logReadBy, reviewRead, emergencyAccessOnly, accessReviewedNote, exported
  case emergencyAccess, accessReviewed, ownCopyPrinted, clockCorrected, backupMade, backupLookedAt, backupJournal
  case backupDamaged, backupOther, restored, erasureAsked, erasureWithdrawn, erased, caseErased, enquiriesEmptied
  case concernsErased, reported, reportsTaken, reportsEmptied
  case erasedAgain, clinical, guestsEntered, guestNamesEmptied, relapseListOpened, relapseListed, relapseListedOnly
}
