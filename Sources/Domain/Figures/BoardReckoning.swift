/// All that a board tells of people's ways over a period: its numbers, the same a year before, month by month, by area of life and by
/// who pays. In one pass over everybody.
public struct BoardReckoning: Sendable {
  public static let months = 13

  public let scope: FigureScope
  private var reckoning: Reckoning
  /// Who pays is known when they are met.
  private var funders: [String: Reckoning] = [:]

  private static let rows = Indicator.ofPeriod + BoardQuestion.indicators.filter { $0.question == nil }
  private static let lights: [FigureID] = [.lightsBetter, .lightsSame, .lightsWorse]
  private static let paid: [FigureID] = [.participantDays]

  // Where each stands among the asks.
  private static let (now, before, firstMonth) = (0, 1, 2)
  private static let firstArea = firstMonth + months

  /// - Parameter scope: the period with whose enrolments are meant.
  public init(_ scope: FigureScope) {
    self.scope = scope
    var before = scope.over(scope.period.yearBefore)
    before.statusAt = nil
    let areas = LifeDomain.allCases.map { area in
      var other = scope
      (other.area, other.statusAt) = (area, nil)
      return other
    }
    reckoning = Reckoning(
      [scope, before].map { Reckoning.Ask(BoardReckoning.rows, in: $0) }
        + scope.period.months(BoardReckoning.months).map { month in
          var other = scope.over(month)
          other.statusAt = nil
          return Reckoning.Ask(BoardQuestion.monthly, in: other, tellsWho: false)
        } + areas.map { Reckoning.Ask(BoardReckoning.lights.map(\.indicator), in: $0) })
  }

  public mutating func add(_ history: PersonHistory) {
    reckoning.add(history)
    guard history.countsInBreakdowns else { return }
    var met: Set<String> = []
    for time in history.enrolments
    where time.enrolment.status.counts && scope.meant.include(time.enrolment)
      && time.enrolment.dates.participates(in: scope.period)
    {
      let funder = time.enrolment.funding ?? ""
      guard met.insert(funder).inserted else { continue }
      if funders[funder] == nil {
        var other = scope
        (other.funder, other.statusAt) = (funder, nil)
        funders[funder] = Reckoning(BoardReckoning.paid.map(\.indicator), in: [other])
      }
      funders[funder]?.add(history)
    }
  }

  // MARK: What it comes to

  public func figures(filter: [FigureFilter] = []) -> [FigureID: Figure] {
    reckoning.figures(BoardReckoning.now, filter: filter)
  }

  public func before(filter: [FigureFilter] = []) -> [FigureID: Figure] {
    reckoning.figures(BoardReckoning.before, filter: filter)
  }

  /// The months of one number, the earliest first; none of what is told of no month.
  public func course(_ id: FigureID, filter: [FigureFilter] = []) -> [Figure] {
    (0..<BoardReckoning.months).compactMap {
      reckoning.figure(id, BoardReckoning.firstMonth + $0, filter: filter)
    }
  }

  /// Better, same, worse of each area of life.
  public func areas(filter: [FigureFilter] = []) -> [(area: LifeDomain, figures: [FigureID: Figure])] {
    LifeDomain.allCases.enumerated().map { place, area in
      (area, reckoning.figures(BoardReckoning.firstArea + place, filter: filter))
    }
  }

  /// Participant-days by who pays, in the order of the alphabet; empty: nobody is told to.
  public func funders(filter: [FigureFilter] = []) -> [(funder: String, figure: Figure)] {
    funders.sorted { ($0.key.isEmpty ? 1 : 0, $0.key) < ($1.key.isEmpty ? 1 : 0, $1.key) }.compactMap { name, own in
      own.figure(.participantDays, filter: filter).map { (name, $0) }
    }
  }
}
