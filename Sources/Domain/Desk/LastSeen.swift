/// Sist sett: the later of the last attendance and the last contact achieved; an appointment they came to is one.
public struct LastSeen: Hashable, Sendable {
  public var person: ParticipantKey
  public var attendance: Day?
  public var contact: Day?
  /// Since when they have been expected somewhere; who has not is not missed.
  public var expectedSince: Day?

  public init(person: ParticipantKey, attendance: Day?, contact: Day? = nil, expectedSince: Day?) {
    self.person = person
    self.attendance = attendance
    self.contact = contact
    self.expectedSince = expectedSince
  }

  /// Nil for somebody who has never been.
  public var day: Day? { [attendance, contact].compactMap(\.self).max() }

  /// Nobody has seen them for so many days that somebody should ask after them.
  public static let days = 14

  /// Whole days since they were seen, or since they were first expected and did not come; nil when they are not missed.
  public func missed(today: Day) -> Int? {
    guard let expectedSince, expectedSince <= today else { return nil }
    let days = today - (day ?? expectedSince)
    return days >= LastSeen.days ? days : nil
  }
}
