import Domain
import Ledger

/// What plans ask after of everybody: see ``CaseSign``.
enum SignsColumn: CaseColumn {
  static let projection = Projection(
    id: .signs, version: 2, place: .cases,
    follows: [
      ConsentFact.self, NextOfKinFact.self, ChildrenFact.self, DoctorFact.self, TeamMemberFact.self, VolunteerFact.self,
      CarePlanFact.self, PlanBasisFact.self, GoalFact.self, OccupationFact.self, HoldingFact.self, DatedEventFact.self,
      IncidentFact.self, TreatmentFact.self, ScoreFact.self, InformationFact.self,
    ])

  /// Of a kind the last so many tell what there is to tell; of what is compared with its beginning the first stays too.
  private static let most = 4

  static func bytes(of person: PersonCases) throws -> [UInt8] {
    let signs = try self.signs(of: person)
    var writer = DigestWriter()
    var last: Int32 = 0
    for (kind, all) in Dictionary(grouping: signs, by: \.kind).sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let ordered = all.sorted {
        ($0.from?.number ?? 0, $0.to?.number ?? 0) < ($1.from?.number ?? 0, $1.to?.number ?? 0)
      }
      let kept = ordered.count > most ? Array(ordered.prefix(1) + ordered.suffix(most - 1)) : ordered
      for sign in kept {
        writer.add(byte: kind.rawValue)
        writer.add(byte: (sign.from == nil ? 0 : 1) | (sign.to == nil ? 0 : 2))
        if let from = sign.from { writer.add(from, after: &last) }
        if let to = sign.to { writer.add(to, after: &last) }
        if kind == .score { writer.add(signed: Int64(sign.value)) }
      }
    }
    return writer.bytes
  }

  static func read(_ bytes: UnsafeRawBufferPointer) -> [CaseSign] {
    var reader = DigestReader(bytes)
    var (signs, last): ([CaseSign], Int32) = ([], 0)
    while !reader.isAtEnd, !reader.isBroken {
      let kind = CaseSign.Kind(rawValue: reader.byte())
      let present = reader.byte()
      let from = present & 1 != 0 ? reader.day(after: &last) : nil
      let to = present & 2 != 0 ? reader.day(after: &last) : nil
      guard let kind else { continue }
      signs.append(CaseSign(kind, from: from, to: to, value: kind == .score ? Int(reader.signed()) : 0))
    }
    return signs
  }

  // MARK: What there is

  private static func signs(of person: PersonCases) throws -> [CaseSign] {
    var signs = try around(person)
    for goal in try person.facts(GoalFact.self).map(\.goal) where goal.area == .work && goal.status != .givenUp {
      signs.append(CaseSign(.workGoal, from: goal.set))
    }
    if try person.facts(PlanBasisFact.self).contains(where: { $0.basis.competence != nil }) {
      signs.append(CaseSign(.competence))
    }
    for occupation in try person.facts(OccupationFact.self).map(\.occupation) where occupation.kind == .keptWork {
      signs.append(CaseSign(.keptWork, from: occupation.from, to: occupation.to))
    }
    for holding in try person.facts(HoldingFact.self).map(\.holding) where holding.state == .underWay {
      if let kind = kind(of: holding) { signs.append(CaseSign(kind, from: holding.from, to: holding.to)) }
    }
    for event in try person.facts(DatedEventFact.self).map(\.event) {
      if let kind = kind(of: event.kind) { signs.append(CaseSign(kind, from: event.day)) }
    }
    for incident in try person.facts(IncidentFact.self).map(\.incident) {
      signs.append(CaseSign(.incident, from: incident.day, to: incident.reviewedOn))
    }
    for episode in try person.facts(TreatmentFact.self).map(\.episode) {
      if let applied = episode.applied { signs.append(CaseSign(.treatment, from: applied, to: episode.admitted)) }
    }
    for score in try person.facts(ScoreFact.self).map(\.score) where score.instrument == "life_0_10" {
      signs.append(CaseSign(.score, from: score.day, value: score.raw))
    }
    return signs
  }

  private static func around(_ person: PersonCases) throws -> [CaseSign] {
    // A no is an answer as much as a yes.
    var signs = try person.facts(ConsentFact.self).map { CaseSign(.consentAnswered, from: $0.consent.from) }
    signs += try person.facts(InformationFact.self).map { CaseSign(.informed, from: $0.given.day) }
    if try !person.facts(NextOfKinFact.self).isEmpty { signs.append(CaseSign(.kin)) }
    signs += try person.facts(ChildrenFact.self).map { CaseSign(.children, from: $0.children.talk) }
    let doctors = try person.facts(DoctorFact.self).map(\.doctor.name)
    if !doctors.isEmpty { signs.append(CaseSign(.doctor)) }
    if try person.facts(TeamMemberFact.self).contains(where: { member in
      doctors.contains { UserName.areSame($0, member.member.name) }
    }) {
      signs.append(CaseSign(.doctorInTeam))
    }
    if try !person.facts(VolunteerFact.self).isEmpty { signs.append(CaseSign(.volunteer)) }
    for plan in try person.facts(CarePlanFact.self).map(\.plan) {
      if plan.plan == .inPlace { signs.append(CaseSign(.carePlan, from: plan.planDay)) }
      if plan.team == .inPlace { signs.append(CaseSign(.team, from: plan.teamDay)) }
    }
    return signs
  }

  private static func kind(of holding: Holding) -> CaseSign.Kind? {
    switch holding.what {
    case "ips": .ips
    case "fact_young", "fact_adult", "fact_senior": .fact
    case "housing_support", "municipal_support": .housingSupport
    case "self_help": .selfHelp
    case "meeting_place", "healthy_life", "lifestyle", "support_contact": .activity
    default: nil
    }
  }

  private static func kind(of event: DatedEvent.Kind) -> CaseSign.Kind? {
    switch event {
    case .overdoseTalk: .overdoseTalk
    case .naloxoneTraining: .naloxoneTraining
    case .switchTalk: .switchTalk
    case .released, .died, .bereavedContacted, .debrief, .contactTold: nil
    }
  }
}

extension CasePart {
  var signs: [CaseSign] { SignsColumn.read(column(CasePart.placeOfSigns)) }

  private static let placeOfSigns = CaseColumns.place(of: SignsColumn.self)
}
