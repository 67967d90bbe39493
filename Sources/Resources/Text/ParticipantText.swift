/// A participant's card.
public enum ParticipantText: String, TextKey {
  public static let prefix = "participant"

  // Tabs.
  case overview, steps, lights, services, notes, attendance, away, awayFrom, log, nextTab, nextTabHelp, previousTab
  case previousTabHelp, reveal, revealHelp, revealAtDeskHelp

  // The person.
  case born, bornUnknown, since, waitsFrom, startsAt, ended, endedBecause, contact, phone, nextAppointment
  case noAppointment, mayBeTold, mayBeToldUntil, mayBeToldShort, nobodyMayBeTold, birthDate, nationalID, district,
    plannedEnd, funding
  case referredFrom, outcomeSince, showKey, noProgramme

  // The journey.
  case journey, stepSince, todayDay, noSteps

  // Lights.
  case localAssessment, noLights, oneAssessment, ownVoice, better, worse, date, voice, change, enteredBy, allGreen

  // What is missing.
  case missing, nothingMissing

  // What lies with another service.
  case liesWith, liesWithHint, lyingEnrolment, lyingLights, lyingFollowUp, lyingPlan, lyingNotes

  // Steps.
  case step, from, to, days, reason, now, noEnrolments

  // The log.
  case when, who, what, latest, noLog, gone, refused
}
