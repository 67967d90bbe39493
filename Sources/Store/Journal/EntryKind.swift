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
  /// Synthetic people, for trials.
  case generated
  case undo
  case redo

  /// What one key takes back. The register's own beginning is never undone; imports are undone from the log only.
  public var isUndoable: Bool { isOrdinary && !isImport && self != .created }

  /// Brings many facts at once.
  public var isImport: Bool {
    switch self {
    case .importedParticipants, .importedEnrolments, .importedSteps, .importedLights, .importedMapping, .generated:
      true
    default: false
    }
  }

  /// A change in its own right, neither an undo nor a redo.
  public var isOrdinary: Bool { self != .undo && self != .redo }
}
