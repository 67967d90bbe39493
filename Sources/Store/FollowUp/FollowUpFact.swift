import Domain
import Ledger

/// A kind of fact of the way, on the case side: entered, changed and struck by ``FollowUpRoom``, whichever it is.
protocol FollowUpFact: FamilyFact where Family == FollowUp {}

/// One word for all kinds: which it was, no log tells who may not see it, nor a screen beside which the person sits. They stand
/// with ``FollowUpContactFact``.
extension EntryKind {
  public static let followUpEntered = EntryKind("follow_up_entered", .change, .enterFollowUpContact)
  public static let followUpChanged = EntryKind("follow_up_changed", .change, .enterFollowUpContact)
  public static let followUpStruck = EntryKind("follow_up_struck", .change, .enterFollowUpContact)
  public static let importedEvents = EntryKind("imported_events", .bulk, .importData)
  /// What of a file of events ends enrolments: an entry of its own, since it lies on the other side.
  public static let importedDeaths = EntryKind("imported_deaths", .bulk, .importData)
}

extension FollowUpFact {
  package var happened: Day? { tells.day }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    .init(tells.problems(today: ground.today), RuleViolation.followUp)
  }
}

extension FollowUp: CaseFamily {
  static let kinds: [any FamilyFact<FollowUp>.Type] = [
    FollowUpContactFact.self, TreatmentFact.self, ConcernFact.self, RelapseFact.self, ReEngagementFact.self,
    DatedEventFact.self, AgreedContactFact.self, LadderStepFact.self, MeetingQuestionFact.self, HoldingFact.self,
    ScoreFact.self, IncidentFact.self,
  ]

  func fact(of person: ParticipantKey) -> any FamilyFact<FollowUp> {
    switch self {
    case .contact(let contact): FollowUpContactFact(person: person, contact: contact)
    case .treatment(let episode): TreatmentFact(person: person, episode: episode)
    case .concern(let concern): ConcernFact(person: person, concern: concern)
    case .relapse(let relapse): RelapseFact(person: person, relapse: relapse)
    case .reEngagement(let back): ReEngagementFact(person: person, back: back)
    case .event(let event): DatedEventFact(person: person, event: event)
    case .holding(let holding): HoldingFact(person: person, holding: holding)
    case .score(let score): ScoreFact(person: person, score: score)
    case .incident(let incident): IncidentFact(person: person, incident: incident)
    case .agreed(let agreed): AgreedContactFact(person: person, agreed: agreed)
    case .ladder(let step): LadderStepFact(person: person, step: step)
    case .question(let question): MeetingQuestionFact(person: person, question: question)
    }
  }

  /// Everything in force of one person, in the order of days; nothing for who may not read that side.
  static func all(of person: ParticipantKey, _ coder: FactCoder) throws -> [KeptFollowUp] {
    var found: [KeptFollowUp] = []
    try FollowUp.each(of: person, coder) { told, row, entry in
      found.append(KeptFollowUp(told: told, row: row, entry: entry))
    }
    return found.sorted { ($0.told.day ?? .blank, $0.row.id) < ($1.told.day ?? .blank, $1.row.id) }
  }
}

extension Stamps {
  /// What is shown of it: a concern of which nothing came is not, when it has expired.
  func followUp(of person: ParticipantKey, on today: Day, _ coder: FactCoder) throws -> [Recorded<FollowUp>] {
    try FollowUp.all(of: person, coder).compactMap { kept in
      if case .concern(let concern) = kept.told, concern.hasExpired(on: today) { return nil }
      return try recorded(kept.told, row: kept.row, entry: kept.entry)
    }
  }
}

/// What is in force, with the row it stands in.
struct KeptFollowUp {
  var told: FollowUp
  var row: RowID
  var entry: Int64
}
