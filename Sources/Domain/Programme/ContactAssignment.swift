/// A fixed contact person for an enrolment, dated.
public struct ContactAssignment: Hashable, Sendable {
  public enum Role: String, CaseIterable, Hashable, Sendable { case primary, co }

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

  public func isInForce(on day: Day) -> Bool { from <= day && (to.map { $0 >= day } ?? true) }
}
