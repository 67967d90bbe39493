import Domain

// The facts of the register: a value of Domain together with the keys it hangs on.

/// Who a person is.
public struct IdentityFact: Hashable, Sendable {
  public var person: ParticipantKey
  public var participant: Participant

  public init(person: ParticipantKey, participant: Participant) {
    self.person = person
    self.participant = participant
  }
}

/// Which case is a person's: the only place where the two sides meet.
public struct CaseLinkFact: Hashable, Sendable {
  public var person: ParticipantKey
  public var caseKey: CaseKey

  public init(person: ParticipantKey, caseKey: CaseKey) {
    self.person = person
    self.caseKey = caseKey
  }
}

/// What a case starts from.
public struct BackgroundFact: Hashable, Sendable {
  public var caseKey: CaseKey
  public var background: CaseBackground

  public init(caseKey: CaseKey, background: CaseBackground) {
    self.caseKey = caseKey
    self.background = background
  }
}

/// A unit of a programme.
public struct UnitFact: Hashable, Sendable {
  public var key: UnitKey
  public var unit: Unit

  public init(key: UnitKey, unit: Unit) {
    self.key = key
    self.unit = unit
  }
}

/// One person's time in one programme.
public struct EnrolmentFact: Hashable, Sendable {
  public var key: EnrolmentKey
  public var person: ParticipantKey
  public var enrolment: Enrolment

  public init(key: EnrolmentKey, person: ParticipantKey, enrolment: Enrolment) {
    self.key = key
    self.person = person
    self.enrolment = enrolment
  }
}

/// A step of an enrolment, from when to when.
public struct StepPeriodFact: Hashable, Sendable {
  public var enrolment: EnrolmentKey
  public var period: StepPeriod

  public init(enrolment: EnrolmentKey, period: StepPeriod) {
    self.enrolment = enrolment
    self.period = period
  }
}

/// A contact person of an enrolment, from when to when.
public struct ContactFact: Hashable, Sendable {
  public var enrolment: EnrolmentKey
  public var assignment: ContactAssignment

  public init(enrolment: EnrolmentKey, assignment: ContactAssignment) {
    self.enrolment = enrolment
    self.assignment = assignment
  }
}

/// A case's eight lights on a day.
public struct LightsFact: Hashable, Sendable {
  public var caseKey: CaseKey
  public var assessment: LightsAssessment

  public init(caseKey: CaseKey, assessment: LightsAssessment) {
    self.caseKey = caseKey
    self.assessment = assessment
  }
}

/// A setting of the register, such as the name of the organisation.
public struct SettingFact: Hashable, Sendable {
  public var name: String
  public var value: String

  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// What the register keeps of a programme, so that lists and menus can be painted without reading the catalogue.
public struct ProgrammeRecord: Hashable, Sendable {
  /// Stable id, such as `piloten-blakors`.
  public var id: String
  public var name: String
  public var organisation: String
  public var ending: Programme.Ending
  /// How long it may last; nil when not told.
  public var months: Int?
  /// Exactly four, in order; at most 12 columns each.
  public var stepShortNames: [String]
  /// The text of a programme of one's own; nil for one of the catalogue.
  public var yaml: String?

  public init(_ programme: Programme, yaml: String? = nil) {
    id = programme.id
    name = programme.name
    organisation = programme.organisation
    ending = programme.ending
    months = programme.months
    stepShortNames = programme.steps.steps.map(\.shortName)
    self.yaml = yaml
  }

  init(
    id: String, name: String, organisation: String, ending: Programme.Ending, months: Int?,
    stepShortNames: [String], yaml: String?
  ) {
    self.id = id
    self.name = name
    self.organisation = organisation
    self.ending = ending
    self.months = months
    self.stepShortNames = stepShortNames
    self.yaml = yaml
  }
}

/// Somebody with a login: the role their slot was made for, and what they are called.
public struct UserFact: Hashable, Sendable {
  public var key: UserKey
  public var role: Role
  public var login: String
  /// The full name, as it stands where somebody is a contact person.
  public var name: String

  public init(key: UserKey, role: Role, login: String, name: String) {
    self.key = key
    self.role = role
    self.login = login
    self.name = name
  }
}

/// A unit that a user works with. A user without any works with the whole register.
public struct UserUnitFact: Hashable, Sendable {
  public var user: UserKey
  public var unit: UnitKey

  public init(user: UserKey, unit: UnitKey) {
    self.user = user
    self.unit = unit
  }
}

/// What one user is to one person, which decides about their card whatever the role.
public struct UserPersonFact: Hashable, Sendable {
  public enum Relation: String, CaseIterable, Hashable, Sendable {
    /// The user themself or somebody close: the card stays closed.
    case relative
    /// Stands in for the contact person of somebody with a protected address.
    case standIn = "stand_in"
  }

  public var user: UserKey
  public var person: ParticipantKey
  public var relation: Relation

  public init(user: UserKey, person: ParticipantKey, relation: Relation) {
    self.user = user
    self.person = person
    self.relation = relation
  }
}
