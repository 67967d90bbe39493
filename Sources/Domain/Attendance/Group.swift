/// A group that meets by a timetable. Its name is neutral: why somebody is in it is not kept with it.
public struct Group: Hashable, Sendable {
  public var unit: UnitKey
  public var name: String
  public var timetable: Timetable
  /// The last day it meets; nil while it goes on.
  public var ended: Day?

  public init(unit: UnitKey, name: String, timetable: Timetable = Timetable(), ended: Day? = nil) {
    self.unit = unit
    self.name = name
    self.timetable = timetable
    self.ended = ended
  }

  /// When it meets on `day`, in order of time; empty on other days and after its end.
  public func meetings(on day: Day) -> [Timetable.Meeting] {
    if let ended, ended < day { return [] }
    return timetable.meetings(on: day)
  }
}

/// Somebody's time in a group.
public struct Membership: Hashable, Sendable {
  public var from: Day
  /// The last day, included; nil while it goes on.
  public var to: Day?

  public init(from: Day, to: Day? = nil) {
    self.from = from
    self.to = to
  }

  public func isInForce(on day: Day) -> Bool { from <= day && to.map { day <= $0 } ?? true }

  /// What is left of it for somebody who took part to a day; nil where it began later.
  public func until(_ last: Day?) -> Membership? {
    guard let last, to.map({ last < $0 }) ?? true else { return self }
    return last < from ? nil : Membership(from: from, to: last)
  }
}
