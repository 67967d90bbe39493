import Testing

@testable import Domain

/// Figure 2 as it stands on the screen, read by somebody who wants to find what is hidden: every total beside every number, as flows
/// from genders through ages to groups.
@Suite struct MappingGroupAttackTests {
  private static let ages = AgeGroup.allCases.count + 1
  private static let genders = Gender.allCases.count + 1
  private static let groups = MappingGroup.allCases.count + 1

  /// A number with what is told of it, and what it joins.
  private struct Arc {
    let count: Int
    let told: CountTable.Told
    let from: Int
    let to: Int

    var range: ClosedRange<Int> {
      switch told {
      case .count(let count): count...count
      case .few: 1...4
      case .hidden: 1...10_000
      case .left: 0...(count == 0 ? 0 : 4)
      }
    }
  }

  // Nodes: a source and a sink, genders, ages of each, groups of each, groups.
  private static let (source, sink) = (0, 1)
  private static func gender(_ gender: Int) -> Int { 2 + gender }
  private static func row(_ gender: Int, _ age: Int) -> Int { 2 + genders + gender * ages + age }
  private static func column(_ gender: Int, _ group: Int) -> Int {
    2 + genders + genders * ages + gender * groups + group
  }
  private static func group(_ group: Int) -> Int { 2 + genders + genders * (ages + groups) + group }
  private static let nodes = 2 + genders + genders * (ages + groups) + groups + 2

  private func arcs(_ counts: MappingCounts) -> [Arc] {
    let table = MappingGroupTable(counts)
    var arcs = [Arc(count: counts.n, told: table.all.sum, from: Self.sink, to: Self.source)]
    for (group, told) in table.all.groups.enumerated() {
      let count = counts.groups.reduce(0) { $0 + $1[group] }
      arcs.append(Arc(count: count, told: told, from: Self.group(group), to: Self.sink))
    }
    for (place, name) in ((Gender.allCases as [Gender?]) + [nil]).enumerated() {
      guard let pane = table.panes.first(where: { $0.gender == name }) else { continue }
      let all = counts.groups[place].reduce(0, +)
      arcs.append(Arc(count: all, told: pane.total.sum, from: Self.source, to: Self.gender(place)))
      for group in 0..<Self.groups {
        arcs.append(
          Arc(
            count: counts.groups[place][group], told: pane.total.groups[group], from: Self.column(place, group),
            to: Self.group(group)))
      }
      for (age, row) in pane.rows.enumerated() {
        let inRow = counts.cube[age][place]
        arcs.append(
          Arc(count: inRow.reduce(0, +), told: row.sum, from: Self.gender(place), to: Self.row(place, age)))
        for group in 0..<Self.groups {
          arcs.append(
            Arc(count: inRow[group], told: row.groups[group], from: Self.row(place, age), to: Self.column(place, group))
          )
        }
      }
    }
    return arcs
  }

  /// Whether there is a table in which one number is that, and all that is told is as it is told.
  private func can(_ arcs: [Arc], _ chosen: Int, be value: Int) -> Bool {
    if !arcs[chosen].range.contains(value) { return false }
    var network = Network(nodes: Self.nodes)
    var balance = Array(repeating: 0, count: Self.nodes)
    for (place, arc) in arcs.enumerated() {
      let range = place == chosen ? value...value : arc.range
      network.join(arc.from, arc.to, range.upperBound - range.lowerBound)
      balance[arc.to] += range.lowerBound
      balance[arc.from] -= range.lowerBound
    }
    var needed = 0
    for node in 0..<Self.nodes - 2 {
      if balance[node] > 0 {
        network.join(Self.nodes - 2, node, balance[node])
        needed += balance[node]
      } else {
        network.join(node, Self.nodes - 1, -balance[node])
      }
    }
    return network.flow(from: Self.nodes - 2, to: Self.nodes - 1) == needed
  }

  private func findings(_ arcs: [Arc]) -> [String] {
    var found: [String] = []
    for (place, arc) in arcs.enumerated() {
      switch arc.told {
      case .count(let shown):
        if shown != arc.count || (1...4).contains(shown) { found.append("\(place) shows \(shown) of \(arc.count)") }
      // What a number can be is all between the least and the most that it can.
      case .few, .left:
        if (1...4).contains(arc.count), !(can(arcs, place, be: 1) && can(arcs, place, be: 4)) {
          found.append("\(place), \(arc.count), is found")
        }
      case .hidden:
        let isWide = (0...5).contains { below in
          can(arcs, place, be: arc.count - below) && can(arcs, place, be: arc.count + 5 - below)
        }
        if !isWide { found.append("\(place), \(arc.count), is one of few") }
      }
    }
    return found
  }

  private func random(_ seed: UInt64) -> MappingCounts {
    var chance = SeededNumbers(seed)
    var counts = MappingCounts()
    let most = [3, 8, 20, 60][Int(seed % 4)]
    // Most rounds know the gender, and no more than two of them.
    let genders = seed % 3 == 0 ? 0..<Self.genders : 0..<2
    for age in 0..<Self.ages {
      for gender in genders {
        for group in 0..<Self.groups - Int(seed % 2) where Int.random(in: 0..<4, using: &chance) > 0 {
          counts.cube[age][gender][group] = Int.random(in: 0...most, using: &chance)
        }
      }
    }
    counts.n = counts.cube.joined().joined().reduce(0, +)
    return counts
  }

  @Test(arguments: 1...24) func nothingIsFound(seed: Int) {
    let arcs = arcs(random(UInt64(seed)))
    #expect(findings(arcs) == [])
  }

  @Test func whatIsLargeIsShown() {
    var counts = MappingCounts()
    for gender in 0..<2 { for group in 0..<4 { counts.cube[1][gender][group] = 10 + gender + group } }
    counts.n = counts.cube.joined().joined().reduce(0, +)
    let table = MappingGroupTable(counts)
    #expect(table.panes.map(\.gender) == [.female, .male])
    #expect(table.panes[0].rows[1].groups.prefix(4) == [.count(10), .count(11), .count(12), .count(13)])
    #expect(table.panes[0].rows[1].sum == .count(46) && table.all.sum == .count(96))
    #expect(table.panes[1].total.groups.prefix(4) == [.count(11), .count(12), .count(13), .count(14)])
  }

  @Test func oneToFourAreNeverShown() {
    var counts = MappingCounts()
    for age in 0..<4 { for gender in 0..<2 { for group in 0..<4 { counts.cube[age][gender][group] = 1 + group } } }
    counts.n = 80
    let table = MappingGroupTable(counts)
    for pane in table.panes {
      for row in pane.rows {
        for told in row.groups { if case .count(let count) = told { #expect(count == 0 || count >= 5) } }
      }
    }
  }
}
