import Domain
import Ledger

/// Whose card may be opened, and that it was.
extension Session {
  /// What comes of opening somebody's card, by the rules of ``Access``.
  func decision(for person: ParticipantKey) throws(StoreError) -> CardDecision {
    try reading { try decision(for: person, $0) }
  }

  /// The same, inside a transaction.
  func decision(for person: ParticipantKey, _ coder: FactCoder) throws -> CardDecision {
    let present = try PersonReach(coder, person, on: clockDay, .present)
    let shown = try isEarlier ? PersonReach(coder, person, on: today, .shown) : present
    var access = access
    var now = register.now()
    if let (given, latest) = try emergency(person, now, coder) {
      access.emergency[person] = EmergencyAccess.ends(givenAt: given)
      now = max(now, latest)
    }
    let decision = access.decision(for: person, present: present, shown: shown, now: now)
    // Long off the lists, but asked how it goes by who was there for them.
    if decision == .needsEmergency, present.protection == nil, try mayAsk(person, coder) { return .open }
    return decision
  }

  /// Whose facts about somebody this user works with, as things stand now, whatever day is shown.
  func controllers(of person: ParticipantKey, _ coder: FactCoder) throws -> ControllerReach {
    if access.units.isEmpty { return .everything }
    var access = access
    var now = register.now()
    if let (given, latest) = try emergency(person, now, coder) {
      access.emergency[person] = EmergencyAccess.ends(givenAt: given)
      now = max(now, latest)
    }
    return ControllerReach(
      access, of: person, try PersonReach(coder, person, on: clockDay, .present),
      units: try ProgrammeControllers(coder, on: clockDay, .present).names(of: access.units), now: now)
  }

  /// Whether somebody has said that they may be asked after the end, and this user is who asks.
  private func mayAsk(_ person: ParticipantKey, _ coder: FactCoder) throws -> Bool {
    guard coder.keys.holdsClinical, access.may(.enterFollowUpContact) else { return false }
    let day = clockDay
    let records = try AfterEnd.records(of: person, CaseRows(coder.database, coder)).filter { $0.value.mayAsk }
    for enrolment in records.keys {
      guard let kept = try EnrolmentFact.of(enrolment, coder)?.fact, counts(kept.enrolment.unit),
        let end = kept.enrolment.end, end < day, day <= AfterEnd.lastDay(after: end)
      else { continue }
      let names = try ContactFact.all(coder, where: "f.enrolment = ?", enrolment.value).map(\.fact.assignment)
        .filter { $0.role == .primary }.map(\.name)
      if access.isContact(names: names) { return true }
    }
    return false
  }

  /// Whether somebody may stand on a list this user sees: as in the list of participants.
  func isListed(_ person: ParticipantKey, _ coder: FactCoder) throws -> Bool {
    if access.units.isEmpty || access.relatives.contains(person) { return true }
    return try decision(for: person, coder).opens
  }

  /// Whether an enrolment in a unit is among what this user sees: their units', and what has no unit yet.
  func counts(_ unit: UnitKey?) -> Bool {
    access.units.isEmpty || unit.map { access.units.contains($0) } ?? true
  }

  /// Whether there is such a person; one who has been erased is nobody.
  func isKnown(_ person: ParticipantKey) throws(StoreError) -> Bool {
    try reading { try isKnown(person, $0.database) }
  }

  /// The same, in a snapshot that is being read already.
  func isKnown(_ person: ParticipantKey, _ database: Database) throws -> Bool {
    try database.hasRow("SELECT 1 FROM identity_now WHERE person = ? AND number_code IS NOT NULL", person.value)
  }

  /// When this user last gave a reason to open the card of somebody out of scope, and the latest time seen since: a clock
  /// that is set back a little does not lengthen the hour. What is ahead of the clock is left aside, a reason too.
  ///
  /// Nil when it is more than an hour ago.
  private func emergency(
    _ person: ParticipantKey, _ now: Int64, _ coder: FactCoder
  ) throws -> (given: Int64, latest: Int64)? {
    guard access.may(.emergencyAccess) else { return nil }
    let labels = try EntryLabels(coder.database, coder.keys)
    let inForce = (now - EmergencyAccess.duration + 1)...(now + JournalClock.tolerance)
    var found: (first: Int64, given: Int64)?
    for turn in (0..<(try labels.nextTurn(EntryKind.emergencyAccess.group, about: person))).reversed() {
      guard let id = try labels.entry(EntryKind.emergencyAccess.group, about: person, turn: turn),
        let row = try EntryRow.of(id, coder.database, coder.keys)
      else { continue }
      if row.actor == access.user, inForce.contains(row.at) { found = (id, max(row.at, found?.given ?? row.at)) }
    }
    guard let found else { return nil }
    let latest = try coder.database.number(
      "SELECT max(at) FROM main.entry WHERE id >= ? AND at <= ?", found.first, inForce.upperBound)
    return (found.given, latest ?? now)
  }

  /// - Throws: ``StoreError/notAllowed(_:)`` when a card does not open, and so nothing about the person may be written;
  ///   ``RuleViolation/notInRegister`` for somebody who is not to be known of.
  func requireReach(_ person: ParticipantKey, _ coder: FactCoder) throws(StoreError) {
    // Everyone is theirs: the usual case, and an import of one person at a time would feel the reading.
    if access.units.isEmpty, !access.relatives.contains(person) { return }
    if let error = try storing({ try decision(for: person, coder) }).error { throw error }
  }

  /// The same of somebody who is to be in the register: with a conflict when they have been taken away.
  func requireOpen(_ person: ParticipantKey, _ change: borrowing ChangeSet) throws(StoreError) {
    _ = try change.fact(IdentityFact.self, person)
    try requireReach(person, change.coder)
  }

  /// Opens somebody's card, or does not: which of the two stands in the journal before anybody is told.
  ///
  /// - Parameter isWhole: a card of which anything is kept back does not open.
  /// - Returns: how it opens; nil for somebody who is not to be known of.
  /// - Throws: ``StoreError/notAllowed(_:)`` when it does not open.
  func openCard(_ person: ParticipantKey, isWhole: Bool = false) throws(StoreError) -> CardDecision? {
    guard try isKnown(person) else {
      if try isErased(person) { try noteCard(person, .cardTried) }
      return nil
    }
    let decision: CardDecision
    do throws(StoreError) { decision = try self.decision(for: person) } catch {
      // Somebody has tried all the same.
      try noteCard(person, .cardTried)
      throw error
    }
    let opens = isWhole ? decision == .open : decision.opens
    try noteCard(person, opens ? .cardRead : .cardTried)
    if decision == .refusedStrictlyConfidential { return nil }
    if !opens { throw decision.error ?? .notAllowed(.outOfScope) }
    return decision
  }

  /// Why somebody's card does not open to this user, and then it is logged that it was tried; nil when it would.
  func refusal(of person: ParticipantKey) throws(StoreError) -> StoreError? {
    guard try isKnown(person), let refusal = try decision(for: person).error else { return nil }
    try noteCard(person, .cardTried)
    return refusal
  }

  private func isErased(_ person: ParticipantKey) throws(StoreError) -> Bool {
    try reading {
      try $0.database.hasRow("SELECT 1 FROM identity_now WHERE person = ? AND number_code IS NULL", person.value)
    }
  }

  // MARK: - The log of what was seen

  /// Whether what is looked at can be logged: not in a register opened without writing.
  public var isLogged: Bool { register.writer != nil }

  /// Logs that a card is opened or was tried in vain, once per person and quarter of an hour.
  func noteCard(_ person: ParticipantKey, _ kind: EntryKind) throws(StoreError) {
    try note(kind, .card(person, kind), about: person)
  }

  func note(
    _ kind: EntryKind, _ subject: ReadLog.Subject, about: ParticipantKey?, detail: EntryDetail? = nil
  ) throws(StoreError) {
    let now = register.now()
    guard register.readLog.isDue(subject, now: now) else { return }
    guard register.writer != nil else { throw .notAllowed(.cannotBeLogged) }
    try register.note(by: self, kind: kind, about: about, detail: detail)
    register.readLog.logged(subject, now: now)
  }
}

extension CardDecision {
  /// What stands in place of a card that does not open; nil for one that does.
  var error: StoreError? {
    switch self {
    case .open, .openShownNameOnly: nil
    case .needsEmergency: .notAllowed(.outOfScope)
    case .refusedOutOfScope: .notAllowed(.outOfScopeForGood)
    case .refusedRelative: .notAllowed(.relative)
    // As for a key that nobody has.
    case .refusedStrictlyConfidential: .rule(.notInRegister)
    }
  }
}

/// Which state of a register is asked: on a connection that reads as of an earlier entry they are two.
enum RegisterState {
  /// As it is shown.
  case shown
  case present
}

extension PersonReach {
  init(_ coder: FactCoder, _ person: ParticipantKey, on day: Day, _ state: RegisterState) throws {
    func all<Fact: StoredFact>(_ type: Fact.Type, _ condition: String, _ key: Int64) throws -> [Fact] {
      switch state {
      case .shown: try Fact.all(coder, where: condition, key).map(\.fact)
      case .present: try Fact.present(coder, where: condition, key).map(\.fact)
      }
    }
    let identities = try all(IdentityFact.self, "f.person = ?", person.value)
    self.init(protection: identities.first?.participant.protection)
    let daysAfterEnd = try EnrolmentRules.daysOnListAfterEnd(in: coder.database, state)
    let controllers = try ProgrammeControllers(coder, on: day, state)
    for enrolment in try all(EnrolmentFact.self, "f.person = ?", person.value) where enrolment.enrolment.status.counts {
      hasEnrolment = true
      guard ListMembership.isShown(dates: enrolment.enrolment.dates, today: day, daysAfterEnd: daysAfterEnd) else {
        continue
      }
      let placed = enrolment.enrolment
      var placement = PersonReach.Placement(placed.unit, controller: controllers.name(of: placed))
      let named = try all(ContactFact.self, "f.enrolment = ?", enrolment.key.value)
      for assignment in named.map(\.assignment) where assignment.isInForce(on: day) {
        if assignment.role == .deputy {
          placement.deputies.append(assignment.name)
        } else {
          placement.contacts.append(assignment.name)
        }
      }
      placements.append(placement)
    }
  }
}

extension EnrolmentRules {
  /// How many days after their end people stay on the lists, by the register's setting.
  static func daysOnListAfterEnd(in database: Database, _ state: RegisterState) throws -> Int {
    let source =
      switch state {
      case .shown: "setting_now WHERE"
      case .present: "main.setting WHERE voided IS NULL AND"
      }
    return try RegisterSetting.daysOnListAfterEnd.value(from: source, database).flatMap { Int($0) }
      ?? daysOnListAfterEnd
  }
}
