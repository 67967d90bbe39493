/// Somebody who comes to a group and is no participant: a count, one or several who came together.
///
/// A name is for the list in case of fire, and is kept for the day only.
public struct Guest: Hashable, Sendable {
  public var group: GroupKey
  public var day: Day
  public var count: Int
  public var name: String?
  public var arrived: TimeOfDay?
  /// Nil while they are there.
  public var left: TimeOfDay?

  public enum Problem: Hashable, Sendable {
    case countUnlikely
    case inTheFuture
    case leftBeforeArrived
  }

  /// So many come together at most.
  public static let most = 200

  public init(
    group: GroupKey, day: Day, count: Int = 1, name: String? = nil, arrived: TimeOfDay? = nil, left: TimeOfDay? = nil
  ) {
    self.group = group
    self.day = day
    self.count = count
    self.name = name
    self.arrived = arrived
    self.left = left
  }

  public func problem(today: Day) -> Problem? {
    if !(1...Guest.most).contains(count) { return .countUnlikely }
    if day > today { return .inTheFuture }
    if let left, let arrived, left < arrived { return .leftBeforeArrived }
    return nil
  }

  /// Whether the name may be kept: the day is not over.
  public func keepsName(on today: Day) -> Bool { day >= today }

  public var isHere: Bool { left == nil }
}
