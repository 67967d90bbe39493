/// Consent and network: what may be told to whom, and who stands around somebody.
public enum AroundText: String, TextKey {
  public static let prefix = "around"

  case title, open, openHelp, tab, network, none, new, newHelp, change, changeHelp, give, giveHelp, refuse
  case refuseHelp, withdraw, withdrawHelp, withdrawQuestion, keep, withdrawn, withdrawnDay, withdrawnDayHelp, law,
    lawHelp, strike, strikeHelp
  case strikeQuestion, struck, saved, noneChosen, noConsent, print, printHelp, fileName, lawLine, emergency, onCall
  case lawShort, what, whatHelp, who, phone, phoneHelp, now, kindConsent, kindLawFirst, kindInformed, kindOptOut,
    optedOutHolds
  case yearWrong, mappingYear, mappingYearHelp, kindKin
  case kindChildren, kindDoctor, kindVolunteer, kindPlan, kindMember, kindMeeting, decision, decisionHelp
  case decisionYes, decisionNo, purpose, purposeHelp, purposeAttendance, purposeSharing, purposeJournal, party
  case partyHelp, topics, topicsHelp, topicsWrong, excludedTopics, excludedTopicsHelp, excludedNames
  case excludedNamesHelp, controller, controllerHelp, form, formHelp, formWritten, formOral, giver, giverHelp
  case giverParticipant, giverParent, giverGuardian, from, fromHelp, validTo, validToHelp, sheet, sheetHelp
  case topicAttendance, topicPlan, topicWork, topicHousing, topicEconomy, topicHealth, topicTreatment
  case topicSubstanceUse, standGiven, standUntil, standNarrowed, standRefused, standWithdrawn, standExpired
  case standNotYet, except, mayKnow, mayKnowUntil, mayKnowNothing, secrecyMissing, secrecySigned, kinNotTold, ground,
    groundHelp
  case groundDangerToLife, groundChildWelfare, groundDutyToAvert, lawParty, lawPartyHelp, lawWhat, lawWhatHelp
  case asked, askedHelp, lawRemark, day, dayHelp, letter, letterHelp, letterDefault, relation, relationHelp, name
  case nameHelp, told, toldHelp, toldOn, count, countHelp, countWrong, birthYears, birthYearsHelp, birthYearsWrong
  case care, careHelp, careParticipant, careShared, careOtherParent, careChildWelfare, careOther, talk, talkHelp
  case talkOn, talkMissing, bornIn, childrenCount, office, officeHelp, role, roleHelp, roleTimeGiver, roleCompanion
  case secrecy, secrecyHelp, plan, planHelp, planDay, planDayHelp, team, teamHelp, teamDay, teamDayHelp, stateNone
  case stateApplied, stateInPlace, stateDeclined, planIs, teamIs, service, serviceHelp, coordinator, coordinatorHelp
  case coordinates, missingDoctor, missingInformation, missingConsent, problemFuture, problemParty, problemTopics
  case problemNothingLeft, problemEnds, problemWithdrawnBefore, problemRefused, problemTooYoung, problemName
  case problemOneLine, problemWhat, sheetHeading, sheetTo, sheetWith, sheetTopics, sheetExcept, sheetFrom
  case sheetUntil, sheetRights, sheetLaw, sheetSign
}
