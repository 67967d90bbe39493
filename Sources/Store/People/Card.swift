import Domain

/// Everything the register holds of one person.
public struct ParticipantCard: Hashable, Sendable {
  public var person: ParticipantKey
  public var identity: Recorded<Participant>
  public var background: Recorded<CaseBackground>?
  /// Newest first.
  public var enrolments: [EnrolmentCard]
  /// Newest first; both voices.
  public var lights: [Recorded<LightsAssessment>]
  /// What happened on the way, in the order of days; a concern that has expired is not there any more.
  public var followUp: [Recorded<FollowUp>] = []
  /// Who stands around the person, and what may be told to whom, in the order it was entered.
  public var surroundings: [Recorded<Surrounding>] = []
  /// Who may be told of attendance on the day, and nobody else.
  public var mayBeTold: [MayBeTold.Party] = []
  public var plan = CardPlan()
  /// Those to come, in order of time.
  public var appointments: [Recorded<AppointmentFact>] = []
  /// Newest first; of a role that does not read all of them, its own.
  public var notes: [Recorded<NoteFact>] = []
  /// Those in force or to come, by the first day.
  public var absences: [Recorded<Absence>] = []
  /// What the person has borrowed and not brought back, what is due first first.
  public var loans: [BorrowedGear] = []
  /// Everything that was done about the person, newest first.
  public var entries: [JournalEntry]
  /// What lies with other services, and is not told here.
  public var elsewhere: [Elsewhere] = []
  /// How the card came to be opened.
  public var decision = CardDecision.open
}

/// Something of a person that lies with other services: of what kind it is, and with whom.
public struct Elsewhere: Hashable, Sendable {
  public var information: Information
  public var controllers: [String]
}

/// One enrolment on a card, with its steps and contact persons.
public struct EnrolmentCard: Hashable, Sendable {
  public var key: EnrolmentKey
  public var enrolment: Recorded<Enrolment>
  /// In order of time.
  public var steps: [Recorded<StepPeriod>]
  /// In order of time; primary and co-contacts.
  public var contacts: [Recorded<ContactAssignment>]

  /// The step in force on a day, with its row.
  public func step(on day: Day) -> Recorded<StepPeriod>? {
    guard let present = steps.map(\.fact).inForce(on: day) else { return nil }
    return steps.first { $0.fact == present }
  }

  /// The primary contact in force on a day, with its row.
  public func contact(on day: Day) -> Recorded<ContactAssignment>? {
    contacts.last { $0.fact.role == .primary && $0.fact.isInForce(on: day) }
  }
}
