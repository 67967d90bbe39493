public import Domain

/// Two records of one person become one: what differs, what moves along, and what is to be put right first.
public enum MergeText: TextKey, Hashable {
  public static let prefix = "merge"

  case field(IdentityMerge.Field)
  /// What of the other record moves along, by the word of its part.
  case moves(Part)
  /// A kind of fact of which both records have one that cannot both stand, by the kind's own word.
  case kind(Kind)
  case word(Word)

  public enum Part: String, CaseIterable, Hashable, Sendable { case enrolments, days, cases }

  /// As ``MergePlan/Conflict/both(kind:day:)`` has them; a test holds that none is left out.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case membership, orderPerson = "order_person", consent, lights, treatment, concern, relapse, reEngagement =
      "re_engagement"
    case datedEvent = "dated_event", informationGiven = "information_given", nextOfKin = "next_of_kin", children, doctor
    case volunteer, carePlan = "care_plan", teamMember = "team_member", teamMeeting = "team_meeting", holding, score,
      goal
    case planBasis = "plan_basis", redLightReason = "red_light_reason", checklistTick = "checklist_tick"
    case safetyPlan = "safety_plan", personReport = "person_report", occupation, afterEnd = "after_end"
    case afterEndCall = "after_end_call", agreedContact = "agreed_contact", ladderStep = "ladder_step"
    case mappingOptOut = "mapping_opt_out"
  }

  public enum Word: String, CaseIterable, Hashable, Sendable {
    case title, open, openHelp, otherNumber, otherNumberHelp, numberMissing, numberUnknown, choose, chooseHelp, merge
    case mergeHelp, columnField, columnStands, standsKept, standsOther, standsBoth, toChoose, headIdentity, headMoves
    case headConflicts, conflictEnrolments, conflictMarks, conflictAbsences, conflictBoth, conflictBothDay,
      nothingToChoose
    case leftToChoose, leftToMend, ready, question, leave, act, done, withSelf, unsettled, leadsOn, leadsOnHelp, nothing
    case nothingMoves, none
  }

  public static var allCases: [MergeText] {
    IdentityMerge.Field.allCases.map(MergeText.field) + Part.allCases.map(MergeText.moves)
      + Kind.allCases.map(MergeText.kind) + Word.allCases.map(MergeText.word)
  }

  public init?(rawValue: String) {
    guard let key = MergeText.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = key
  }

  public var rawValue: String {
    switch self {
    case .field(let field): "field.\(field.rawValue)"
    case .moves(let part): "moves.\(part.rawValue)"
    case .kind(let kind): "kind.\(kind.rawValue)"
    case .word(let word): word.rawValue
    }
  }
}
