/// The monthly list that a team lead looks through: what deserves a look, and why. It ranks nobody and counts nobody's
/// doings: each line is one thing that was done, with its reason to stand there.
public enum AccessReview {
  /// Something done, as far as the list needs to know of it.
  public enum Deed: Hashable, Sendable {
    /// Opened, or tried in vain.
    case cardSeen(CardLook)
    case emergencyAccess
    /// Who stands behind a number that is a number only without a reason: relapses.
    case relapseListOpened
    /// Told without a consent, on the ground of the law.
    case lawFirst
    case exported
    case listSeen(isPrinted: Bool)
    case ownCopyPrinted
    case loginsFailed
    /// Users, roles, passphrases, keys, and who is whose relative or stand-in.
    case accessChanged
    /// Everything else: ordinary work.
    case other
  }

  /// Why something stands on the list, gravest first: what must not be, what asks for an account, what is told for completeness.
  public enum Ground: String, CaseIterable, Hashable, Sendable {
    /// One's own card, or that of somebody close: it does not open, and was tried.
    case relative
    /// A protected address, by somebody who is neither contact nor stand-in.
    case protected
    /// Nobody of the user's own units, and no nødtilgang.
    case outsideUnits = "outside_units"
    /// A card that did not open for any other reason: a try stands on the list whoever's it was.
    case refused
    /// Nødtilgang, with its reason.
    case emergencyAccess = "emergency_access"
    /// Who relapsed, with its reason.
    case relapseList = "relapse_list"
    /// Loven går foran: who was told what, and on what ground.
    case lawFirst = "law_first"
    case loginsFailed = "logins_failed"
    case accessChanged = "access_changed"
    case ownCopy = "own_copy"
    case exported
    case printed
  }

  /// Why `deed` stands on the list; nil when it does not.
  ///
  /// The hour is no ground: a house with beds is awake at night. The clock stands beside every line.
  public static func ground(of deed: Deed) -> Ground? {
    switch deed {
    case .cardSeen(let look): look.ground
    case .emergencyAccess: .emergencyAccess
    case .relapseListOpened: .relapseList
    case .lawFirst: .lawFirst
    case .exported: .exported
    case .listSeen(let isPrinted): isPrinted ? .printed : nil
    case .ownCopyPrinted: .ownCopy
    case .loginsFailed: .loginsFailed
    case .accessChanged: .accessChanged
    case .other: nil
    }
  }

  /// What a user was to the person whose card they opened or tried to, on that day.
  public struct CardLook: Hashable, Sendable {
    public var isRelative: Bool
    /// By ``Access/isInScope(units:hasEnrolment:protection:)``.
    public var isInScope: Bool
    public var isProtected: Bool
    /// Contact or co-contact of the day, or a stand-in by name.
    public var isNamed: Bool
    /// By ``AccessReview/isCovered(look:reasons:)``.
    public var hasReason: Bool
    /// The card did not open.
    public var isRefused: Bool

    public init(
      isRelative: Bool, isInScope: Bool, isProtected: Bool, isNamed: Bool, hasReason: Bool, isRefused: Bool = false
    ) {
      self.isRelative = isRelative
      self.isInScope = isInScope
      self.isProtected = isProtected
      self.isNamed = isNamed
      self.hasReason = hasReason
      self.isRefused = isRefused
    }

    fileprivate var ground: Ground? {
      if isRelative { return .relative }
      if isProtected, !isNamed { return .protected }
      if hasReason { return nil }
      if isInScope || isNamed { return isRefused ? .refused : nil }
      return .outsideUnits
    }
  }

  /// Whether a look at a card is accounted for by a reason given at one of the times `reasons`, which stands on the list
  /// itself: within its hour, and shortly before it too, because the try is logged before the reason is asked for.
  /// Milliseconds since 1970.
  public static func isCovered(look: Int64, reasons: [Int64]) -> Bool {
    reasons.contains { $0 - ReadLogging.quarter <= look && look < EmergencyAccess.ends(givenAt: $0) }
  }

  /// Who has looked through a month's list, and whether the signer's own doings are left: nobody signs their own, so what a
  /// signer has done waits for a second one.
  public struct Signed: Hashable, Sendable {
    public var by: UserKey
    public var leavesOwn: Bool

    public init(by: UserKey, leavesOwn: Bool) {
      self.by = by
      self.leavesOwn = leavesOwn
    }
  }

  /// Whether a month waits for `user` to look through it.
  public static func waits(_ signed: [Signed], for user: UserKey) -> Bool {
    !isWhole(signed) && !signed.contains { $0.by == user }
  }

  /// Whether every line has been looked through by somebody else than who did it.
  public static func isWhole(_ signed: [Signed]) -> Bool {
    signed.contains { !$0.leavesOwn } || Set(signed.map(\.by)).count > 1
  }

  /// The months there is a list for, newest first: those that have ended since the register began.
  public static func months(since began: Day, today: Day) -> [Month] {
    var months: [Month] = []
    var month = Month(of: today).previous
    while month >= Month(of: began) {
      months.append(month)
      month = month.previous
    }
    return months
  }
}
