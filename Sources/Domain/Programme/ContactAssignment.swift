/// Who follows an enrolment: its fixed contact person, a co-contact, or whoever stands in for a while; dated.
public struct ContactAssignment: Hashable, Sendable {
  /// In the order in which one who is several of them is told as.
  public enum Role: String, CaseIterable, Hashable, Comparable, Sendable {
    case primary, co
    /// Vikar.
    case deputy

    public static func < (left: Role, right: Role) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  public enum Problem: Error, Hashable, Sendable {
    case endsBeforeItBegins
    /// Whoever stands in does so for a while.
    case deputyWithoutEnd
  }

  public var name: String
  public var role: Role
  public var from: Day
  /// The last day.
  public var to: Day?

  public init(name: String, role: Role = .primary, from: Day, to: Day? = nil) {
    self.name = name
    self.role = role
    self.from = from
    self.to = to
  }

  public var problem: Problem? {
    if let to, to < from { return .endsBeforeItBegins }
    return role == .deputy && to == nil ? .deputyWithoutEnd : nil
  }

  public func isInForce(on day: Day) -> Bool { from <= day && (to.map { $0 >= day } ?? true) }
}
