/// Which numbers of a table are hidden: the small ones, and as few others as keep those from being found.
///
/// A number more is hidden until every hidden one is safe (``Alternatives`` finds tables that say the same in all that is told, and
/// something else there); then those are told again that were not needed after all.
struct Concealment {
  private let table: CountTable
  private(set) var told: [CountTable.Told]
  /// For each hidden number the tables that have been found, by the value it has there.
  private var found: [Int: [Int: Alternatives.Change]] = [:]
  private var alternatives: Alternatives
  /// Of which nothing more can be hidden: whatever hangs together with them is not told at all.
  private var leftOut: Set<Int> = []

  init(_ table: CountTable) {
    self.table = table
    told = table.counts.indices.map { index in
      if table.isLeft(index) { return .left }
      let count = table.counts[index]
      return (1..<CountTable.smallest).contains(count) ? .few : .count(count)
    }
    alternatives = Alternatives(table)
    for index in told.indices { alternatives.know(index, range(told[index], index)) }
  }

  /// What a reader knows of a number by the sign that stands there. None is always told, except where the row is not there.
  private func range(_ told: CountTable.Told, _ index: Int) -> ClosedRange<Int> {
    switch told {
    case .count(let count): count...count
    case .few: 1...(CountTable.smallest - 1)
    case .hidden: 1...CountTable.unlimited
    // Of a row with nobody in it a reader may well guess that, such as a gender that nobody has stated.
    case .left where table.restsOnFew(index) && table.counts[index] == 0: 0...0
    case .left:
      0...(table.restsOnFew(index) && table.counts[index] < CountTable.smallest
        ? CountTable.smallest - 1 : CountTable.unlimited)
    }
  }

  mutating func conceal() {
    var open = told.indices.filter { needs($0) }
    while let cell = open.last {
      if isSafe(cell) {
        open.removeLast()
      } else if let other = companion(of: cell) {
        hide(other)
        open.append(other)
      } else {
        leaveOut(cell)
        open = told.indices.filter { needs($0) }
      }
    }
    tellAgain()
  }

  /// Whether something must stay unknown about it.
  private func needs(_ cell: Int) -> Bool {
    if leftOut.contains(cell) { return false }
    return switch told[cell] {
    case .count: false
    case .few, .hidden: true
    case .left: (1..<CountTable.smallest).contains(table.counts[cell])
    }
  }

  // MARK: Safe

  /// The values it must be able to have, as seen by whoever reads the table.
  private mutating func isSafe(_ cell: Int) -> Bool {
    let count = table.counts[cell]
    var values = found[cell] ?? [count: [:]]
    defer { found[cell] = values }
    if (1..<CountTable.smallest).contains(count), !table.isRest[cell] {
      return reach(cell, CountTable.smallest - 1, &values) && reach(cell, 1, &values)
    }
    // As many values as a small number has: which, follows from what else is told of it.
    let width = table.isRest[cell] ? CountTable.smallest - 2 : CountTable.smallest
    // From where it is as far up as it need be, then down for what is missing.
    _ = reach(cell, count + width, &values)
    let highest = values.keys.max() ?? count
    return highest - count >= width || reach(cell, highest - width, &values)
  }

  /// One by one, so that what lies between is possible too.
  private mutating func reach(_ cell: Int, _ value: Int, _ values: inout [Int: Alternatives.Change]) -> Bool {
    let count = table.counts[cell]
    let step = value < count ? -1 : 1
    var at = count
    while at != value {
      let next = at + step
      if values[next] == nil {
        guard let change = alternatives.change(of: cell, by: step, from: values[at] ?? [:]) else { return false }
        values[next] = change
      }
      at = next
    }
    return true
  }

  // MARK: Hiding more

  private mutating func hide(_ cell: Int) {
    told[cell] = .hidden
    alternatives.know(cell, range(.hidden, cell))
  }

  private mutating func tell(_ cell: Int) {
    let count = table.counts[cell]
    told[cell] = .count(count)
    alternatives.know(cell, count...count)
  }

  /// The number whose hiding helps: the smallest that makes this one safe and is safe itself, else the smallest that gives it
  /// any way out at all, else the smallest near by. None is told, and a row's base is spared as long as anything else helps.
  private mutating func companion(of cell: Int) -> Int? {
    let near = alternatives.near(cell) { told[$0] != .count(table.counts[$0]) }
      .filter { if case .count(let count) = told[$0] { count > 0 } else { false } }
      .sorted { (table.isDear[$0] ? 1 : 0, table.counts[$0], $0) < (table.isDear[$1] ? 1 : 0, table.counts[$1], $1) }
    let before = found
    var helps: (cell: Int, values: Int)?
    let now = found[cell]?.count ?? 1
    for other in near.prefix(Concealment.tries) {
      hide(other)
      let isSafeNow = isSafe(cell) && isSafe(other)
      let values = found[cell]?.count ?? 1
      tell(other)
      found = before
      if isSafeNow { return other }
      if values > now, values > helps?.values ?? 0 { helps = (other, values) }
    }
    return helps?.cell ?? near.first
  }

  private static let tries = 24

  /// Where hiding every other does not do, nothing of what hangs together is told at all.
  private mutating func leaveOut(_ cell: Int) {
    for other in alternatives.near(cell, { _ in true }) + [cell] {
      told[other] = .left
      leftOut.insert(other)
      alternatives.know(other, 0...CountTable.unlimited)
      found[other] = nil
    }
  }

  // MARK: Hiding less

  /// The largest first: what it takes is a look at those whose other tables had another number there.
  private mutating func tellAgain() {
    let extra = told.indices.filter { told[$0] == .hidden }.sorted { table.counts[$0] > table.counts[$1] }
    for cell in extra.sorted(by: { table.isDear[$0] && !table.isDear[$1] }) {
      let before = found
      tell(cell)
      found[cell] = nil
      var isNeeded = false
      for other in told.indices where needs(other) && found[other]?.values.contains(where: { $0[cell] != nil }) ?? true
      {
        found[other] = found[other]?.filter { $0.value[cell] == nil }
        if !isSafe(other) {
          isNeeded = true
          break
        }
      }
      guard isNeeded else { continue }
      hide(cell)
      found = before
    }
  }
}
