/// Everything somebody may open or do: one for each room and each family of commands.
///
/// Whose people it may be done with is ``Access``'s; this says only that the role may.
public enum Action: String, CaseIterable, Hashable, Sendable {
  // Rooms.
  case openRegister = "open_register"
  /// The register as it stood after an earlier entry, or on another day.
  case seeEarlier = "see_earlier"
  case seeToday = "see_today"
  case seeParticipants = "see_participants"
  case seeCard = "see_card"
  case seeSteps = "see_steps"
  case seeAttendance = "see_attendance"
  case seeIntake = "see_intake"
  case seeOperations = "see_operations"
  case seeUnits = "see_units"
  case seeOwnChanges = "see_own_changes"
  case seeMapping = "see_mapping"
  case seeIncidents = "see_incidents"
  /// Who has seen and changed one person's card.
  case seeCardLog = "see_card_log"
  case seeBoard = "see_board"
  case seePlan = "see_plan"
  case seeReports = "see_reports"
  /// What others have done and seen.
  case seeLog = "see_log"
  case seeUsers = "see_users"
  case seeSettings = "see_settings"
  case seeRetention = "see_retention"

  // The person.
  case addParticipant = "add_participant"
  case changePhoneAndShownName = "change_phone_and_shown_name"
  /// Name, birth, gender, national id, district.
  case changeIdentity = "change_identity"
  case changeProtection = "change_protection"
  case checkDuplicate = "check_duplicate"
  case mergeParticipants = "merge_participants"

  // The programme.
  case enrol
  case changeEnrolment = "change_enrolment"
  case moveStep = "move_step"
  case assignContact = "assign_contact"
  case enterEnquiry = "enter_enquiry"
  /// What somebody who was phoned answered: ja, nei, ikke svar.
  case enterOfferAnswer = "enter_offer_answer"
  case makeOffer = "make_offer"
  case passForward = "pass_forward"

  // From day to day.
  /// Marks and reported absence.
  case markAttendance = "mark_attendance"
  case changeGroups = "change_groups"
  case makeAppointment = "make_appointment"
  case enterFollowUpContact = "enter_follow_up_contact"
  case writeNote = "write_note"
  case sendTask = "send_task"
  case lendAndReturn = "lend_and_return"
  case enterProduction = "enter_production"
  /// Handed-out utstyr, counted per day and place, without a person.
  case countHandedOut = "count_handed_out"
  case reportIncident = "report_incident"
  case reviewIncident = "review_incident"
  case printLists = "print_lists"

  // Life and health.
  case enterLights = "enter_lights"
  case enterRelapse = "enter_relapse"
  case enterTreatment = "enter_treatment"
  case enterConsent = "enter_consent"
  case enterNetwork = "enter_network"
  /// Oppfølgingsplan: goals, resources, why lights are red.
  case enterFollowUpPlan = "enter_follow_up_plan"
  case enterServices = "enter_services"
  case enterScores = "enter_scores"
  case enterMapping = "enter_mapping"
  case openAndCloseMapping = "open_and_close_mapping"
  case reportDeath = "report_death"

  // Out of the ordinary.
  /// Nødtilgang.
  case emergencyAccess = "emergency_access"
  case nameStandIn = "name_stand_in"
  /// Habilitet: whose cards a user must not open.
  case nameCloseRelative = "name_close_relative"
  /// A report about one person, for whoever placed them.
  case writePersonReport = "write_person_report"
  /// Innsyn: approve what is given and print it.
  case approveOwnCopy = "approve_own_copy"
  /// The list behind a number of relapses, after a reason.
  case openRelapseList = "open_relapse_list"
  case erase
  /// As the second user.
  case confirmErasure = "confirm_erasure"
  /// The monthly list of who has opened what.
  case reviewAccess = "review_access"
  /// That the clock was wrong while something was entered.
  case correctClock = "correct_clock"

  // The register.
  /// The newest change of one's own.
  case undoOwn = "undo_own"
  /// From the log; imports and merges too.
  case undoOthers = "undo_others"
  case importData = "import_data"
  case exportData = "export_data"
  case changeUnits = "change_units"
  case changeSettings = "change_settings"
  case changePlan = "change_plan"
  case manageUsers = "manage_users"
  case changeOwnPassphrase = "change_own_passphrase"
  case recoverKeys = "recover_keys"
  case backUp = "back_up"
  case restoreRegister = "restore_register"
  case checkRegister = "check_register"
  case generate
}
