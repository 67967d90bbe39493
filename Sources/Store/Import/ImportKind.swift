import Domain

/// What a file tells of. The raw value is the word on the command line.
public enum ImportKind: String, CaseIterable, Hashable, Sendable {
  case participants, enrolments, steps, lights, mapping, groups, attendance

  /// What the rules of access go by.
  public var dataKind: DataKind {
    switch self {
    case .participants: .participants
    case .enrolments: .enrolments
    case .steps: .steps
    case .lights: .lights
    case .mapping: .mapping
    case .attendance: .attendance
    case .groups: .groups
    }
  }

  /// The journal's word for such an import.
  public var entryKind: EntryKind {
    switch self {
    case .participants: .importedParticipants
    case .enrolments: .importedEnrolments
    case .steps: .importedSteps
    case .lights: .importedLights
    case .mapping: .importedMapping
    case .attendance: .importedAttendance
    case .groups: .importedGroups
    }
  }
}

extension ImportKind {
  /// Every column of the kind, in the order of an export.
  public var columns: [ImportColumn] {
    switch self {
    case .participants:
      [
        .number, .givenName, .familyName, .displayName, .birthDate, .birthYear, .gender, .nationalID, .district,
        .phone, .lar, .protection,
      ]
    case .enrolments:
      [
        .number, .programme, .unit, .status, .applied, .start, .end, .plannedEnd, .endReason, .outcome,
        .outcomeDate, .funding, .referredFrom, .contact,
      ]
    case .steps: [.number, .programme, .step, .from, .to, .reason]
    case .lights: [.number, .date, .voice] + ImportColumn.lifeDomains
    case .mapping:
      [
        .round, .unit, .ageGroup, .gender, .group, .hasChildren, .livesWithChildren, .carePlan, .team,
      ] + ImportColumn.lifeDomains
    case .attendance: [.number, .group, .date, .mark]
    case .groups: [.group, .unit, .weekday, .from, .to, .number]
    }
  }

  /// The columns a file must have; of each group one is enough.
  public var neededColumns: [[ImportColumn]] {
    switch self {
    case .participants: [[.number], [.givenName], [.familyName], [.birthDate, .birthYear]]
    case .enrolments: [[.number], [.programme], [.status]]
    case .steps: [[.number], [.step], [.from]]
    case .lights: [[.number], [.date]]
    case .mapping: [[.round]]
    case .attendance: [[.number], [.group], [.date], [.mark]]
    case .groups: [[.group], [.unit]]
    }
  }
}
