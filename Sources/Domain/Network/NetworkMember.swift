/// Pårørende: who stands by somebody, and how to reach them. What they may be told, the consents say; of their own use or health
/// there is nothing here.
public struct NextOfKin: Hashable, Sendable {
  public var name: String
  /// In the person's own word: `mor`, `kjæreste`.
  public var relation: String
  public var phone: String?
  /// When they were told that they stand here; nil: they have not been.
  public var told: Day?

  public init(name: String, relation: String, phone: String? = nil, told: Day? = nil) {
    self.name = name
    self.relation = relation
    self.phone = phone
    self.told = told
  }

  /// Whether a consent's party is meant to be them: by name, or by a relation that nobody else of the kin has.
  public func isMeant(by party: String, among kin: some Sequence<NextOfKin>) -> Bool {
    if UserName.areSame(party, name) { return true }
    return UserName.areSame(party, relation) && kin.count { UserName.areSame($0.relation, relation) } == 1
  }
}

/// A person's children: how many, when they were born, who has the care, and whether they were talked with. No names.
public struct Children: Hashable, Sendable {
  public enum Care: String, CaseIterable, Hashable, Sendable {
    case participant, shared
    case otherParent = "other_parent"
    case childWelfare = "child_welfare"
    case other
  }

  public var count: Int
  /// As far as they are known, the eldest first.
  public var birthYears: [Int]
  public var care: Care?
  /// The day of the talk about the children's situation.
  public var talk: Day?

  public init(count: Int, birthYears: [Int] = [], care: Care? = nil, talk: Day? = nil) {
    self.count = count
    self.birthYears = birthYears
    self.care = care
    self.talk = talk
  }
}

/// Fastlege.
public struct Doctor: Hashable, Sendable {
  public var name: String
  public var office: String?
  public var phone: String?

  public init(name: String, office: String? = nil, phone: String? = nil) {
    self.name = name
    self.office = office
    self.phone = phone
  }
}

/// A tidgiver or medvandrer.
public struct Volunteer: Hashable, Sendable {
  public enum Role: String, CaseIterable, Hashable, Sendable {
    /// Tidgiver.
    case timeGiver = "time_giver"
    /// Medvandrer.
    case companion
  }

  public var name: String
  public var role: Role
  public var phone: String?
  /// When they signed to keep silent; before that they hear no participant's name.
  public var secrecySigned: Day?

  public init(name: String, role: Role, phone: String? = nil, secrecySigned: Day? = nil) {
    self.name = name
    self.role = role
    self.phone = phone
    self.secrecySigned = secrecySigned
  }

  public func mayHearNames(on day: Day) -> Bool { secrecySigned.map { $0 <= day } ?? false }

  /// Whether something may be told to them: a volunteer who has not signed is told nothing, whatever was consented to.
  public func sharing(
    _ topic: Topic, from controller: String = "", on day: Day, _ consents: [Consent], law: LawFirst.Ground? = nil
  ) -> Sharing {
    if law == nil, !mayHearNames(on: day) { return .notAllowed(.secrecyNotSigned) }
    return .answer(topic, to: name, from: controller, on: day, consents, law: law)
  }
}

/// Individuell plan and ansvarsgruppe: whether there is one, and since when.
public struct CarePlan: Hashable, Sendable {
  public enum State: String, CaseIterable, Hashable, Sendable {
    case none, applied, inPlace = "in_place", declined
  }

  public var plan: State
  /// The day that is so from.
  public var planDay: Day?
  public var team: State
  public var teamDay: Day?

  public init(plan: State = .none, planDay: Day? = nil, team: State = .none, teamDay: Day? = nil) {
    self.plan = plan
    self.planDay = planDay
    self.team = team
    self.teamDay = teamDay
  }
}

/// Somebody in the ansvarsgruppe, for a service.
public struct TeamMember: Hashable, Sendable {
  public var name: String
  public var service: String?
  public var phone: String?
  public var isCoordinator: Bool

  public init(name: String, service: String? = nil, phone: String? = nil, isCoordinator: Bool = false) {
    self.name = name
    self.service = service
    self.phone = phone
    self.isCoordinator = isCoordinator
  }
}

/// The ansvarsgruppe met.
public struct TeamMeeting: Hashable, Sendable {
  public var day: Day

  public init(day: Day) { self.day = day }
}
