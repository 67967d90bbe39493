/// What holds for a time about somebody: a service, where they live, what they live on, a post in the house.
public struct Holding: Hashable, Sendable {
  public enum Sort: String, CaseIterable, Hashable, Sendable {
    case service, housing, income, post

    /// Of these somebody has one at a time; of services as many as help.
    public var isOneAtATime: Bool { self != .service }

    var information: Information {
      switch self {
      case .service, .post: .services
      case .housing: .housing
      case .income: .income
      }
    }
  }

  public enum State: String, CaseIterable, Hashable, Sendable {
    /// Nothing has begun yet; nobody has to say yes.
    case offered
    case underWay = "under_way"
  }

  public var sort: Sort
  /// Which of the catalogue, by its id.
  public var what: String
  public var state: State
  /// The first day; of what is offered the day of the offer.
  public var from: Day
  /// The last day, itself in; nil as long as it goes on.
  public var to: Day?
  /// Who gives it; free, since most are not users here.
  public var giver: String?
  public var note: String?

  public init(
    _ sort: Sort, _ what: String, state: State = .underWay, from: Day, to: Day? = nil, giver: String? = nil,
    note: String? = nil
  ) {
    (self.sort, self.what, self.state) = (sort, what, state)
    (self.from, self.to, self.giver, self.note) = (from, to, giver, note)
  }

  /// Where it stands on a day. A death closes all that is open, on its day.
  public enum Standing: Hashable, Sendable {
    case toCome, offered, underWay
    case ended(Day)
  }

  public func standing(on day: Day, death: Day? = nil) -> Standing {
    if let last = [to, death].compactMap(\.self).min(), last < day { return .ended(last) }
    if from > day { return .toCome }
    return state == .offered ? .offered : .underWay
  }

  /// Whether both hold at one time. That one ends on the day the next begins is in order: nobody is without for a night because of
  /// how the days are counted.
  public func overlaps(_ other: Holding) -> Bool {
    guard state == .underWay, other.state == .underWay, sort == other.sort, sort.isOneAtATime || what == other.what
    else { return false }
    let (ends, otherEnds) = (to ?? Day(number: .max), other.to ?? Day(number: .max))
    return from < otherEnds && other.from < ends || from == other.from
  }
}

/// A kind of what can hold for a time, as the catalogue has it.
public struct HoldingKind: Hashable, Sendable {
  public let sort: Holding.Sort
  public let id: String
  /// So many at most of one who gives it: a warning, and no bar.
  public let caseload: Int?
  /// A post is given for a time: its last day is known.
  public let hasEnd: Bool

  public init(_ sort: Holding.Sort, _ id: String, caseload: Int? = nil, hasEnd: Bool = false) {
    (self.sort, self.id, self.caseload, self.hasEnd) = (sort, id, caseload, hasEnd)
  }
}
