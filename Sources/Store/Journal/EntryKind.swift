import Ledger

/// What a journal entry did. The raw value is what stands in the register and in output for programs.
public enum EntryKind: String, CaseIterable, Hashable, Sendable {
  /// The register was made.
  case created
  case settingsChanged = "settings_changed"
  case programmeAdded = "programme_added"
  case unitAdded = "unit_added"
  case unitChanged = "unit_changed"
  case participantAdded = "participant_added"
  case participantChanged = "participant_changed"
  case enrolled
  case enrolmentChanged = "enrolment_changed"
  case stepMoved = "step_moved"
  case contactAssigned = "contact_assigned"
  case lightsSaved = "lights_saved"
  case lightsChanged = "lights_changed"
  case importedParticipants = "imported_participants"
  case importedEnrolments = "imported_enrolments"
  case importedSteps = "imported_steps"
  case importedLights = "imported_lights"
  case importedMapping = "imported_mapping"
  case importedGroups = "imported_groups"
  case importedAttendance = "imported_attendance"
  /// Synthetic people, for trials.
  case generated
  case undo
  case redo

  // The desk's day
  case groupChanged = "group_changed"
  case groupMembersChanged = "group_members_changed"
  case attendanceMarked = "attendance_marked"
  case absenceEntered = "absence_entered"
  case enquiryEntered = "enquiry_entered"
  /// The follow-up talk was offered, held or declined.
  case talkEntered = "talk_entered"
  case offerMade = "offer_made"
  case offerAnswered = "offer_answered"
  case passedForward = "passed_forward"
  case appointmentChanged = "appointment_changed"
  case noteWritten = "note_written"
  case taskSent = "task_sent"
  case taskDone = "task_done"
  case siteChanged = "site_changed"
  case orderChanged = "order_changed"
  case productionEntered = "production_entered"
  case goodsCounted = "goods_counted"
  case gearChanged = "gear_changed"
  case gearLent = "gear_lent"
  case gearReturned = "gear_returned"

  // Users and keys
  case userAdded = "user_added"
  case userChanged = "user_changed"
  case userRemoved = "user_removed"
  case passphraseChanged = "passphrase_changed"
  case recoveryKeyRenewed = "recovery_key_renewed"
  /// The register's keys were exchanged and everything sealed anew.
  case keysExchanged = "keys_exchanged"
  /// Whose cards a user must not open, or may stand in for.
  case relationNamed = "relation_named"
  case relationRemoved = "relation_removed"

  // What was seen
  /// Wrong passphrases before a login, told at the next one.
  case loginsFailed = "logins_failed"
  case cardRead = "card_read"
  case listRead = "list_read"
  case logRead = "log_read"
  case exported
  case emergencyAccess = "emergency_access"
  case accessReviewed = "access_reviewed"
  case ownCopyPrinted = "own_copy_printed"
  /// The clock was wrong while some entries were made.
  case clockCorrected = "clock_corrected"

  // Keeping
  case backupMade = "backup_made"
  case backupLookedAt = "backup_looked_at"
  /// The register was made from a backup.
  case restored
  /// Somebody is to be erased, when another user confirms it.
  case erasureAsked = "erasure_asked"
  case erasureWithdrawn = "erasure_withdrawn"
  case erased
  /// What somebody's erasure emptied on the case side.
  case caseErased = "case_erased"
  /// In a copy from before the erasure.
  case erasedAgain = "erased_again"
  /// Who made enquiries that are not the desk's to see any more, on its side.
  case enquiriesEmptied = "enquiries_emptied"

  /// A change of which the reader does not hold the key: something on the clinical side.
  case clinical

  /// What one key takes back. The register's own beginning is never undone; imports are undone from the log only; users,
  /// keys, what was seen and what was erased never.
  public var isUndoable: Bool { nature == .change }

  /// Whether it can be taken back at all, from the log.
  public var isReversible: Bool { nature == .change || nature == .bulk }

  /// Brings many facts at once.
  public var isImport: Bool { nature == .bulk }

  /// A change in its own right, neither an undo nor a redo.
  public var isOrdinary: Bool { nature != .reversal }

  /// Somebody looked, and nothing changed.
  public var isReading: Bool { nature == .reading }

  /// Takes out of rows what it is not to keep, and leaves the rows.
  var isErasure: Bool { self == .erased || self == .erasedAgain || self == .enquiriesEmptied }

  private enum Nature { case change, bulk, reversal, administration, reading }

  private var nature: Nature {
    switch self {
    case .settingsChanged, .programmeAdded, .unitAdded, .unitChanged, .participantAdded, .participantChanged,
      .enrolled, .enrolmentChanged, .stepMoved, .contactAssigned, .lightsSaved, .lightsChanged, .groupChanged,
      .groupMembersChanged, .attendanceMarked, .absenceEntered, .enquiryEntered, .talkEntered, .offerMade,
      .offerAnswered, .passedForward, .appointmentChanged, .noteWritten, .taskSent, .taskDone, .siteChanged,
      .orderChanged, .productionEntered, .goodsCounted, .gearChanged, .gearLent, .gearReturned:
      .change
    case .importedParticipants, .importedEnrolments, .importedSteps, .importedLights, .importedMapping, .importedGroups,
      .importedAttendance, .generated:
      .bulk
    case .undo, .redo: .reversal
    case .created, .userAdded, .userChanged, .userRemoved, .passphraseChanged, .recoveryKeyRenewed, .keysExchanged,
      .relationNamed, .relationRemoved, .restored, .erasureAsked, .erasureWithdrawn, .erased, .caseErased, .erasedAgain,
      .enquiriesEmptied, .clinical, .clockCorrected:
      .administration
    case .loginsFailed, .cardRead, .listRead, .logRead, .exported, .emergencyAccess, .accessReviewed, .ownCopyPrinted,
      .backupMade, .backupLookedAt:
      .reading
    }
  }
}
