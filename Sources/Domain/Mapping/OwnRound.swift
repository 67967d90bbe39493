/// A round of one's own mapping: of a year, of one unit or of the whole service, and what it stands on.
///
/// Collection was stopped nationally in October 2021 since the legal basis was missing, people had not been informed, and nobody could
/// say who had had access [helse-stavanger.no]. So none opens without a named, dated provision and a day on which information was
/// given. Rounds that are read from files are somebody else's statistics, and have none of this.
public struct OwnRound: Hashable, Sendable {
  public var year: Int
  /// Nil: the whole service.
  public var unit: UnitKey?
  public var kind: UnitKind
  public var provision: Provision
  /// When those who may be mapped were told of it, and that they may opt out.
  public var informed: Day
  public var opened: Day
  public var closed: Day?

  /// What kind of unit it is: not all may map.
  public enum UnitKind: String, CaseIterable, Hashable, Sendable {
    case health
    case nav
    case childWelfare = "child_welfare"
    case other

    /// Nothing in health and care law reaches them, so that what lets them map must say so itself.
    public var mustBeNamed: Bool { self == .nav || self == .childWelfare }
  }

  /// What the mapping is done under.
  public struct Provision: Hashable, Sendable {
    public var name: String
    public var day: Day
    public var decidedBy: String
    /// It names NAV or child welfare as those who map.
    public var namesUnit: Bool

    public static let limit = 120

    public init(_ name: String, of day: Day, by decidedBy: String, namesUnit: Bool = false) {
      self.name = name
      self.day = day
      self.decidedBy = decidedBy
      self.namesUnit = namesUnit
    }
  }

  public init(
    of year: Int, in unit: UnitKey? = nil, _ kind: UnitKind, under provision: Provision, informed: Day, opened: Day,
    closed: Day? = nil
  ) {
    self.year = year
    self.unit = unit
    self.kind = kind
    self.provision = provision
    self.informed = informed
    self.opened = opened
    self.closed = closed
  }

  public var isOpen: Bool { closed == nil }

  public enum Problem: Error, Hashable, Sendable {
    case year
    case provisionMissing, decidedByMissing, tooLong
    case provisionInTheFuture
    /// Nobody is mapped before they are told.
    case informedAfterOpening
    case notNamed(UnitKind)
    case openedInTheFuture
    case closedBeforeOpened
    /// There is one of the year already, of this unit or of the whole.
    case alreadyThere(Int)
    /// Records of the year have been read from a file.
    case imported(Int)
    case closedAlready
    /// So many are ticked off together, at least.
    case tooFewTicks(Int)
    /// Somebody who is not to be mapped here, or has opted out.
    case notAmongThem
    case emptyRecord
    /// Everybody who is ticked off has been mapped.
    case noTickLeft
  }

  /// What keeps it from being opened, or from being as it is, on `today`.
  public func problems(today: Day) -> [Problem] {
    var found: [Problem] = []
    // Of this year, or of the last in its first months: somebody may be late, and nobody maps the future.
    if !(today.year - 1...today.year).contains(year) { found.append(.year) }
    return found + standing(today: today)
  }

  /// The same of one that was opened some time ago: whether its year was the right one was asked then.
  public func standing(today: Day) -> [Problem] {
    var found: [Problem] = []
    if provision.name.isEmpty { found.append(.provisionMissing) }
    if provision.decidedBy.isEmpty { found.append(.decidedByMissing) }
    if max(provision.name.count, provision.decidedBy.count) > Provision.limit { found.append(.tooLong) }
    if provision.day > opened { found.append(.provisionInTheFuture) }
    if informed > opened { found.append(.informedAfterOpening) }
    if kind.mustBeNamed, !provision.namesUnit { found.append(.notNamed(kind)) }
    if opened > today { found.append(.openedInTheFuture) }
    if let closed, closed < opened { found.append(.closedBeforeOpened) }
    return found
  }

  /// Whether two rounds would map the same people.
  public func meets(_ other: OwnRound) -> Bool {
    year == other.year && (unit == nil || other.unit == nil || unit == other.unit)
  }
}
