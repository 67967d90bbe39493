/// Things that were collected, repaired or given away on a day.
public struct GoodsCount: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case collected, repaired
    case givenAway = "given_away"
    /// Utstyr handed out, sprays of naloxone, and talks about another way of use: a number a day and place, and nobody's.
    case equipment, spray
    case switchTalks = "switch_talks"

    /// Handed out or talked over, against harm: nothing of it is goods.
    public var isAgainstHarm: Bool {
      switch self {
      case .equipment, .spray, .switchTalks: true
      case .collected, .repaired, .givenAway: false
      }
    }
  }

  public var unit: UnitKey
  public var day: Day
  public var kind: Kind
  public var what: String
  public var count: Int

  public init(unit: UnitKey, day: Day, kind: Kind, what: String, count: Int) {
    self.unit = unit
    self.day = day
    self.kind = kind
    self.what = what
    self.count = count
  }
}

/// A thing that is lent, such as a pair of skis.
public struct Gear: Hashable, Sendable {
  public var unit: UnitKey
  public var name: String

  public init(unit: UnitKey, name: String) {
    self.unit = unit
    self.name = name
  }
}

/// A thing lent to somebody.
public struct Loan: Hashable, Sendable {
  public var gear: GearKey
  public var day: Day
  public var due: Day
  /// Nil until it is back.
  public var returned: Day?

  public init(gear: GearKey, day: Day, due: Day, returned: Day? = nil) {
    self.gear = gear
    self.day = day
    self.due = due
    self.returned = returned
  }

  public func isOverdue(on today: Day) -> Bool { returned == nil && due < today }
}
