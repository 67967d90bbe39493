/// Whether something of a person may be told to somebody: yes as far as a consent reaches, no, or the law goes first.
public enum Sharing: Hashable, Sendable {
  /// Until the last day of the consent; nil without an end.
  case allowed(until: Day?)
  case notAllowed(Reason)
  /// Loven går foran: what is told is never held up by the want of a consent. It is accounted for with a ``LawFirst``.
  case lawFirst(LawFirst.Ground)

  public enum Reason: Hashable, Sendable {
    case neverAsked
    case refused(Day)
    case withdrawn(Day)
    case expired(Day)
    /// There is a consent with the same party, and it does not reach so far.
    case notWithinIt
    /// It keeps that out of it by name.
    case excluded
    /// Given to another service than the one that would tell.
    case otherController(String)
    case notYet(Day)
    /// A volunteer who has not signed hears no participant's name.
    case secrecyNotSigned
  }

  /// Whether there is nothing in the way.
  public var isOpen: Bool { if case .notAllowed = self { false } else { true } }

  /// - Parameters:
  ///   - controller: the service that would tell; empty: whichever keeps the register.
  ///   - consents: of the person, in the order they were entered: of two on a day the later holds.
  ///   - law: what makes it a duty; nil where nothing does.
  public static func answer(
    _ topic: Topic, to party: String, from controller: String = "", on day: Day, _ consents: [Consent],
    law: LawFirst.Ground? = nil
  ) -> Sharing {
    if let law { return .lawFirst(law) }
    let open = consents.open(topic, to: party, from: controller, on: day)
    if !open.isEmpty { return .allowed(until: open.lastDay) }
    let concerning = consents.filter { $0.concerns(topic, party) }
    return .notAllowed(
      reason(concerning.filter { $0.isOf(controller) }, concerning, party, on: day, consents))
  }

  /// The last that was said of it.
  private static func reason(
    _ ours: [Consent], _ concerning: [Consent], _ party: String, on day: Day, _ consents: [Consent]
  ) -> Reason {
    // What has been said by the day comes before what is to hold later.
    let last = ours.filter { $0.from <= day }.max { $0.saidOn(by: day) < $1.saidOn(by: day) } ?? ours.last
    if let last {
      switch last.standing(on: day) {
      case .refused: return .refused(last.from)
      case .withdrawn: return .withdrawn(last.withdrawn ?? day)
      case .expired: return .expired(last.validTo ?? day)
      case .notYet: return .notYet(last.from)
      // In force, and yet not open: kept out of it, or overruled by a no of the same day.
      case .given, .narrowed:
        if let no = ours.first(where: { $0.saidNo(by: day) != nil }) {
          return no.isGiven ? .withdrawn(no.withdrawn ?? day) : .refused(no.from)
        }
        return .excluded
      }
    }
    if let other = concerning.first(where: { $0.isInForce(on: day) }) { return .otherController(other.controller) }
    let isKnown = consents.contains {
      $0.purpose != .journal && $0.isInForce(on: day) && UserName.areSame($0.party, party)
    }
    return isKnown ? .notWithinIt : .neverAsked
  }
}

extension Consent {
  /// Whether it was given to that service; where one of the two names none, it is whichever keeps the register.
  func isOf(_ controller: String) -> Bool {
    self.controller.isEmpty || controller.isEmpty || UserName.areSame(self.controller, controller)
  }

  /// The day on which it was, or became, a no; nil of a yes. Without a day whatever the day.
  fileprivate func saidNo(by day: Day?) -> Day? {
    let no = isGiven ? withdrawn : from
    return no.flatMap { said in day.map { said <= $0 } ?? true ? said : nil }
  }

  /// The day on which something was last said of it, by a day.
  fileprivate func saidOn(by day: Day) -> Day {
    if let withdrawn, withdrawn <= day { return withdrawn }
    return from
  }
}

extension [Consent] {
  /// Those that let something be told to somebody: in force, reaching so far, and with no later no beside them.
  ///
  /// - Parameter day: nil: whatever the day, so that ends are still to be looked at.
  func open(_ topic: Topic, to party: String, from controller: String, on day: Day?) -> [Consent] {
    let ours = filter { $0.concerns(topic, party) && $0.isOf(controller) }
    return ours.enumerated().filter { place, consent in
      let isInForce = day.map { consent.isInForce(on: $0) } ?? (consent.isGiven && consent.withdrawn == nil)
      if !isInForce || consent.excludedTopics.contains(topic) { return false }
      return !ours.enumerated().contains { later, other in
        other.saidNo(by: day).map { $0 > consent.from || $0 == consent.from && later > place } ?? false
      }
    }.map(\.element)
  }

  /// The longest of them; nil when one has no end.
  var lastDay: Day? {
    let ends = map(\.validTo)
    return ends.contains(nil) ? nil : ends.compactMap(\.self).max()
  }
}

/// Loven går foran: told without a consent, because the law goes before it. Never held up, and accounted for.
public struct LawFirst: Hashable, Sendable {
  public enum Ground: String, CaseIterable, Hashable, Sendable {
    /// Danger to somebody's life.
    case dangerToLife = "danger_to_life"
    /// The duty to tell child welfare.
    case childWelfare = "child_welfare"
    /// The duty to avert a crime.
    case dutyToAvert = "duty_to_avert"
  }

  public var ground: Ground
  public var day: Day
  /// To whom.
  public var party: String
  public var what: String
  /// Who was asked before it; nil where there was no time.
  public var asked: String?

  public init(_ ground: Ground, on day: Day, to party: String, what: String, asked: String? = nil) {
    self.ground = ground
    self.day = day
    self.party = party
    self.what = what
    self.asked = asked
  }

  public enum Problem: Error, Hashable, Sendable {
    case inTheFuture, partyMissing, whatMissing
  }

  public func problems(today: Day) -> [Problem] {
    (day > today ? [.inTheFuture] : []) + (party.isEmpty ? [.partyMissing] : []) + (what.isEmpty ? [.whatMissing] : [])
  }
}

/// That the person has been told what is kept about them and why: which letter, and when.
public struct InformationGiven: Hashable, Sendable {
  public var letter: String
  public var day: Day

  public init(letter: String, day: Day) {
    self.letter = letter
    self.day = day
  }
}
