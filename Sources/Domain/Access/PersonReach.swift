/// What of somebody decides whose card theirs is to open: the grading, the units of the enrolments that count on the day, and
/// the contact persons.
public struct PersonReach: Hashable, Sendable {
  public var protection: AddressProtection?
  public var units: [UnitKey?]
  /// Also when none counts.
  public var hasEnrolment: Bool
  /// Names of the contact and co-contact persons of the day.
  public var contacts: [String]

  public init(
    protection: AddressProtection? = nil, units: [UnitKey?] = [], hasEnrolment: Bool = false, contacts: [String] = []
  ) {
    self.protection = protection
    self.units = units
    self.hasEnrolment = hasEnrolment
    self.contacts = contacts
  }
}

extension Access {
  /// Whether somebody is this user's to work with.
  public func isInScope(_ reach: PersonReach) -> Bool {
    isInScope(units: reach.units, hasEnrolment: reach.hasEnrolment, protection: reach.protection)
  }

  /// What happens when the user opens the card of `person`; what comes of it is logged before it is told.
  ///
  /// - Parameters:
  ///   - present: what holds now, on the clock's day.
  ///   - shown: what held then, where the register is looked at as it stood; else the same.
  ///   - now: milliseconds since 1970.
  public func decision(
    for person: ParticipantKey, present: PersonReach, shown: PersonReach, now: Int64
  ) -> CardDecision {
    func decision(_ reach: PersonReach) -> CardDecision {
      self.decision(
        for: person, inScope: isInScope(reach), protection: reach.protection,
        isContact: isContact(names: reach.contacts), now: now)
    }
    return shown == present ? decision(present) : PastView.strictest(decision(present), decision(shown))
  }
}
