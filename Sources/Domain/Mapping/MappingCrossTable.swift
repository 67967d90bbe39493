/// A mapping round by age group and gender, with small cells hidden.
///
/// Cells under 5 are hidden on the screen too, and with a lone hidden cell in a row or column another one goes along,
/// so that it cannot be found by subtraction. Totals of a row or column are not shown: they would undo the hiding. The
/// number of all mapped is shown, so what is hidden must not follow from it either.
public struct MappingCrossTable: Hashable, Sendable {
  public enum Cell: Hashable, Sendable {
    case count(Int)
    /// 1 to 4, or hidden to protect such a cell.
    case hidden
  }

  /// Rows by age group, nil is unknown; columns by gender, nil is unknown.
  public let rows: [AgeGroup?]
  public let columns: [Gender?]
  public let cells: [[Cell]]

  public static let smallest = 5

  /// `counts[row][column]` in the order of ``AgeGroup/allCases`` then unknown, ``Gender/allCases`` then unknown.
  public init(counts: [AgeGroup?: [Gender?: Int]]) {
    let rows: [AgeGroup?] = AgeGroup.allCases.map { $0 } + [nil]
    let columns: [Gender?] = Gender.allCases.map { $0 } + [nil]
    let numbers = rows.map { row in columns.map { counts[row]?[$0] ?? 0 } }
    var hidden = numbers.map { $0.map { (1..<MappingCrossTable.smallest).contains($0) } }
    var changed = true
    while changed {
      changed = MappingCrossTable.protectFromTotal(numbers, &hidden)
      for row in numbers.indices where MappingCrossTable.protect(numbers[row], &hidden[row]) { changed = true }
      for column in columns.indices {
        var flags = hidden.map { $0[column] }
        if MappingCrossTable.protect(numbers.map { $0[column] }, &flags) {
          for row in numbers.indices { hidden[row][column] = flags[row] }
          changed = true
        }
      }
    }
    self.rows = rows
    self.columns = columns
    cells = numbers.indices.map { row in
      columns.indices.map { hidden[row][$0] ? .hidden : .count(numbers[row][$0]) }
    }
  }

  /// All mapped less what is shown is the sum of the hidden: it tells a lone hidden cell, and tells several when each
  /// must be 1. Then hides the smallest other cell that is not zero. True when it did.
  private static func protectFromTotal(_ numbers: [[Int]], _ hidden: inout [[Bool]]) -> Bool {
    let cells = numbers.indices.flatMap { row in numbers[row].indices.map { (row: row, column: $0) } }
    let gone = cells.filter { hidden[$0.row][$0.column] }
    guard !gone.isEmpty, gone.count == 1 || gone.allSatisfy({ numbers[$0.row][$0.column] == 1 }) else { return false }
    let others = cells.filter { !hidden[$0.row][$0.column] && numbers[$0.row][$0.column] > 0 }
    guard let least = others.min(by: { numbers[$0.row][$0.column] < numbers[$1.row][$1.column] }) else { return false }
    hidden[least.row][least.column] = true
    return true
  }

  /// With exactly one hidden cell in a line, hides the smallest other one that is not zero. True when it did.
  private static func protect(_ numbers: [Int], _ hidden: inout [Bool]) -> Bool {
    guard hidden.count(where: { $0 }) == 1 else { return false }
    let others = numbers.indices.filter { !hidden[$0] && numbers[$0] > 0 }
    guard let smallest = others.min(by: { numbers[$0] < numbers[$1] }) else { return false }
    hidden[smallest] = true
    return true
  }
}
