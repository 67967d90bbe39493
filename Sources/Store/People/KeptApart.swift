import Domain
import Ledger

/// What of one person lies with which service, where not all of it is this user's to work with.
struct KeptApart {
  let reach: ControllerReach
  let residence: Residence
  let consents: [Consent]
  let today: Day

  func lying(_ information: Information, on day: Day?) -> ControllerReach.Lying {
    reach.lying(information.topics, on: day, residence, consents, today: today)
  }

  func shows(_ fact: FollowUp) -> Bool { lying(fact.information, on: fact.day).isShown }
}

extension Residence {
  init(_ enrolments: some Sequence<Enrolment>, _ controllers: ProgrammeControllers) {
    self.init(
      enrolments.map { Stay(controllers.name(of: $0), from: $0.applied ?? $0.start, to: $0.end) })
  }
}

/// Finds it for those whom a list is about: nobody, where the register is one service's or the user is in all of it.
struct ServicesApart {
  private let session: Session
  private let coder: FactCoder
  private let controllers: ProgrammeControllers?

  init(_ session: Session, _ coder: FactCoder) throws {
    self.session = session
    self.coder = coder
    if session.access.units.isEmpty || !coder.keys.holdsClinical {
      controllers = nil
    } else {
      let controllers = try ProgrammeControllers(coder, on: session.today, .shown)
      self.controllers = controllers.areSeveral ? controllers : nil
    }
  }

  /// Nil of somebody of whom everything is this user's to work with.
  func of(_ person: ParticipantKey) throws -> KeptApart? {
    guard let controllers else { return nil }
    let residence = Residence(
      try EnrolmentFact.all(coder, where: "f.person = ?", person.value).map(\.fact.enrolment), controllers)
    let reach = try session.controllers(of: person, coder)
    if residence.stays.allSatisfy({ reach.isOwn($0.controller) }) { return nil }
    let cases = try PersonCases(of: person, CaseRows(coder.database, coder), coder)
    return KeptApart(
      reach: reach, residence: residence, consents: try cases.facts(ConsentFact.self).map(\.consent),
      today: session.today)
  }

  /// What decides whether somebody is to be called, of what this user works with; nil where that is all there is.
  func calls(of person: ParticipantKey) throws -> [UInt8]? {
    guard let apart = try of(person) else { return nil }
    return try CallColumn.bytes(of: PersonCases(of: person, CaseRows(coder.database, coder), coder).showing(apart))
  }
}
