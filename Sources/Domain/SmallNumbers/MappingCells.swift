/// The numbers of a mapping as cells of a table that leaves the house.
public struct MappingCells: Sendable {
  public let n: CountTable.Cell
  /// By ``LifeDomain``: green, yellow, red, not assessed.
  public let lights: [[CountTable.Cell]]
  public let multipleSevere, withChildren, livingWithChildren, withPlan, withTeam: CountTable.Cell
  /// Age groups and unknown, by gender and unknown.
  public let people: [[CountTable.Cell]]
  public let ages, genders: [CountTable.Cell]
  /// The groups of figure 2, by gender.
  public let groups: MappingGroupCells

  public init(_ counts: MappingCounts, rule: SeverityRule, in table: inout CountTable) {
    let all = table.add(counts.n, opensRow: true, isDear: true)
    func part(_ count: Int) -> CountTable.Cell {
      let cell = table.add(count, of: [all])
      table.relate([cell], areWithin: all)
      return cell
    }
    let lights = counts.lights.map { [$0.green, $0.yellow, $0.red, $0.missing].map(part) }
    let severe = part(counts.reds.dropFirst(max(0, rule.reds)).reduce(0, +))
    (withPlan, withTeam) = (part(counts.withPlan), part(counts.withTeam))
    let (children, living) = (part(counts.withChildren), part(counts.livingWithChildren))
    for share in [severe, children, living] { table.guardRest(of: share, in: all) }
    let ages = counts.people.map { table.add($0.reduce(0, +), of: [all], opensRow: true) }
    let genders = (counts.people.first ?? []).indices.map { gender in
      table.add(counts.people.reduce(0) { $0 + $1[gender] }, of: [all], opensRow: true)
    }
    let people = zip(counts.people, ages).map { row, age in
      zip(row, genders).map { count, gender in table.add(count, of: [age, gender]) }
    }
    for area in lights { table.relate(area, are: all) }
    table.relate([living], areWithin: children)
    MappingCells.relate(severe, to: lights.map { $0[2] }, of: all, rule, in: &table)
    for (row, age) in zip(people, ages) { table.relate(row, are: age) }
    for (column, gender) in genders.enumerated() { table.relate(people.map { $0[column] }, are: gender) }
    table.relate(ages, are: all)
    table.relate(genders, are: all)
    groups = MappingGroupCells(counts, of: all, genders: genders, in: &table)
    n = all
    self.lights = lights
    (multipleSevere, withChildren, livingWithChildren) = (severe, children, living)
    self.people = people
    (self.ages, self.genders) = (ages, genders)
  }

  /// How many have several red lights follows in part from how many red lights there are.
  private static func relate(
    _ severe: CountTable.Cell, to reds: [CountTable.Cell], of all: CountTable.Cell, _ rule: SeverityRule,
    in table: inout CountTable
  ) {
    // Each of them has so many at least, and whoever is not one of them has fewer.
    table.relate(reds.map { ($0, 1) } + [(severe, -rule.reds)], in: 0...CountTable.unlimited)
    let fewer = rule.reds - 1
    table.relate(
      reds.map { ($0, -1) } + [(all, fewer), (severe, reds.count - fewer)], in: 0...CountTable.unlimited)
    guard rule.reds == 2 else { return }
    for (place, first) in reds.enumerated() {
      for second in reds.dropFirst(place + 1) {
        table.relate([(first, -1), (second, -1), (all, 1), (severe, 1)], in: 0...CountTable.unlimited)
      }
    }
  }
}
