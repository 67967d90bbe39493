/// A participant's card.
public enum ParticipantText: String, TextKey {
  // Tabs.
  case overview = "participant.overview"
  case steps = "participant.steps"
  case lights = "participant.lights"
  case notes = "participant.notes"
  case attendance = "participant.attendance"
  case away = "participant.away"
  case awayFrom = "participant.awayFrom"
  case log = "participant.log"
  case nextTab = "participant.nextTab"
  case nextTabHelp = "participant.nextTabHelp"
  case previousTab = "participant.previousTab"
  case previousTabHelp = "participant.previousTabHelp"
  case reveal = "participant.reveal"
  case revealHelp = "participant.revealHelp"
  case revealAtDeskHelp = "participant.revealAtDeskHelp"

  // The person.
  case born = "participant.born"
  case bornUnknown = "participant.bornUnknown"
  case since = "participant.since"
  case waitsFrom = "participant.waitsFrom"
  case startsAt = "participant.startsAt"
  case ended = "participant.ended"
  case endedBecause = "participant.endedBecause"
  case contact = "participant.contact"
  case phone = "participant.phone"
  case nextAppointment = "participant.nextAppointment"
  case noAppointment = "participant.noAppointment"
  case mayBeTold = "participant.mayBeTold"
  case mayBeToldUntil = "participant.mayBeToldUntil"
  case nobodyMayBeTold = "participant.nobodyMayBeTold"
  case birthDate = "participant.birthDate"
  case nationalID = "participant.nationalID"
  case district = "participant.district"
  case plannedEnd = "participant.plannedEnd"
  case funding = "participant.funding"
  case referredFrom = "participant.referredFrom"
  case outcomeSince = "participant.outcomeSince"
  case showKey = "participant.showKey"
  case noProgramme = "participant.noProgramme"

  // The journey.
  case journey = "participant.journey"
  case stepSince = "participant.stepSince"
  case todayDay = "participant.todayDay"
  case noSteps = "participant.noSteps"

  // Lights.
  case localAssessment = "participant.localAssessment"
  case noLights = "participant.noLights"
  case oneAssessment = "participant.oneAssessment"
  case ownVoice = "participant.ownVoice"
  case better = "participant.better"
  case worse = "participant.worse"
  case date = "participant.date"
  case voice = "participant.voice"
  case change = "participant.change"
  case enteredBy = "participant.enteredBy"
  case allGreen = "participant.allGreen"

  // What is missing.
  case missing = "participant.missing"
  case nothingMissing = "participant.nothingMissing"

  // Steps.
  case step = "participant.step"
  case from = "participant.from"
  case to = "participant.to"
  case days = "participant.days"
  case reason = "participant.reason"
  case now = "participant.now"
  case noEnrolments = "participant.noEnrolments"

  // The log.
  case when = "participant.when"
  case who = "participant.who"
  case what = "participant.what"
  case latest = "participant.latest"
  case noLog = "participant.noLog"
  case gone = "participant.gone"
}
