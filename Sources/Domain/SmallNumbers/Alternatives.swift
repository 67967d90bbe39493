/// Other tables that say the same in everything that is told: what a reader cannot tell apart from the true one.
///
/// One differs from another by a step: a number goes up or down by one, which some sum it is in does not allow, so another in that
/// sum goes the other way, and so on until all sums hold. In tables with rows, columns and totals that is a way through a network,
/// and is found if there is one; elsewhere a search that gives up leaves more hidden than need be, and never less.
struct Alternatives {
  /// How a table differs from the true one, by number.
  typealias Change = [Int: Int]

  private let counts: [Int]
  private let relations: [CountTable.Relation]
  /// For each number, the relations it is in.
  private let memberships: [[(relation: Int, times: Int)]]
  private var ranges: [ClosedRange<Int>]
  /// What the relations come to in the true table.
  private let sums: [Int]

  init(_ table: CountTable) {
    counts = table.counts
    relations = table.relations
    var memberships = Array(repeating: [(relation: Int, times: Int)](), count: table.counts.count)
    for (index, relation) in table.relations.enumerated() {
      for term in relation.terms { memberships[term.cell].append((index, term.times)) }
    }
    self.memberships = memberships
    ranges = table.counts.map { $0...$0 }
    sums = table.relations.map { relation in
      relation.terms.reduce(0) { $0 + table.counts[$1.cell] * $1.times }
    }
  }

  /// What a reader knows of a number by what is told of it.
  mutating func know(_ cell: Int, _ range: ClosedRange<Int>) { ranges[cell] = range }

  /// Those that share a sum with a number, or with one that does and that `passes` holds of.
  func near(_ cell: Int, _ passes: (Int) -> Bool) -> [Int] {
    var (seen, next) = (Set([cell]), [cell])
    var found: [Int] = []
    while let one = next.popLast() {
      for (relation, _) in memberships[one] {
        for term in relations[relation].terms where seen.insert(term.cell).inserted {
          found.append(term.cell)
          if passes(term.cell) { next.append(term.cell) }
        }
      }
    }
    return found
  }

  /// A table in which a number is one more, or one less, than in that which `change` makes; nil where none is found.
  func change(of cell: Int, by step: Int, from change: Change) -> Change? {
    guard ranges[cell].contains(counts[cell] + (change[cell] ?? 0) + step) else { return nil }
    var search = Search(alternatives: self, change: change)
    search.apply(cell, step)
    return search.solve() ? search.change : nil
  }

  /// A step on its way.
  private struct Search {
    let alternatives: Alternatives
    /// By number, how it differs from the true one.
    private var differences: [Int]
    /// What the relations come to.
    private var sums: [Int]
    private var violated: [Int] = []
    /// Numbers that have moved in this step: each moves once.
    private var moved: [Bool]
    /// Single violations that led nowhere.
    private var dead: Set<Violation> = []
    private var budget = 600

    struct Violation: Hashable {
      let relation: Int
      let excess: Int
    }

    init(alternatives: Alternatives, change: Change) {
      self.alternatives = alternatives
      differences = Array(repeating: 0, count: alternatives.counts.count)
      moved = Array(repeating: false, count: alternatives.counts.count)
      sums = alternatives.sums
      for (cell, difference) in change {
        differences[cell] = difference
        for (relation, times) in alternatives.memberships[cell] { sums[relation] += times * difference }
      }
    }

    var change: Change {
      var change: Change = [:]
      for (cell, difference) in differences.enumerated() where difference != 0 { change[cell] = difference }
      return change
    }

    /// How far a sum is above what it may be, or, negative, below.
    private func excess(_ relation: Int) -> Int {
      let (sum, range) = (sums[relation], alternatives.relations[relation].range)
      return sum > range.upperBound ? sum - range.upperBound : min(0, sum - range.lowerBound)
    }

    mutating func apply(_ cell: Int, _ step: Int) {
      for (relation, times) in alternatives.memberships[cell] {
        let before = excess(relation)
        sums[relation] += times * step
        if before != 0 { violated.removeAll { $0 == relation } }
        if excess(relation) != 0 { violated.append(relation) }
      }
      differences[cell] += step
      moved[cell] = true
    }

    private mutating func takeBack(_ cell: Int, _ step: Int) {
      apply(cell, -step)
      moved[cell] = false
    }

    mutating func solve() -> Bool {
      guard let relation = violated.last else { return true }
      budget -= 1
      if budget < 0 { return false }
      let excess = excess(relation)
      if violated.count == 1, !dead.insert(Violation(relation: relation, excess: excess)).inserted { return false }
      var ways: [(cell: Int, step: Int, opens: Int)] = []
      for term in alternatives.relations[relation].terms where !moved[term.cell] {
        let step = (excess > 0) == (term.times > 0) ? -1 : 1
        let value = alternatives.counts[term.cell] + differences[term.cell] + step
        guard alternatives.ranges[term.cell].contains(value) else { continue }
        ways.append((term.cell, step, opened(by: term.cell, step)))
      }
      // What breaks nothing else comes first.
      for way in ways.sorted(by: { ($0.opens, $0.cell) < ($1.opens, $1.cell) }) {
        apply(way.cell, way.step)
        if solve() { return true }
        takeBack(way.cell, way.step)
        if budget < 0 { return false }
      }
      return false
    }

    /// How many relations more would be violated.
    private func opened(by cell: Int, _ step: Int) -> Int {
      alternatives.memberships[cell].reduce(0) { count, membership in
        let range = alternatives.relations[membership.relation].range
        let (before, after) = (sums[membership.relation], sums[membership.relation] + membership.times * step)
        return count + (range.contains(after) ? 0 : 1) - (range.contains(before) ? 0 : 1)
      }
    }
  }
}
