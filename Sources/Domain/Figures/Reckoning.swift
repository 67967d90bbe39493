/// Evaluates rows of the table in one pass over person histories, for one scope or several beside each other (thirteen months).
public struct Reckoning: Sendable {
  private let rows: [Indicator]
  private let scopes: [FigureScope]
  /// By scope, then by row.
  private var sums: [[Sum]]

  /// What a row comes to.
  fileprivate struct Sum: Sendable {
    var people: [ParticipantKey] = []
    var total = 0
    /// Of how many, where a person may have several.
    var base = 0
    var days: [Int] = []
    var different: Set<String> = []
  }

  /// - Parameter indicators: those asked for; what they are counted among is evaluated along with them.
  public init(_ indicators: [Indicator], in scopes: [FigureScope]) {
    let asked = Set(indicators.map(\.id))
    rows = indicators + Set(indicators.compactMap(\.among)).subtracting(asked).map(\.indicator)
    self.scopes = scopes
    sums = scopes.map { [rows] _ in rows.map { _ in Sum() } }
  }

  /// Whether any row asks where somebody stood in the steps: they are many to read.
  public var asksForSteps: Bool {
    rows.contains {
      switch $0.measure {
      case .standing, .moves: true
      case .medianDays, .longestDays: $0.question != .afterRelapse
      case .people, .share, .sum, .ratio, .ofPlaces, .different, .elsewhere: false
      }
    }
  }

  /// Whether any row asks about relapses: they lie on the case side.
  public var asksForRelapses: Bool { rows.contains { $0.question == .afterRelapse } }

  /// Whether any asks what was said after the end: that lies there too.
  public var asksAfterEnd: Bool { rows.contains { $0.question == .afterTheEnd } }

  public mutating func add(_ history: PersonHistory) {
    for (place, scope) in scopes.enumerated() {
      let view = PersonView(history, in: scope)
      if view.chosen.isEmpty { continue }
      for (index, row) in rows.enumerated() { sums[place][index].add(view, row) }
    }
  }

  /// The rows as figures, in their order.
  /// - Parameters:
  ///   - place: which of the scopes.
  ///   - filter: what the scope is narrowed to, in words.
  public func figures(_ place: Int = 0, filter: [FigureFilter] = []) -> [FigureID: Figure] {
    let (scope, sums) = (scopes[place], sums[place])
    let counts = Dictionary(zip(rows.map(\.id), sums.map(\.people.count))) { first, _ in first }
    let limits =
      filter + (scope.step.map { [.step($0)] } ?? [])
      + (scope.area.map { [.domain($0)] } ?? []) + (scope.funder.map { [.funder($0)] } ?? []) + [.period(scope.period)]
    let figures = zip(rows, sums).map { row, sum in
      // What came of it is taken at another day.
      let at = row.question == .whatCameOfIt ? scope.statusAt.map { [FigureFilter.statusAt($0)] } ?? [] : []
      return (row.id, sum.figure(row, of: row.among.flatMap { counts[$0] }, scope, limits + at))
    }
    return Dictionary(figures) { first, _ in first }
  }
}

extension Reckoning.Sum {
  fileprivate mutating func add(_ view: PersonView, _ row: Indicator) {
    var number = 0
    switch row.measure {
    case .people(let counts): number = counts(view) ? 1 : 0
    case .share(let counts): number = row.isAbout(view) && counts(view) ? 1 : 0
    case .sum(let value), .ofPlaces(let value): number = value(view)
    case .ratio(let count):
      let (part, all) = count(view)
      number = part
      self.base += all
    case .moves(let kind): number = view.moves(kind)
    case .standing(let places): number = view.standing(in: places).count
    case .medianDays(let values), .longestDays(let values):
      let values = values(view)
      days += values
      number = values.count
    case .different(let value):
      guard let value = value(view) else { return }
      different.insert(value)
      number = 1
    case .elsewhere: break
    }
    if number != 0 { people.append(view.history.person) }
    total += number
  }

  /// - Parameter base: of how many it is a part.
  fileprivate func figure(_ row: Indicator, of base: Int?, _ scope: FigureScope, _ filter: [FigureFilter]) -> Figure {
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
      people: row.sees == nil ? .none : .list(people.sorted()))
  }
}
