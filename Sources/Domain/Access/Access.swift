/// What one user may reach: a role, the units of their work, and the exceptions by name.
public struct Access: Hashable, Sendable {
  public var user: UserKey
  /// The user's full name, as it stands where somebody is a contact person.
  public var name: String
  public var role: Role
  /// Empty: the whole register.
  public var units: Set<UnitKey>
  /// Habilitet: cards this user never opens, their own included.
  public var relatives: Set<ParticipantKey>
  /// People with a protected address whom a team lead has named this user a stand-in for.
  public var standIns: Set<ParticipantKey>
  /// Nødtilgang: when it ends, in milliseconds since 1970.
  public var emergency: [ParticipantKey: Int64]

  public init(
    user: UserKey, name: String, role: Role, units: Set<UnitKey> = [], relatives: Set<ParticipantKey> = [],
    standIns: Set<ParticipantKey> = [], emergency: [ParticipantKey: Int64] = [:]
  ) {
    self.user = user
    self.name = name
    self.role = role
    self.units = units
    self.relatives = relatives
    self.standIns = standIns
    self.emergency = emergency
  }

  public func may(_ action: Action) -> Bool { AccessTable.may(action, role) }

  /// Habilitet holds in lists, boards, figures and search as on the card: there are the name and the number of somebody close,
  /// and nothing that a column, an order, a filter or a place among others would tell. They count as anybody does.
  public func seesNameOnly(of person: ParticipantKey) -> Bool { relatives.contains(person) }

  /// Whether somebody is this user's to work with, by the units of their enrolments.
  ///
  /// Somebody without an enrolment, or with one that has no unit yet, is everyone's: intake comes before a unit, and
  /// nobody must wait unseen because no unit has taken them. Not so with a protected address: they stand in their own
  /// unit's lists only, and until they have a unit the team leads, who set the grading, keep them.
  ///
  /// - Parameters:
  ///   - enrolments: the unit of each enrolment that counts; which do (running, lately ended) is the caller's to say.
  ///   - hasEnrolment: whether there is any at all, also when none counts.
  public func isInScope(
    units enrolments: some Sequence<UnitKey?>, hasEnrolment: Bool, protection: AddressProtection?
  ) -> Bool {
    if units.isEmpty { return true }
    let takesIntake = protection == nil || role == .teamLead
    if !hasEnrolment { return takesIntake }
    var withoutUnit = false
    var ofAnyUnit = false
    for unit in enrolments {
      guard let unit else {
        withoutUnit = true
        continue
      }
      if units.contains(unit) { return true }
      ofAnyUnit = true
    }
    return withoutUnit && takesIntake && (protection == nil || !ofAnyUnit)
  }

  /// Whether somebody who has left all lists is still found by name, number and telephone in a unit's own search, by whoever
  /// sees that people end, so that nobody who comes back is entered anew. That and when they ended is all there is of them: the
  /// card asks for a reason.
  ///
  /// - Parameter left: the units of the enrolments that have left the lists, where no other counts.
  public func finds(formerOf left: some Sequence<UnitKey?>, protection: AddressProtection?) -> Bool {
    protection == nil && AccessTable.sees(.status, role) && left.contains { $0.map(units.contains) ?? false }
  }

  /// Whether one of the contact and co-contact `names` is the user's; case and spare blanks do not matter.
  public func isContact(names: some Sequence<String>) -> Bool {
    let own = UserName.folded(name)
    return !own.isEmpty && names.contains { UserName.folded($0) == own }
  }

  /// Whether nødtilgang to `person` is in force at `now`, milliseconds since 1970.
  public func hasEmergencyAccess(to person: ParticipantKey, now: Int64) -> Bool {
    guard may(.emergencyAccess), let ends = emergency[person] else { return false }
    return EmergencyAccess.isInForce(ends: ends, now: now)
  }

  /// What happens when the user opens the card of `person`; what comes of it is logged before it is told.
  ///
  /// Whoever follows somebody keeps them when they go on in another unit, and being their contact lifts what a protected address
  /// hides; a stand-in is named by key and opens the card wherever it lies.
  ///
  /// - Parameters:
  ///   - inScope: by ``isInScope(_:)``.
  ///   - isContact: contact or co-contact today, by ``isContact(names:)``.
  ///   - now: milliseconds since 1970.
  public func decision(
    for person: ParticipantKey, inScope: Bool, protection: AddressProtection?, isContact: Bool, now: Int64
  ) -> CardDecision {
    if relatives.contains(person) { return .refusedRelative }
    guard may(.seeCard) else { return .refusedOutOfScope }
    guard let protection else {
      if inScope { return .open }
      return outsideScope(person, opened: .open, now: now)
    }
    if standIns.contains(person) { return .open }
    if inScope { return isContact ? .open : .openShownNameOnly }
    // Whoever cannot give a reason is not to know either that there is anybody, whatever the grading.
    guard may(.emergencyAccess) else { return .refusedStrictlyConfidential }
    switch protection {
    case .onRequest, .confidential: return outsideScope(person, opened: .openShownNameOnly, now: now)
    case .strictlyConfidential: return .refusedStrictlyConfidential
    }
  }

  private func outsideScope(_ person: ParticipantKey, opened: CardDecision, now: Int64) -> CardDecision {
    guard may(.emergencyAccess) else { return .refusedOutOfScope }
    return hasEmergencyAccess(to: person, now: now) ? opened : .needsEmergency
  }
}

/// Names of users, compared as people mean them.
public enum UserName {
  /// Whether two names are one: case and spare blanks do not matter.
  public static func areSame(_ one: some StringProtocol, _ other: some StringProtocol) -> Bool {
    folded(one) == folded(other)
  }

  /// Lower case, without blanks around it, and with single ones inside.
  static func folded(_ name: some StringProtocol) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
