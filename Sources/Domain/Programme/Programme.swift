/// A programme (tiltak): what it is called, its steps, how it ends and for how long it may run.
public struct Programme: Hashable, Sendable {
  /// Stable id in files and output, such as `piloten-blakors`.
  public let id: String
  public var name: String
  public var organisation: String
  public var steps: StepModel
  public var ending: Ending
  /// How long it may last, in months; nil when the source gives none.
  public var months: Int?
  /// Where the telling comes from and what is assumed in it, for the reader.
  public var source: String?
  /// On what ground it keeps a record; nil where that is not told.
  public var ground: RecordGround?

  /// NAV's two ways to end: running measures end in HAR SLUTTET, courses with a common end in FULLFØRT or AVBRUTT.
  public enum Ending: String, CaseIterable, Hashable, Sendable {
    case running, course
  }

  public init(
    id: String, name: String, organisation: String, steps: StepModel, ending: Ending, months: Int? = nil,
    source: String? = nil, ground: RecordGround? = nil
  ) {
    self.ground = ground
    self.id = id
    self.name = name
    self.organisation = organisation
    self.steps = steps
    self.ending = ending
    self.months = months
    self.source = source
  }
}

/// A department of a programme with its places. Capacity is soft: it warns and never blocks.
public struct Unit: Hashable, Sendable {
  public var programme: String
  public var name: String
  /// Nil: the number of places is not known.
  public var places: Int?

  public init(programme: String, name: String, places: Int?) {
    self.programme = programme
    self.name = name
    self.places = places
  }
}

/// How full a unit is on a day. Occupied is DELTAR; taken is that, VENTER PÅ OPPSTART and open offers; free is places less
/// taken.
public struct UnitOccupancy: Hashable, Sendable {
  public var key: UnitKey
  public var unit: Unit
  public var occupied: Int
  public var taken: Int
  /// Of those occupied: how many end, or are to end, within ``freeingWindow`` days.
  public var freeing: Int

  public init(key: UnitKey, unit: Unit, occupied: Int, taken: Int, freeing: Int = 0) {
    self.key = key
    self.unit = unit
    self.occupied = occupied
    self.taken = taken
    self.freeing = freeing
  }

  /// Below zero when more are taken in than there are places; nil when the places are not known.
  public var free: Int? { unit.places.map { $0 - taken } }

  /// Free now or within ``freeingWindow`` days, and never less than none.
  public var available: Int? { free.map { max(0, $0 + freeing) } }

  public static let freeingWindow = 30

  /// Whether the place of somebody who takes part becomes free within the window: the end that is set, else the planned one.
  /// A planned end that has gone by frees nothing: they are still there.
  public static func isFreeing(_ dates: EnrolmentDates, plannedEnd: Day?, today: Day) -> Bool {
    guard dates.participates(on: today), let last = dates.end ?? plannedEnd else { return false }
    return last >= today && last - today < freeingWindow
  }
}
