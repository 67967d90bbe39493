/// The numbers of a period as cells of a table that leaves the house, with what ties them together: everything a reader can reckon
/// from one to another.
public struct FigureCells: Sendable {
  private var cells: [FigureID: CountTable.Cell] = [:]
  /// Of how many it is a part, or a median.
  private var bases: [FigureID: CountTable.Cell] = [:]
  private let figures: [FigureID: Figure]
  private let asked: Set<FigureID>

  /// - Parameter ids: those that are told.
  public init(_ figures: [FigureID: Figure], _ ids: [FigureID], in table: inout CountTable) {
    self.figures = figures
    asked = Set(ids)
    for id in ids.sorted(by: { FigureCells.depth($0) < FigureCells.depth($1) }) { add(id, in: &table) }
    relate(in: &table)
  }

  public subscript(id: FigureID) -> CountTable.Cell? { asked.contains(id) ? cells[id] : nil }

  /// What a number is told as a part of.
  public func base(_ id: FigureID) -> CountTable.Cell? { bases[id] }

  private static func depth(_ id: FigureID) -> Int {
    base(of: id).map { 1 + depth($0) } ?? 0
  }

  /// What a number rests on. Relapses are counted, and people have them.
  private static func base(of id: FigureID) -> FigureID? {
    switch id {
    case .relapses, .stillInDay30, .stillInDay90: .relapsed
    default: id.indicator.among
    }
  }

  /// What many others rest on is worth more than they are.
  private static let dear: Set<FigureID> = [.inProgramme, .takingPart, .lightsTwice]

  private mutating func add(_ id: FigureID, in table: inout CountTable) {
    if cells[id] != nil { return }
    guard let value = figures[id]?.value else { return }
    let among = FigureCells.base(of: id)
    // It is told as what others are a part of, also where it has no row of its own.
    if let among { add(among, in: &table) }
    let rests = among.flatMap { cells[$0] }
    let all = rests.map { [$0] } ?? []
    switch value {
    case .count(let count):
      let cell = table.add(
        count, of: all + people(of: id, count, in: &table), isTold: !isReckoned(id),
        isDear: FigureCells.dear.contains(id))
      cells[id] = cell
      guard let rests else { return }
      bases[id] = rests
      switch id.indicator.measure {
      // Who was retained is reckoned of what is told already.
      case .people where !isReckoned(id): table.guardRest(of: cell, in: rests)
      default: table.relate([cell], areWithin: rests)
      }
    case .share(let part, let whole):
      if case .ofPlaces = id.indicator.measure {
        // Days of places are no secret, and there may be more people than places.
        let cell = table.add(part, of: all + people(of: id, part, in: &table))
        (cells[id], bases[id]) = (cell, table.add(whole))
        return
      }
      let own = rests.flatMap { table.count(of: $0) == whole && !FigureCells.hasItsOwnWhole(id) ? $0 : nil }
      let base = own ?? table.add(whole, of: all, opensRow: true, isDear: true)
      let cell = table.add(part, of: own == nil ? all + [base] : [base])
      (cells[id], bases[id]) = (cell, base)
      table.guardRest(of: cell, in: base)
    case .medianDays:
      // Told of how many, where that is no number of its own.
      bases[id] = rests ?? table.add(figures[id]?.n ?? 0, opensRow: true)
    case .few, .days, .change, .unknown: break
    }
  }

  /// Days and moves are told of five people at least, however many they are.
  private func people(of id: FigureID, _ count: Int, in table: inout CountTable) -> [CountTable.Cell] {
    guard count > 0, id != .relapses, case .list(let people)? = figures[id]?.people else { return [] }
    switch id.indicator.measure {
    case .sum, .moves, .ofPlaces: return [table.add(people.count, isTold: false)]
    case .people, .share, .medianDays, .longestDays, .ratio, .different, .standing, .elsewhere: return []
    }
  }

  /// Whether it is known of what else is told: who stayed, of whom was lost.
  private func isReckoned(_ id: FigureID) -> Bool { id == .retained && asked.isSuperset(of: FigureCells.lost) }

  private static let lost: [FigureID] = [.droppedOut, .endedDied]

  /// Whether the register knew it of those days.
  public func isKnown(_ id: FigureID) -> Bool { figures[id].map { $0.value != .unknown } ?? false }

  /// Not of everybody it is counted among: of some of what they have.
  private static func hasItsOwnWhole(_ id: FigureID) -> Bool {
    if case .ratio = id.indicator.measure { true } else { false }
  }

  private func relate(in table: inout CountTable) {
    if let relapses = cells[.relapses] {
      for id in [FigureID.stillInDay30, .stillInDay90] {
        if let whole = bases[id] { table.relate([whole], areWithin: relapses) }
      }
      if let people = cells[.relapsed] { table.relate([people], areWithin: relapses) }
    }
    for (part, whole) in FigureCells.within {
      if let part = cells[part], let whole = cells[whole] { table.relate([part], areWithin: whole) }
    }
    if let relapsed = cells[.relapsed] {
      table.relate([.reEngaged, .reEngagedUnconfirmed].compactMap { cells[$0] }, areWithin: relapsed)
    }
    for (all, parts) in FigureCells.wholes {
      guard let all = cells[all] else { continue }
      let own = parts.compactMap { cells[$0] }
      own.count == parts.count ? table.relate(own, are: all) : table.relate(own, areWithin: all)
    }
    if let days = cells[.participantDays], let people = cells[.inProgramme] {
      for case .period(let period) in figures[.participantDays]?.filter ?? [] {
        table.relate([days], areWithin: people, times: period.count)
      }
    }
    relateEndings(in: &table)
  }

  /// Everybody has ended in one way or not at all; who has not is not told, and can be reckoned. Those retained are told only where
  /// what they are reckoned from is.
  private func relateEndings(in table: inout CountTable) {
    guard let all = cells[.inProgramme] else { return }
    let endings = FigureCells.endings.compactMap { cells[$0] }
    if !endings.isEmpty {
      let ended = endings.reduce(0) { $0 + table.count(of: $1) }
      let rest = table.add(table.count(of: all) - ended, isTold: false)
      table.relate(endings + [rest], are: all)
    }
    if let retained = cells[.retained], isReckoned(.retained) {
      table.relate([retained] + FigureCells.lost.compactMap { cells[$0] }, are: all)
    }
  }

  /// Whoever is of the one is of the other too, beside what each is counted among.
  private static let within: [(part: FigureID, whole: FigureID)] = [
    (.reEngagedWithin14Days, .reEngaged), (.takingPart, .inProgramme), (.lightsTwice, .inProgramme),
    (.lifeTwice, .inProgramme), (.planAndTeam, .withTeam), (.doctorInTeam, .hasDoctor), (.homeDistricts, .inProgramme),
    (.placeUse, .participantDays), (.inProgramme, .participantDays),
  ]
  /// Each is one of these, and no other.
  private static let wholes: [(all: FigureID, parts: [FigureID])] = [
    (.afterEnd, [.afterEndWorkOrEducation, .afterEndNeither, .afterEndNotReached, .afterEndNotAsked]),
    (.lightsTwice, [.lightsBetter, .lightsSame, .lightsWorse]), (.takingPart, [.withContact, .withoutContact]),
  ]
  static let endings: [FigureID] = [
    .droppedOut, .endedCompleted, .endedClarified, .endedIll, .endedOtherSupport, .endedMoved, .endedOtherStay,
    .endedDied, .endedUnknown,
  ]

  // MARK: Told

  /// What is told of a number, when it has been decided for all of them. A median is told of five or more that are told.
  public func told(_ id: FigureID, _ published: CountTable.Published) -> Told? {
    guard let figure = figures[id] else { return nil }
    let base = bases[id].map { published[$0] }
    switch figure.value {
    case .medianDays(let median):
      guard case .count(let n) = base, n >= CountTable.smallest else { return nil }
      return Told(.days(median), of: n)
    case .count(let count) where isReckoned(id):
      let areTold = ([.inProgramme] + FigureCells.lost).allSatisfy { id in
        if let cell = cells[id], case .count = published[cell] { true } else { false }
      }
      guard case .count(let n) = base, n >= CountTable.smallest else { return nil }
      var told = Told(.count(areTold ? .count(count) : .hidden), of: n)
      told.isShare = true
      return told
    case .count, .share:
      guard let cell = cells[id], published[cell] != .left else { return nil }
      var told = Told(.count(published[cell]), of: nil)
      if case .count(let n) = base { told.n = n }
      if case .share = figure.value { told.isShare = true } else { told.isShare = id.indicator.among != nil }
      return told
    case .few, .days, .change, .unknown: return nil
    }
  }

  /// What is told of a number of a period.
  public struct Told: Hashable, Sendable {
    public enum Value: Hashable, Sendable {
      case count(CountTable.Told)
      /// A median; nil of nobody.
      case days(Median?)
    }

    public var value: Value
    /// Of how many; nil where that is not told, or is nothing else than the number.
    public var n: Int?
    public var isShare = false

    init(_ value: Value, of n: Int?) {
      self.value = value
      self.n = n
    }

    /// From numbers that are told, and no others.
    public var percent: Int? {
      guard isShare, let n, case .count(.count(let count)) = value else { return nil }
      return Arithmetic.percent(count, of: n)
    }
  }
}
