/// What happens when somebody opens a card.
public enum CardDecision: CaseIterable, Hashable, Sendable {
  case open
  /// A protected address: opens, and what ``hides(_:)`` looks as a missing value looks.
  case openShownNameOnly
  /// Out of scope; nødtilgang, with a reason, would open it.
  case needsEmergency
  /// Out of scope, for a role that has no nødtilgang.
  case refusedOutOfScope
  /// One's own card or a close relative's; nothing opens it.
  case refusedRelative
  /// Out of scope, and nødtilgang does not open it. The grading is secret: to the user this must look as a number
  /// nobody has.
  case refusedStrictlyConfidential

  public var opens: Bool { self == .open || self == .openShownNameOnly }

  /// Whether `information` is kept back on this card, whatever the role sees elsewhere.
  ///
  /// National id and who may be told are among it: one is the name in another form, the other names next of kin.
  public func hides(_ information: Information) -> Bool {
    switch self {
    case .open: false
    case .openShownNameOnly:
      switch information {
      case .realName, .phone, .district, .nextOfKin, .nationalID, .whoMayBeTold: true
      default: false
      }
    case .needsEmergency, .refusedOutOfScope, .refusedRelative, .refusedStrictlyConfidential: true
    }
  }

  /// Whether `role` sees `information` on a card opened with this decision: the table, less what is kept back.
  public func shows(_ information: Information, to role: Role, reasonGiven: Bool = false) -> Bool {
    !hides(information) && AccessTable.sees(information, role, reasonGiven: reasonGiven)
  }
}
