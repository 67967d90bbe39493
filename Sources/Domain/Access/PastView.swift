/// Looking at the register as it stood after an earlier entry, or on another day: facts are wound back, rules never. What
/// holds now and what is shown are both asked, and the strictest of them holds.
public enum PastView {
  /// The stricter of what comes of opening a card now and as it is shown.
  public static func strictest(_ now: CardDecision, _ shown: CardDecision) -> CardDecision {
    now.strictness < shown.strictness ? shown : now
  }
}

extension CardDecision {
  /// How much is kept back.
  fileprivate var strictness: Int {
    switch self {
    case .open: 0
    case .openShownNameOnly: 1
    case .needsEmergency: 2
    case .refusedOutOfScope: 3
    case .refusedRelative: 4
    case .refusedStrictlyConfidential: 5
    }
  }
}

extension AddressProtection {
  /// The stricter of two gradings: they are listed in that order.
  static func strictest(_ one: AddressProtection?, _ other: AddressProtection?) -> AddressProtection? {
    AddressProtection.allCases.last { $0 == one || $0 == other }
  }
}

extension Participant {
  /// Somebody as they were, behind what covers them now: the stricter grading, and the name that has been agreed since. Behind
  /// a grading of today no earlier name shows, agreed or not.
  ///
  /// - Parameter present: nil for somebody who is not in the register any more, because their entry was taken back.
  public func covered(by present: Participant?) -> Participant {
    guard let present else { return self }
    var participant = self
    participant.protection = .strictest(protection, present.protection)
    if present.protection != nil || present.displayName?.isEmpty == false {
      participant.displayName = present.displayName
    }
    return participant
  }
}
