/// Dividing whole things so that the parts add up.
enum Share {
  /// Divides `total` cells in proportion to the counts, by largest remainder: the parts always add up to `total`
  /// (nothing, when there is nothing to divide by). A count above zero gets at least one cell if there are
  /// enough; counts below zero count as zero.
  static func cells(_ total: Int, among counts: [Int]) -> [Int] {
    // Doubles: exact for any count of people, and no product can overflow.
    let weights = counts.map { Double(max(0, $0)) }
    let sum = weights.reduce(0, +)
    let total = min(total, Rect.limit)
    guard total > 0, sum > 0 else { return counts.map { _ in 0 } }
    var cells: [Int] = []
    var remainders: [(index: Int, part: Double)] = []
    for (index, weight) in weights.enumerated() {
      let exact = weight / sum * Double(total)
      cells.append(min(total, Int(exact)))
      remainders.append((index, exact - exact.rounded(.down)))
    }
    // Rounding may put the sum one above as well as below.
    var missing = total - cells.reduce(0, +)
    for (index, _) in remainders.sorted(by: { ($0.part, $1.index) > ($1.part, $0.index) }) where missing > 0 {
      guard weights[index] > 0 else { continue }
      cells[index] += 1
      missing -= 1
    }
    while missing != 0, let largest = cells.indices.max(by: { cells[$0] < cells[$1] }) {
      cells[largest] += missing > 0 ? 1 : -1
      missing += missing > 0 ? -1 : 1
    }
    seatTheSmall(&cells, weights)
    return cells
  }

  /// One cell for each count above zero, taken from the largest part, as long as that has one to give.
  private static func seatTheSmall(_ cells: inout [Int], _ weights: [Double]) {
    for index in cells.indices where cells[index] == 0 && weights[index] > 0 {
      guard let largest = cells.indices.max(by: { cells[$0] < cells[$1] }), cells[largest] > 1 else { return }
      cells[largest] -= 1
      cells[index] += 1
    }
  }
}
