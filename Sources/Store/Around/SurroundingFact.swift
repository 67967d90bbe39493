import Domain
import Ledger

/// A kind of fact of who stands around a person, or of what may be told to whom: on the case side, entered, changed and struck by
/// ``AroundRoom``, whichever it is.
protocol SurroundingFact: FamilyFact where Family == Surrounding {}

extension SurroundingFact {
  // A meeting to come has not happened, and whoever is with us until then is not kept longer for it.
  package var happened: Day? { tells.day }

  func problems(_ ground: RuleGround) -> [CheckFinding.Problem] {
    .init(tells.problems(today: ground.today), RuleViolation.surrounding)
  }
}

extension Surrounding: CaseFamily {
  static let kinds: [any FamilyFact<Surrounding>.Type] = [
    ConsentFact.self, LawFirstFact.self, InformationFact.self, MappingOptOutFact.self, NextOfKinFact.self,
    ChildrenFact.self, DoctorFact.self, VolunteerFact.self, CarePlanFact.self, TeamMemberFact.self,
    TeamMeetingFact.self,
  ]

  func fact(of person: ParticipantKey) -> any FamilyFact<Surrounding> {
    switch self {
    case .consent(let consent): ConsentFact(person: person, consent: consent)
    case .lawFirst(let told): LawFirstFact(person: person, told: told)
    case .informed(let given): InformationFact(person: person, given: given)
    case .optedOut(let optOut): MappingOptOutFact(person: person, optOut: optOut)
    case .kin(let kin): NextOfKinFact(person: person, kin: kin)
    case .children(let children): ChildrenFact(person: person, children: children)
    case .doctor(let doctor): DoctorFact(person: person, doctor: doctor)
    case .volunteer(let volunteer): VolunteerFact(person: person, volunteer: volunteer)
    case .plan(let plan): CarePlanFact(person: person, plan: plan)
    case .teamMember(let member): TeamMemberFact(person: person, member: member)
    case .teamMeeting(let meeting): TeamMeetingFact(person: person, meeting: meeting)
    }
  }
}

extension Stamps {
  /// In the order they were entered, and what came in one entry with every no after the yeses, so that a yes never hides one: the
  /// rows of an entry lie in no order. Nothing for who may not read that side.
  func surroundings(of person: ParticipantKey, _ coder: FactCoder) throws -> [Recorded<Surrounding>] {
    var found: [Recorded<Surrounding>] = []
    try Surrounding.each(of: person, coder) { told, row, entry in
      found.append(try recorded(told, row: row, entry: entry))
    }
    return found.sorted {
      ($0.entered.entry, $0.fact.isNo ? 1 : 0, $0.row.id) < ($1.entered.entry, $1.fact.isNo ? 1 : 0, $1.row.id)
    }
  }
}
