/// Evaluates rows of the table in one pass over person histories, each for the scopes it is asked for in: a period, the same a year
/// before, thirteen months.
public struct Reckoning: Sendable {
  /// Rows asked for together in one scope.
  public struct Ask: Sendable {
    public let scope: FigureScope
    /// With what they are counted among.
    fileprivate let rows: [Row]
    /// Whether who is behind the numbers is told, or only how many they are: of a month there is nobody to be listed.
    fileprivate let tellsWho: Bool
    /// What all of them need.
    fileprivate let needs: Known

    public init(_ indicators: [Indicator], in scope: FigureScope, tellsWho: Bool = true) {
      let asked = Set(indicators.map(\.id))
      rows = (indicators + Set(indicators.compactMap(\.among)).subtracting(asked).map(\.indicator)).map(Row.init)
      self.scope = scope
      self.tellsWho = tellsWho
      needs = rows.reduce(rows.first?.needs ?? []) { $0.intersection($1.needs) }
    }
  }

  /// A row with what is asked of each person, looked up once; of everybody in many scopes, what is handed about costs more than what
  /// is reckoned.
  fileprivate struct Row: Sendable {
    let indicator: Indicator
    /// Whether they are one of them; of a share, of those it is a part of.
    var counts: (@Sendable (PersonView) -> Bool)?
    var among: (@Sendable (PersonView) -> Bool)?
    /// How many of them they have.
    var number: (@Sendable (PersonView) -> Int)?
    /// Of whom nothing of these is known counts in nothing.
    let needs: Known

    init(_ indicator: Indicator) {
      self.indicator = indicator
      switch indicator.measure {
      case .people(let counts): self.counts = counts
      case .share(let counts):
        self.counts = counts
        if case .people(let among)? = indicator.among?.indicator.measure { self.among = among }
      case .sum(let value), .ofPlaces(let value): number = value
      case .moves(let kind): number = { $0.moves(kind) }
      case .standing(let places): number = { $0.standing(in: places) }
      case .medianDays, .longestDays, .ratio, .different, .elsewhere: break
      }
      needs =
        switch indicator.sees {
        case .relapse, .reEngagement: .relapses
        case .lights: .lights
        case .scores: .signs
        case .criticalWindow: .treatments
        default: []
        }
    }
  }

  /// What is known of a person that many have nothing of.
  fileprivate struct Known: OptionSet {
    let rawValue: UInt8
    static let relapses = Known(rawValue: 1)
    static let lights = Known(rawValue: 2)
    static let signs = Known(rawValue: 4)
    static let treatments = Known(rawValue: 8)

    init(rawValue: UInt8) { self.rawValue = rawValue }

    init(of history: PersonHistory) {
      self = []
      if !history.relapses.isEmpty { insert(.relapses) }
      if !history.lights.isEmpty { insert(.lights) }
      if !history.signs.isEmpty { insert(.signs) }
      if !history.treatments.isEmpty { insert(.treatments) }
    }
  }

  private let asks: [Ask]
  /// By ask, then by row.
  private var sums: [[Sum]]

  /// What a row comes to.
  fileprivate struct Sum: Sendable {
    var people: [ParticipantKey] = []
    var count = 0
    var total = 0
    /// Of how many, where a person may have several.
    var base = 0
    var days: [Int] = []
    var different: Set<String> = []
  }

  public init(_ asks: [Ask]) {
    self.asks = asks
    sums = asks.map { ask in ask.rows.map { _ in Sum() } }
  }

  /// - Parameter indicators: those asked for, in each of the scopes.
  public init(_ indicators: [Indicator], in scopes: [FigureScope]) {
    self.init(scopes.map { Ask(indicators, in: $0) })
  }

  public mutating func add(_ history: PersonHistory) {
    var view: PersonView?
    let known = Known(of: history)
    for (place, ask) in asks.enumerated() where known.isSuperset(of: ask.needs) {
      // Most scopes differ in their days alone: whose enrolments are meant is then found out once.
      if view?.goOn(to: ask.scope) != true { view = PersonView(history, in: ask.scope) }
      guard let view, !view.chosen.isEmpty else { continue }
      for index in ask.rows.indices where known.isSuperset(of: ask.rows[index].needs) {
        let number: Int
        if let counts = ask.rows[index].counts {
          guard counts(view) else { continue }
          if let among = ask.rows[index].among, !among(view) { continue }
          number = 1
        } else if let asked = ask.rows[index].number {
          number = asked(view)
        } else {
          number = sums[place][index].add(view, ask.rows[index].indicator)
        }
        if number != 0 { sums[place][index].count(number, of: history.person, tellsWho: ask.tellsWho) }
      }
    }
  }

  /// The rows of one ask as figures.
  /// - Parameters:
  ///   - place: which of the asks.
  ///   - filter: what the scope is narrowed to, in words.
  public func figures(_ place: Int = 0, filter: [FigureFilter] = []) -> [FigureID: Figure] {
    let counts = counts(place)
    let figures = asks[place].rows.indices.map { index in
      (asks[place].rows[index].indicator.id, figure(at: index, place, counts, filter))
    }
    return Dictionary(figures) { first, _ in first }
  }

  /// One of them; nil of what was not asked for.
  public func figure(_ id: FigureID, _ place: Int = 0, filter: [FigureFilter] = []) -> Figure? {
    asks[place].rows.firstIndex { $0.indicator.id == id }.map { figure(at: $0, place, counts(place), filter) }
  }

  private func counts(_ place: Int) -> [FigureID: Int] {
    Dictionary(zip(asks[place].rows.map(\.indicator.id), sums[place].map(\.count))) { first, _ in first }
  }

  private func figure(at index: Int, _ place: Int, _ counts: [FigureID: Int], _ filter: [FigureFilter]) -> Figure {
    let (ask, scope, row) = (asks[place], asks[place].scope, asks[place].rows[index].indicator)
    let limits =
      filter + (scope.step.map { [.step($0)] } ?? [])
      + (scope.area.map { [.domain($0)] } ?? []) + (scope.funder.map { [.funder($0)] } ?? []) + [.period(scope.period)]
    // What came of it is taken at another day.
    let at = row.question == .whatCameOfIt ? scope.statusAt.map { [FigureFilter.statusAt($0)] } ?? [] : []
    return sums[place][index].figure(
      row, of: row.among.flatMap { counts[$0] }, scope, limits + at, tellsWho: ask.tellsWho)
  }
}

extension Reckoning.Sum {
  /// - Returns: how many there are of what has days, parts or values.
  fileprivate mutating func add(_ view: PersonView, _ row: Indicator) -> Int {
    switch row.measure {
    case .ratio(let count):
      let (part, all) = count(view)
      base += all
      return part
    case .medianDays(let values), .longestDays(let values):
      let values = values(view)
      days += values
      return values.count
    case .different(let value):
      guard let value = value(view) else { return 0 }
      different.insert(value)
      return 1
    case .people, .share, .sum, .ofPlaces, .moves, .standing, .elsewhere: return 0
    }
  }

  fileprivate mutating func count(_ number: Int, of person: ParticipantKey, tellsWho: Bool) {
    count += 1
    total += number
    if tellsWho { people.append(person) }
  }

  /// - Parameter base: of how many it is a part.
  fileprivate func figure(
    _ row: Indicator, of base: Int?, _ scope: FigureScope, _ filter: [FigureFilter], tellsWho: Bool
  ) -> Figure {
    // What the register knows of today only is told of no other day.
    if row.isOfToday && scope.day < scope.today || row.asksForQuality && scope.quality == nil {
      return Figure(row.id, .unknown, filter: filter, n: 0, asOf: scope.today)
    }
    let value: Figure.Value =
      switch row.measure {
      case .people, .sum, .moves, .standing: .count(total)
      case .share: .share(part: total, of: base ?? 0)
      case .ratio: .share(part: total, of: self.base)
      case .medianDays: .medianDays(Arithmetic.median(days))
      case .longestDays: .medianDays(days.max().map { Median(halves: 2 * $0) })
      case .ofPlaces: scope.places.map { .share(part: total, of: $0 * (scope.come?.count ?? 0)) } ?? .unknown
      case .different: .count(different.count)
      case .elsewhere: .unknown
      }
    return Figure(
      row.id, value, filter: filter, n: self.base > 0 ? self.base : base ?? total, asOf: scope.today,
      people: !tellsWho ? .counted(count) : row.sees == nil ? .none : .list(people.sorted()))
  }
}
