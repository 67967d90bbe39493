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
      for part in parts { table.guardRest(of: part, in: base) }
      return [base] + parts
    }
    for (column, id) in ReportGroup.figures.enumerated() {
      if let all = whole[id] { table.relate(rows.map { $0[column] }, are: all) }
    }
  }
}
