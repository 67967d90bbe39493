import Domain

/// A line of the board as it is drawn.
enum BoardLine: Hashable {
  case heading(Int)
  case row(BoardRow)
  case blank
}

/// The groups as lines: in one column, or in two beside each other.
struct BoardColumns {
  private let groups: [BoardGroup]

  init(_ groups: [BoardGroup]) { self.groups = groups }

  private func lines(_ range: Range<Int>) -> [BoardLine] {
    var lines: [BoardLine] = []
    for index in range {
      if !lines.isEmpty { lines.append(.blank) }
      lines.append(.heading(index))
      lines += groups[index].rows.map(BoardLine.row)
    }
    return lines
  }

  var left: [BoardLine] { lines(0..<min(BoardGroup.left, groups.count)) }
  var right: [BoardLine] { lines(min(BoardGroup.left, groups.count)..<groups.count) }
  var whole: [BoardLine] { lines(0..<groups.count) }

  /// The row of the other column that stands nearest to the height of this one.
  func beside(_ row: BoardRow, toLeft: Bool) -> BoardRow? {
    let (here, there) = toLeft ? (right, left) : (left, right)
    guard let height = here.firstIndex(of: .row(row)) else { return nil }
    let candidates = there.indices.compactMap { index -> (distance: Int, row: BoardRow)? in
      if case .row(let row) = there[index] { (abs(index - height), row) } else { nil }
    }
    return candidates.min { $0.distance < $1.distance }?.row
  }
}
