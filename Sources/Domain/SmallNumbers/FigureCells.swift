/// The numbers of a period as cells of a table that leaves the house, with what ties them together: everything a reader can reckon
/// from one to another.
public struct FigureCells: Sendable {
  /// Of how many it is a part, where that is a number of its own.
  private var wholes: [FigureID: CountTable.Cell] = [:]
  private var cells: [FigureID: CountTable.Cell] = [:]
  private let figures: [FigureID: Figure]

  /// - Parameter ids: those that are told.
  public init(_ figures: [FigureID: Figure], _ ids: [FigureID], in table: inout CountTable) {
    self.figures = figures
    for id in ids.sorted(by: { FigureCells.depth($0) < FigureCells.depth($1) }) { add(id, in: &table) }
    relate(in: &table)
  }

  public subscript(id: FigureID) -> CountTable.Cell? { cells[id] }

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

  private mutating func add(_ id: FigureID, in table: inout CountTable) {
    guard let value = figures[id]?.value else { return }
    let bases = FigureCells.base(of: id).flatMap { cells[$0] }.map { [$0] } ?? []
    switch value {
    case .count(let count):
      cells[id] = table.add(
        count, of: bases, isTold: id != .retained, isDear: id == .inProgramme)
    case .share(let part, let whole):
      let all = table.add(whole, of: bases, opensRow: true, isDear: true)
      wholes[id] = all
      let cell = table.add(part, of: bases + [all])
      cells[id] = cell
      table.relate([cell], areWithin: all)
    case .few, .medianDays, .days, .change, .unknown: break
    }
  }

  private func relate(in table: inout CountTable) {
    for (id, cell) in cells.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      if let base = FigureCells.base(of: id).flatMap({ cells[$0] }) { table.relate([cell], areWithin: base) }
    }
    if let relapses = cells[.relapses] {
      for id in [FigureID.stillInDay30, .stillInDay90] {
        if let whole = wholes[id] { table.relate([whole], areWithin: relapses) }
      }
      if let people = cells[.relapsed] { table.relate([people], areWithin: relapses) }
    }
    if let early = cells[.reEngagedWithin14Days], let back = cells[.reEngaged] {
      table.relate([early], areWithin: back)
    }
    if let relapsed = cells[.relapsed] {
      table.relate([.reEngaged, .reEngagedUnconfirmed].compactMap { cells[$0] }, areWithin: relapsed)
    }
    if let all = cells[.afterEnd] {
      let parts = FigureCells.afterEnd.compactMap { cells[$0] }
      parts.count == FigureCells.afterEnd.count ? table.relate(parts, are: all) : table.relate(parts, areWithin: all)
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
    if let retained = cells[.retained] {
      table.relate([retained] + [.droppedOut, .endedDied].compactMap { cells[$0] }, are: all)
    }
  }

  private static let afterEnd: [FigureID] = [
    .afterEndWorkOrEducation, .afterEndNeither, .afterEndNotReached, .afterEndNotAsked,
  ]
  static let endings: [FigureID] = [
    .droppedOut, .endedCompleted, .endedClarified, .endedIll, .endedOtherSupport, .endedMoved, .endedOtherStay,
    .endedDied, .endedUnknown,
  ]

  // MARK: Told

  /// What is told of a number, when it has been decided for all of them. A median is told of five or more that are told.
  public func told(_ id: FigureID, _ published: CountTable.Published) -> Told? {
    guard let figure = figures[id], case let row = id.indicator else { return nil }
    let base = FigureCells.base(of: id).flatMap { cells[$0] }.map { published[$0] }
    switch figure.value {
    case .medianDays(let median):
      guard case .count(let n) = base, n >= CountTable.smallest else { return nil }
      return Told(.days(median), of: n)
    case .count(let count) where id == .retained:
      let sources: [FigureID] = [.inProgramme, .droppedOut, .endedDied]
      let areTold = sources.allSatisfy { id in
        if let cell = cells[id], case .count = published[cell] { true } else { false }
      }
      guard case .count(let n) = base, n >= CountTable.smallest else { return nil }
      var told = Told(.count(areTold ? .count(count) : .hidden), of: n)
      told.isShare = true
      return told
    case .count, .share:
      guard let cell = cells[id], published[cell] != .left else { return nil }
      var told = Told(.count(published[cell]), of: nil)
      let whole = wholes[id].map { published[$0] } ?? base
      if case .count(let n) = whole { told.n = n }
      told.isShare = row.among != nil || wholes[id] != nil
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

/// The people of a period divided into groups, each person in one or in none: what nobody is told of is a row of its own, since it can
/// be reckoned.
public struct GroupCells: Sendable {
  /// By group, then by ``ReportGroup/figures``; the last row is of those in no group.
  public let rows: [[CountTable.Cell]]

  /// - Parameter counts: by group, then by ``ReportGroup/figures``; the last is of those in no group.
  public init(_ counts: [[Int]], whole: FigureCells, in table: inout CountTable) {
    // A number of fewer than five is not divided.
    let wholes = ReportGroup.figures.map { id in whole[id].map { [$0] } ?? [] }
    rows = counts.map { row in
      let base = table.add(row.first ?? 0, of: wholes.first ?? [], opensRow: true)
      let parts = zip(row, wholes).dropFirst().map { table.add($0, of: [base] + $1) }
      for part in parts { table.relate([part], areWithin: base) }
      return [base] + parts
    }
    for (column, id) in ReportGroup.figures.enumerated() {
      if let all = whole[id] { table.relate(rows.map { $0[column] }, are: all) }
    }
  }
}
