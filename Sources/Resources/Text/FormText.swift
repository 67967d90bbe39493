/// What the forms about people say: their fields, the help for each, drafts and refusals.
public enum FormText: String, TextKey {
  public static let prefix = "form"

  // What every form says.
  case group, saveHelp, nextField, nextFieldHelp, leave, leaveHelp, draftKept, draftRestored, endKeeping, endLosing
  case chooseOne, gone, noSuchChoice, gaveUpChoice, cut, full, numberTaken, enteredBefore, maybeRegistered

  // Who somebody is.
  case number, givenName, familyName, displayName, birth, birthNotUnderstood, bornInYear, gender, nationalID, district
  case phone, phoneWrong, lar, protection

  // An enrolment.
  case programme, unitFull, status, applied, start, plannedEnd, plannedEndAtMost, end, endReason, outcome, outcomeDate
  case funding, referredFrom, firstStep, firstStepNotYet, contact, contactFrom, contactTo, contactToHelp, contactRole,
    contactOfSeveral, contactFromOutside, contactCaseload, contactCaseloadOver, contactTold,
    contactToldHelp

  // The forms themselves.
  case newParticipant, editParticipant, newEnrolment, changeEnrolment, assignContact, presentContact, noContact
  case savedParticipant, savedEnrolment, savedContact, savedContacts
}
