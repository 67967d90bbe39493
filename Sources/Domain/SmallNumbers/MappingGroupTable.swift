/// A mapping as in figure 2 of [003]: by age and gender, and in that by group, with totals. Small numbers are hidden, and as many others
/// as keep them from being found, by the one rule that hides in what leaves the house: see ``CountTable``.
public struct MappingGroupTable: Hashable, Sendable {
  /// Those of one gender; nil is unknown.
  public struct Pane: Hashable, Sendable {
    public let gender: Gender?
    /// By age group; the last is unknown.
    public let rows: [Row]
    public let total: Row
  }

  /// Numbers by ``MappingGroup``, the last of them unknown; and all of them.
  public struct Row: Hashable, Sendable {
    /// Nil is unknown, and the total's.
    public let age: AgeGroup?
    public let groups: [CountTable.Told]
    public let sum: CountTable.Told
  }

  /// Those with somebody in them.
  public let panes: [Pane]
  public let all: Row

  public init(_ counts: MappingCounts) {
    var table = CountTable()
    let n = table.add(counts.n, opensRow: true, isDear: true)
    let cells = MappingGroupCells(counts, of: n, in: &table)
    let ages = (AgeGroup.allCases as [AgeGroup?]) + [nil]
    // The rows of an age within a gender: their sums and the cells of them.
    var sums: [[CountTable.Cell]] = []
    var cube: [[[CountTable.Cell]]] = []
    for (gender, whole) in cells.genders.enumerated() {
      let rows = counts.cube.map { table.add($0[gender].reduce(0, +), of: [whole]) }
      let inRows = zip(counts.cube, rows).map { age, row in
        zip(age[gender], cells.byGroup[gender]).map { table.add($0, of: [row, $1]) }
      }
      for (row, parts) in zip(rows, inRows) { table.relate(parts, are: row) }
      for (group, whole) in cells.byGroup[gender].enumerated() { table.relate(inRows.map { $0[group] }, are: whole) }
      table.relate(rows, are: whole)
      sums.append(rows)
      cube.append(inRows)
    }
    let told = table.published()
    let genders = (Gender.allCases as [Gender?]) + [nil]
    panes = genders.enumerated().compactMap { place, gender in
      if table.count(of: cells.genders[place]) == 0 { return nil }
      let rows = ages.enumerated().map { age, name in
        Row(age: name, groups: cube[place][age].map { told[$0] }, sum: told[sums[place][age]])
      }
      return Pane(
        gender: gender, rows: rows,
        total: Row(age: nil, groups: cells.byGroup[place].map { told[$0] }, sum: told[cells.genders[place]]))
    }
    all = Row(age: nil, groups: cells.groups.map { told[$0] }, sum: told[n])
  }
}

/// The groups of a mapping by gender, as cells of a table: on the screen with ages in them, in reports beside ages.
public struct MappingGroupCells: Sendable {
  /// By ``Gender`` and unknown.
  public let genders: [CountTable.Cell]
  /// By ``MappingGroup`` and unknown.
  public let groups: [CountTable.Cell]
  /// By gender, then by group.
  public let byGroup: [[CountTable.Cell]]

  /// - Parameter genders: where the table has them already.
  public init(
    _ counts: MappingCounts, of all: CountTable.Cell, genders known: [CountTable.Cell]? = nil,
    in table: inout CountTable
  ) {
    let numbers = counts.groups
    let genders = known ?? numbers.map { table.add($0.reduce(0, +), of: [all], opensRow: true) }
    let groups = (numbers.first ?? []).indices.map { group in
      table.add(numbers.reduce(0) { $0 + $1[group] }, of: [all], opensRow: true)
    }
    let cells = zip(numbers, genders).map { row, gender in
      zip(row, groups).map { table.add($0, of: [gender, $1]) }
    }
    for (row, gender) in zip(cells, genders) { table.relate(row, are: gender) }
    for (column, group) in groups.enumerated() { table.relate(cells.map { $0[column] }, are: group) }
    if known == nil { table.relate(genders, are: all) }
    table.relate(groups, are: all)
    self.genders = genders
    self.groups = groups
    byGroup = cells
  }
}
