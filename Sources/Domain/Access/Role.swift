/// What somebody's work is; what follows from it is ``AccessTable``'s alone.
public enum Role: String, CaseIterable, Hashable, Sendable {
  case frontDesk = "front_desk"
  case counsellor
  case teamLead = "team_lead"

  /// Whether a passphrase of this role may open the links between persons and cases. The desk's may not: what it must
  /// not see cannot be read with what it holds, whatever a screen does.
  public var mayHoldClinicalKey: Bool {
    switch self {
    case .frontDesk: false
    case .counsellor, .teamLead: true
    }
  }

  /// Whether somebody of this role has held a key that they are not to hold as `other`.
  public func givesUpKeys(as other: Role) -> Bool { mayHoldClinicalKey && !other.mayHoldClinicalKey }
}

/// Somebody with a login; stays the same when the login, the name or the role changes.
public struct UserKey: Hashable, Comparable, Sendable {
  public let value: Int64
  public init(_ value: Int64) { self.value = value }
  public static func < (left: Self, right: Self) -> Bool { left.value < right.value }
}
