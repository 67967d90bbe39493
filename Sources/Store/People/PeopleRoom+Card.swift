import Domain
import Ledger

/// One person.
extension PeopleRoom {
  /// Opens somebody's card: the journal knows of it first.
  ///
  /// - Returns: what this user may see of the person; nil when nobody has the key now, and for a protected person who is
  ///   not to be known of.
  /// - Throws: ``StoreError/notAllowed(_:)``.
  public func card(_ person: ParticipantKey) throws(StoreError) -> ParticipantCard? {
    try session.require(.seeCard)
    guard let decision = try session.openCard(person),
      var card = try session.reading({ try CardReader($0).card(person, today: session.today) })
    else { return nil }
    card.decision = decision
    try keepApart(&card)
    if session.access.may(.seeCardLog) { card.entries = try session.journal.history(of: person) }
    return card.shown(to: session.access, decision, on: session.today)
  }

  /// Takes out what lies with another service and no consent covers.
  private func keepApart(_ card: inout ParticipantCard) throws(StoreError) {
    let person = card.person
    let (reach, controllers) = try session.reading { coder in
      (try session.controllers(of: person, coder), try ProgrammeControllers(coder, on: session.today, .shown))
    }
    if reach != .everything { card.keepApart(reach, controllers, on: session.today) }
  }

  /// Why somebody's card does not open to this user, and then it is logged that it was tried; nil when it would, and when there
  /// is nobody to know of.
  public func refusal(of person: ParticipantKey) throws(StoreError) -> StoreError? {
    try session.require(.seeCard)
    return try session.refusal(of: person)
  }

  /// Nødtilgang: for an hour the card of somebody out of scope opens. The reason stands in the journal, and the team lead sees
  /// it.
  ///
  /// - Throws: ``RuleViolation/emergencyReason(_:)``; ``StoreError/notAllowed(_:)`` for a role without it.
  @discardableResult
  public func openInEmergency(_ person: ParticipantKey, reason: String) throws(StoreError) -> WriteReceipt {
    try session.require(.emergencyAccess)
    if let problem = EmergencyAccess.problem(reason: reason) { throw .rule(.emergencyReason(problem)) }
    if session.access.relatives.contains(person) { throw .notAllowed(.relative) }
    return try session.register.note(
      by: session, kind: .emergencyAccess, about: person, detail: EntryDetail(reason: reason))
  }

  /// The person with a number; nil when there is none, and for one this user is not to know of: somebody out of scope whose
  /// card nothing would open looks as a number nobody has.
  ///
  /// - Parameter opening: what is asked for is the card, and that is logged where it comes to nothing.
  public func participantKey(
    number: ParticipantNumber, opening: Bool = false
  ) throws(StoreError) -> ParticipantKey? {
    try session.require(.seeParticipants)
    guard let person = try owner(of: number) else { return nil }
    switch try session.decision(for: person) {
    case .open, .openShownNameOnly, .needsEmergency, .refusedRelative: return person
    case .refusedOutOfScope, .refusedStrictlyConfidential:
      // What is opened without writing does not tell by that error either that there is anybody.
      if opening, session.isLogged { try session.noteCard(person, .cardTried) }
      return nil
    }
  }

  /// Whether a number is somebody's, whoever it is: a new one has to be another.
  public func isTaken(_ number: ParticipantNumber, besides person: ParticipantKey? = nil) throws(StoreError) -> Bool {
    try session.require(.addParticipant)
    let owner = try owner(of: number)
    return owner != nil && owner != person
  }

  /// The first number free for a new person from this one on: itself, or one further on that follows a number somebody
  /// has. Whose the taken ones are is not told, nor how many there are; few are looked at, so that many cost little.
  ///
  /// - Returns: nil when there is none of the kind.
  public func freeNumber(from first: ParticipantNumber) throws(StoreError) -> ParticipantNumber? {
    do throws(StoreError) {
      let steps = try storing {
        try Turns.next { step in
          guard let number = step == 0 ? first : first.advanced(by: step) else {
            throw StoreError.rule(.notInRegister)
          }
          return try isTaken(number)
        }
      }
      return steps == 0 ? first : first.advanced(by: steps)
    } catch .rule(.notInRegister) { return nil }
  }

  /// Whom a number leads to that was of a record which has been merged with another's; nil where it was of none, and where that
  /// is nobody this user is to know of.
  public func mergedInto(_ number: ParticipantNumber) throws(StoreError) -> ParticipantKey? {
    let person = try participantKey(number: number)
    let isPresent = try session.reading { coder in
      try coder.database.hasRow("SELECT 1 FROM identity_now WHERE number_code = ?", try coder.code(of: number))
    }
    return isPresent ? nil : person
  }

  /// Also by the number of a record that was merged with theirs.
  private func owner(of number: ParticipantNumber) throws(StoreError) -> ParticipantKey? {
    try session.reading { coder in
      let code = try coder.code(of: number)
      return try coder.database.number("SELECT person FROM identity_now WHERE number_code = ?", code)
        .map { ParticipantKey($0) } ?? MergedPeople.owner(of: code, coder.database)
    }
  }
}

/// Reads the facts of one person together with who entered each.
private struct CardReader {
  private let coder: FactCoder
  private let stamps: Stamps

  init(_ coder: FactCoder) {
    self.coder = coder
    stamps = Stamps(coder)
  }

  func card(_ person: ParticipantKey, today: Day) throws -> ParticipantCard? {
    guard let identity = try IdentityFact.of(person, coder) else { return nil }
    let enrolments = try EnrolmentFact.all(
      coder, where: "f.person = ? ORDER BY coalesce(f.start_day, f.applied_day) DESC, f.enrolment DESC", person.value)
    let appointments = try appointments(person, today: today)
    let notes = try NoteFact.all(coder, where: "f.person = ? ORDER BY f.day DESC, f.note DESC", person.value)
    let absences = try AbsenceFact.all(
      coder, where: "f.person = ? AND (f.to_day IS NULL OR f.to_day >= ?) ORDER BY f.from_day", person.value,
      Int64(today.number))
    let around = try stamps.surroundings(of: person, coder)
    let cards = try enrolments.map { try card($0) }
    return ParticipantCard(
      person: person, identity: try stamps.recorded(identity, identity.fact.participant),
      background: try background(identity), enrolments: cards, lights: try lights(person),
      followUp: try stamps.followUp(of: person, on: today, coder), surroundings: around,
      mayBeTold: try mayBeTold(person, around.map(\.fact).consents, cards.map(\.enrolment.fact), today),
      plan: try stamps.plan(of: person, coder),
      appointments: try appointments.map { try stamps.recorded($0, $0.fact) },
      notes: try notes.map { try stamps.recorded($0, $0.fact) },
      absences: try absences.map { try stamps.recorded($0, $0.fact.absence) }, loans: try loans(of: person),
      entries: [])
  }

  /// Without the key to the consents, what was left of them for who has none.
  private func mayBeTold(
    _ person: ParticipantKey, _ consents: [Consent], _ enrolments: [Enrolment], _ today: Day
  ) throws -> [MayBeTold.Party] {
    guard coder.keys.holdsClinical else {
      return MayBeTold(try ToldPages(coder.database, coder.keys).parties(of: person), on: today).parties
    }
    let latest = enrolments.first { $0.status.counts && ($0.start ?? $0.applied) != nil }?.programme
    let controller = try latest.flatMap {
      try ProgrammeRecord.first(coder, where: "f.stable_id = ?", $0)?.fact.organisation
    }
    return MayBeTold(consents, from: controller ?? "", on: today).parties
  }

  private func card(_ kept: KeptFact<EnrolmentFact>) throws -> EnrolmentCard {
    let key = kept.fact.key
    let steps = try StepPeriodFact.all(coder, where: "f.enrolment = ? ORDER BY f.from_day", key.value)
    let contacts = try ContactFact.all(
      coder, where: "f.enrolment = ? ORDER BY f.from_day, f.role, f.colleague", key.value)
    return EnrolmentCard(
      key: key, enrolment: try stamps.recorded(kept, kept.fact.enrolment),
      steps: try steps.map { try stamps.recorded($0, $0.fact.period) },
      contacts: try contacts.map { try stamps.recorded($0, $0.fact.assignment) })
  }

  /// From today on, and those of the last days of which nobody has entered what came of them.
  private func appointments(_ person: ParticipantKey, today: Day) throws -> [KeptFact<AppointmentFact>] {
    let rooms = try MeetingRooms(coder)
    return try AppointmentFact.all(
      coder, where: "f.person = ? AND f.day >= ? ORDER BY f.day, f.minute, f.appointment", person.value,
      Int64((today - Appointment.daysToEnterOutcome).number)
    ).compactMap { kept in
      var kept = kept
      kept.fact.appointment.place = rooms.recognised(kept.fact.appointment.place)
      return kept.fact.appointment.day >= today || kept.fact.appointment.outcome == nil ? kept : nil
    }
  }

  /// One that says nothing is as good as none.
  private func background(_ identity: KeptFact<IdentityFact>) throws -> Recorded<CaseBackground>? {
    let background = identity.fact.background
    return background == CaseBackground() ? nil : try stamps.recorded(identity, background)
  }

  private func lights(_ person: ParticipantKey) throws -> [Recorded<LightsAssessment>] {
    let found = try CaseRows(coder.database, coder).facts(LightsFact.self, of: person)
    return try found.map { try stamps.recorded($0, $0.fact.assessment) }.sorted { left, right in
      left.fact.date == right.fact.date
        ? left.fact.voice.rawValue < right.fact.voice.rawValue : left.fact.date > right.fact.date
    }
  }

  private func loans(of person: ParticipantKey) throws -> [BorrowedGear] {
    let loans = try LoanFact.all(
      coder, where: "f.person = ? AND f.returned_day IS NULL ORDER BY f.due_day, f.id", person.value)
    return try loans.compactMap { kept in
      try GearFact.of(kept.fact.loan.gear, coder).map {
        BorrowedGear(name: $0.fact.gear.name, loan: kept.fact.loan, row: kept.row)
      }
    }
  }
}
