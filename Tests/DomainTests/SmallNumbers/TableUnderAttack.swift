@testable import Domain

/// A table of numbers by rows and columns with all its sums, as somebody reads it who wants to find what is hidden: what any number
/// can be is found exactly, by flows in a network whose arcs are the table's numbers.
struct TableUnderAttack {
  let rows: Int
  let columns: Int
  /// The inner numbers row by row, then the rows' sums, the columns', and the whole.
  let counts: [Int]

  init(_ inner: [[Int]]) {
    rows = inner.count
    columns = inner.first?.count ?? 0
    let rowSums = inner.map { $0.reduce(0, +) }
    let columnSums = (0..<columns).map { column in inner.reduce(0) { $0 + $1[column] } }
    counts = inner.flatMap(\.self) + rowSums + columnSums + [rowSums.reduce(0, +)]
  }

  var rowSums: Range<Int> { rows * columns..<rows * columns + rows }
  var columnSums: Range<Int> { rowSums.upperBound..<rowSums.upperBound + columns }
  var whole: Int { counts.count - 1 }

  /// What is told of each, by the rules of the house.
  var published: [CountTable.Told] {
    var table = CountTable()
    let whole = table.add(counts[self.whole], opensRow: true, isDear: true)
    let rowCells = rowSums.map { table.add(counts[$0], of: [whole], opensRow: true) }
    let columnCells = columnSums.map { table.add(counts[$0], of: [whole], opensRow: true) }
    let inner = (0..<rows).map { row in
      (0..<columns).map { table.add(counts[row * columns + $0], of: [rowCells[row], columnCells[$0]]) }
    }
    for row in 0..<rows { table.relate(inner[row], are: rowCells[row]) }
    for column in 0..<columns { table.relate(inner.map { $0[column] }, are: columnCells[column]) }
    table.relate(rowCells, are: whole)
    table.relate(columnCells, are: whole)
    let told = table.published()
    return (inner.flatMap(\.self) + rowCells + columnCells + [whole]).map { told[$0] }
  }

  /// What a reader knows of a number by its sign.
  /// Of a row with nobody in it a reader guesses as much.
  func range(_ told: CountTable.Told, _ count: Int) -> ClosedRange<Int> {
    switch told {
    case .count(let count): count...count
    case .few: 1...4
    case .hidden: 1...10_000
    case .left: 0...(count == 0 ? 0 : 4)
    }
  }

  /// What each arc joins: rows, columns and the two ends are nodes.
  private func ends(_ cell: Int) -> (from: Int, to: Int) {
    let (source, sink) = (rows + columns, rows + columns + 1)
    if cell < rows * columns { return (cell / columns, rows + cell % columns) }
    if rowSums.contains(cell) { return (source, cell - rowSums.lowerBound) }
    if columnSums.contains(cell) { return (rows + cell - columnSums.lowerBound, sink) }
    return (sink, source)
  }

  /// Whether there is a table within these ranges: a circulation in whole numbers.
  func exists(_ ranges: [ClosedRange<Int>]) -> Bool {
    let nodes = rows + columns + 4
    var network = Network(nodes: nodes)
    var needed = 0
    var balance = Array(repeating: 0, count: nodes)
    for (cell, range) in ranges.enumerated() {
      let (from, to) = ends(cell)
      network.join(from, to, range.upperBound - range.lowerBound)
      balance[to] += range.lowerBound
      balance[from] -= range.lowerBound
    }
    for node in 0..<nodes - 2 {
      if balance[node] > 0 {
        network.join(nodes - 2, node, balance[node])
        needed += balance[node]
      } else {
        network.join(node, nodes - 1, -balance[node])
      }
    }
    return network.flow(from: nodes - 2, to: nodes - 1) == needed
  }

  /// What can be found out against the rules; nothing of a table that keeps what it should.
  func findings(_ told: [CountTable.Told]) -> [String] {
    let ranges = zip(told, counts).map(range)
    func can(_ cell: Int, _ value: Int) -> Bool {
      guard ranges[cell].contains(value) else { return false }
      var asked = ranges
      asked[cell] = value...value
      return exists(asked)
    }
    var findings: [String] = []
    for (cell, count) in counts.enumerated() {
      switch told[cell] {
      case .count(let shown):
        if shown != count { findings.append("\(cell) is \(count), shown as \(shown)") }
        if (1...4).contains(shown) { findings.append("\(cell) shows \(shown)") }
      case .few, .left:
        if (1...4).contains(count) {
          findings += (1...4).filter { !can(cell, $0) }.map { "\(cell), which is \(count), cannot be \($0)" }
        }
      case .hidden:
        let possible = (max(0, count - 8)...count + 8).filter { can(cell, $0) }
        if (possible.last ?? 0) - (possible.first ?? 0) < 5 {
          findings.append("\(cell), \(count), is one of \(possible)")
        }
      }
    }
    return findings
  }

  /// The plain way: the smallest other number of a line goes with one that can be found, until none can.
  var plainly: [CountTable.Told] {
    var told = published.enumerated().map { place, told in
      told == .hidden ? CountTable.Told.count(counts[place]) : told
    }
    while true {
      let found = counts.indices.first { cell in
        if case .count = told[cell] { return false }
        return !findings(told, at: cell).isEmpty
      }
      guard let found else { return told }
      let (from, to) = ends(found)
      let others = counts.indices.filter { cell in
        guard case .count(let count) = told[cell], count > 0, cell != found else { return false }
        let (start, end) = ends(cell)
        return start == from || end == to || start == to || end == from
      }
      let rest = counts.indices.filter { if case .count(let count) = told[$0] { count > 0 } else { false } }
      guard let next = (others.isEmpty ? rest : others).min(by: { counts[$0] < counts[$1] }) else { return told }
      told[next] = .hidden
    }
  }

  private func findings(_ told: [CountTable.Told], at cell: Int) -> [String] {
    let ranges = zip(told, counts).map(range)
    func can(_ value: Int) -> Bool {
      guard ranges[cell].contains(value) else { return false }
      var asked = ranges
      asked[cell] = value...value
      return exists(asked)
    }
    let count = counts[cell]
    if told[cell] == .hidden {
      let possible = (max(0, count - 6)...count + 6).filter(can)
      return (possible.last ?? 0) - (possible.first ?? 0) < 5 ? ["narrow"] : []
    }
    return (1...4).contains(count) && !(1...4).allSatisfy(can) ? ["found"] : []
  }
}

/// The largest flow, by one way after another.
struct Network {
  private var arcs: [(to: Int, room: Int)] = []
  private var leaving: [[Int]]

  init(nodes: Int) { leaving = Array(repeating: [], count: nodes) }

  mutating func join(_ from: Int, _ to: Int, _ room: Int) {
    if room <= 0 { return }
    leaving[from].append(arcs.count)
    arcs.append((to, room))
    leaving[to].append(arcs.count)
    arcs.append((from, 0))
  }

  mutating func flow(from source: Int, to sink: Int) -> Int {
    var total = 0
    while true {
      var came = Array(repeating: -1, count: leaving.count)
      var next = [source]
      var place = 0
      while place < next.count, came[sink] < 0 {
        for arc in leaving[next[place]] where arcs[arc].room > 0 && arcs[arc].to != source && came[arcs[arc].to] < 0 {
          came[arcs[arc].to] = arc
          next.append(arcs[arc].to)
        }
        place += 1
      }
      if came[sink] < 0 { return total }
      var (node, room) = (sink, Int.max)
      while node != source {
        room = min(room, arcs[came[node]].room)
        node = arcs[came[node] ^ 1].to
      }
      node = sink
      while node != source {
        arcs[came[node]].room -= room
        arcs[came[node] ^ 1].room += room
        node = arcs[came[node] ^ 1].to
      }
      total += room
    }
  }
}

/// The same numbers every time.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64
  init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }
}
