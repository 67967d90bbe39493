/// Whose facts about one person a user works with: what lies with another service is that one's to tell of, unless the person has
/// said that it may.
public struct ControllerReach: Hashable, Sendable {
  /// Nil: of every service.
  private let own: [String]?

  private init(own: [String]?) { self.own = own }

  public static let everything = ControllerReach(own: nil)

  /// - Parameter own: the names the user's own services go by.
  public init(of own: [String]) { self.own = own }

  /// Where the user works, and where they follow the person, whichever unit that is by now. Habilitet beats both.
  ///
  /// - Parameters:
  ///   - units: who answers for what is kept in the user's own units.
  ///   - reach: of the person, as things stand now.
  ///   - now: milliseconds since 1970.
  public init(
    _ access: Access, of person: ParticipantKey, _ reach: PersonReach, units: [String], now: Int64
  ) {
    if access.relatives.contains(person) {
      own = []
    } else if access.units.isEmpty || access.hasEmergencyAccess(to: person, now: now) {
      own = nil
    } else {
      let isNamed = access.standIns.contains(person)
      own =
        units
        + reach.placements.filter { placement in
          // A stand-in is named for where somebody is now.
          isNamed || access.isContact(names: placement.contacts)
            || reach.protection == nil && access.isContact(names: placement.deputies)
        }.map(\.controller)
    }
  }

  /// What comes before a unit is everybody's, and has no name.
  public func isOwn(_ controller: String) -> Bool {
    guard let own else { return true }
    return controller.isEmpty || own.contains { UserName.areSame($0, controller) }
  }

  /// Where something that is told of somebody lies, and whether it may be told here.
  public enum Lying: Hashable, Sendable {
    case here
    /// With another service, and a consent covers it; until its last day, nil without an end.
    case covered(until: Day?)
    /// With these.
    case elsewhere([String])

    public var isShown: Bool { if case .elsewhere = self { false } else { true } }
  }

  /// - Parameters:
  ///   - topics: what a consent has to reach over.
  ///   - happened: nil of what has no day.
  public func lying(
    _ topics: Topics, on happened: Day?, _ residence: Residence, _ consents: [Consent], today: Day
  ) -> Lying {
    let holders = residence.controllers(on: happened)
    if holders.isEmpty || holders.contains(where: isOwn) { return .here }
    var ends: [Day?] = []
    for topic in topics.list {
      let answers = holders.flatMap { holder in
        (own ?? []).map { Sharing.answer(topic, to: $0, from: holder, on: today, consents) }
      }
      let found = answers.compactMap { answer -> Day?? in
        if case .allowed(let until) = answer { .some(until) } else { nil }
      }
      guard !found.isEmpty else { return .elsewhere(holders) }
      ends.append(found.contains(nil) ? nil : found.compactMap(\.self).max())
    }
    return .covered(until: ends.contains { $0 != nil } ? ends.compactMap(\.self).min() : nil)
  }
}

/// With which services somebody was, and when: what is told of a day lies with those they were with then.
public struct Residence: Hashable, Sendable {
  public struct Stay: Hashable, Sendable {
    public var controller: String
    public var from: Day?
    public var to: Day?

    public init(_ controller: String, from: Day?, to: Day?) {
      self.controller = controller
      self.from = from
      self.to = to
    }

    fileprivate func holds(_ day: Day) -> Bool { from.map { $0 <= day } ?? true && to.map { $0 >= day } ?? true }
  }

  public var stays: [Stay]

  public init(_ stays: [Stay]) { self.stays = stays }

  /// Those of the day; on a day with none, whom they left last before it, else whom they came to first. Of what has no day: all.
  public func controllers(on day: Day?) -> [String] {
    guard let day else { return Residence.names(stays) }
    let present = stays.filter { $0.holds(day) }
    if !present.isEmpty { return Residence.names(present) }
    if let last = stays.compactMap({ stay in stay.to.flatMap { $0 < day ? $0 : nil } }).max() {
      return Residence.names(stays.filter { $0.to == last })
    }
    let first = stays.compactMap(\.from).min()
    return Residence.names(stays.filter { $0.from == first })
  }

  private static func names(_ stays: [Stay]) -> [String] {
    var names: [String] = []
    for stay in stays where !names.contains(where: { UserName.areSame($0, stay.controller) }) {
      names.append(stay.controller)
    }
    return names
  }
}

extension Information {
  /// What a consent has to reach over for it to be told by the service it lies with.
  public var topics: Topics {
    switch self {
    case .attendance, .groups, .appointmentTimeAndPlace, .appointmentOutcome, .lastSeen: [.attendance]
    case .treatment, .criticalWindow: [.treatment]
    case .relapse, .concern, .reEngagement, .overdosePrevention: [.substanceUse]
    case .housing: [.housing]
    case .income: [.economy]
    case .scores: [.health]
    case .lights: [.work, .housing, .economy, .health, .substanceUse]
    case .programmeAndUnit, .status, .step, .contactPerson, .followUpPlan, .followUpContacts, .services, .carePlan:
      [.plan]
    default: .all
    }
  }
}
