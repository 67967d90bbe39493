/// Every kind of thing about one person that a screen, an export or a print can show.
///
/// What is shown and has no case here has no place in ``AccessTable``, so add the case first.
public enum Information: String, CaseIterable, Hashable, Sendable {
  // Who it is.
  /// The agreed display name where there is one, else the name.
  case shownName = "shown_name"
  /// Given and family name, also where another name has been agreed.
  case realName = "real_name"
  case number
  case phone
  /// Year or date of birth.
  case birth
  case gender
  case nationalID = "national_id"
  case district
  /// The grading of a protected address; secret in itself.
  case protectionGrade = "protection_grade"
  /// That somebody may be registered already, in words that are always the same.
  case possibleDuplicate = "possible_duplicate"
  /// Who the other one is.
  case duplicateOf = "duplicate_of"

  // Who stands around.
  case contactPerson = "contact_person"
  /// Pårørende, children too, and what they have said.
  case nextOfKin = "next_of_kin"
  /// Fastlege, medvandrer, tidgiver.
  case network
  /// Individuell plan and ansvarsgruppe, with its members.
  case carePlan = "care_plan"
  /// Oppfølgingsplan: goals, resources, why lights are red.
  case followUpPlan = "follow_up_plan"
  /// The one line for a caller: who may be told about attendance.
  case whoMayBeTold = "who_may_be_told"
  case consentTexts = "consent_texts"

  // The way through the programme.
  case programmeAndUnit = "programme_and_unit"
  /// The enrolment's status and its dates.
  case status
  /// Which step, and since when.
  case step
  case stepReasons = "step_reasons"
  case endReasons = "end_reasons"
  case outcome
  case funding
  /// Where a person comes from: who referred them, the place of treatment.
  case origin
  /// That it is this person's turn to be phoned, and the line that says why; never why somebody was passed forward.
  case turnOnWaitingList = "turn_on_waiting_list"
  /// Class, dates, and why somebody was passed forward.
  case waitingPlace = "waiting_place"
  /// What is not in place yet: plan, consent, fastlege, lights.
  case missing

  // From day to day.
  case groups
  case attendance
  /// The later of the last attendance and the last contact achieved.
  case lastSeen = "last_seen"
  case followUpContacts = "follow_up_contacts"
  case appointmentTimeAndPlace = "appointment_time_and_place"
  case appointmentTopic = "appointment_topic"
  /// Whether somebody came, or it was moved or cancelled.
  case appointmentOutcome = "appointment_outcome"
  /// "Ring Per J.": that something is to be done.
  case tasks
  /// The rule behind a task.
  case taskCauses = "task_causes"
  case loans
  /// Notes the user wrote.
  case ownNotes = "own_notes"
  /// Notes of others.
  case notes
  case enquiriesOfLastWeek = "enquiries_of_last_week"
  /// Enquiries older than seven days.
  case enquiries

  // Life and health.
  case lar
  /// The service's own follow-up in eight lights.
  case lights
  /// Uro, before a relapse can be judged.
  case concern
  case relapse
  /// Back after a relapse: tells that there was one.
  case reEngagement = "re_engagement"
  case treatment
  /// "Etter behandling, dag N av M": tells that there was treatment.
  case criticalWindow = "critical_window"
  case prison
  case services
  /// Quality of life: instrument and score.
  case scores
  case incidents
  case housing
  case income
  /// Overdosesamtale, Nalokson training, SWITCH talk.
  case overdosePrevention = "overdose_prevention"
  case death

  // The register itself.
  /// Who has changed what about the person.
  case history
  /// Who has seen what, when and on what ground; the person may see it too.
  case accessLog = "access_log"
}
