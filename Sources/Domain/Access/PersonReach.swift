/// What of somebody decides whose card theirs is to open: the grading, and the enrolments that count on the day, each with its unit
/// and the contact persons.
public struct PersonReach: Hashable, Sendable {
  /// Where somebody is.
  public struct Placement: Hashable, Sendable {
    public var unit: UnitKey?
    /// Who answers for what the programme keeps.
    public var controller: String
    /// Names of the contact and co-contact persons of the day.
    public var contacts: [String]
    /// Names of those who stand in for one of them that day.
    public var deputies: [String]

    public init(_ unit: UnitKey?, controller: String = "", contacts: [String] = [], deputies: [String] = []) {
      self.unit = unit
      self.controller = controller
      self.contacts = contacts
      self.deputies = deputies
    }
  }

  public var protection: AddressProtection?
  public var placements: [Placement]
  /// Also when none counts.
  public var hasEnrolment: Bool

  public init(
    protection: AddressProtection? = nil, placements: [Placement] = [], hasEnrolment: Bool = false
  ) {
    self.protection = protection
    self.placements = placements
    self.hasEnrolment = hasEnrolment
  }

  public var units: [UnitKey?] { placements.map(\.unit) }
  public var contacts: [String] { placements.flatMap(\.contacts) }
  public var deputies: [String] { placements.flatMap(\.deputies) }
}

extension Access {
  /// Whether somebody is this user's to work with: by the units of their enrolments, or because the user follows them, whichever
  /// unit they are in by now. Who stands in follows nobody with a protected address: for them a team lead names somebody.
  public func isInScope(_ reach: PersonReach) -> Bool {
    isInScope(units: reach.units, hasEnrolment: reach.hasEnrolment, protection: reach.protection)
      || isContact(names: reach.contacts) || reach.protection == nil && isContact(names: reach.deputies)
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
