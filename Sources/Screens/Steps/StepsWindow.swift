import TerminalUI

/// Which lines of a column are seen. Where more lie above or below, the outermost line says how many instead.
struct StepsWindow: Hashable, Sendable {
  private(set) var top = 0

  /// Moves just as far as needed for a line to be seen, and not to lie under a line that says how many more there are.
  mutating func show(_ line: Int, height: Int, count: Int) {
    let margin = height > 2 ? 1 : 0
    top = min(top, line - margin)
    top = max(top, line - height + 1 + margin)
    settle(height: height, count: count)
  }

  mutating func settle(height: Int, count: Int) { top = max(0, min(top, count - max(1, height))) }

  /// What a line of the screen shows.
  enum Line: Hashable {
    case line(Int)
    /// So many lie above, the one that would have stood here among them.
    case above(Int)
    case below(Int)
  }

  func lines(height: Int, count: Int) -> [Line] {
    var settled = self
    settled.settle(height: height, count: count)
    let first = settled.top
    let last = min(count, first + max(0, height))
    guard first < last else { return [] }
    return (first..<last).map { line in
      if height > 2, line == first, first > 0 { return .above(first + 1) }
      if height > 2, line == last - 1, last < count { return .below(count - last + 1) }
      return .line(line)
    }
  }
}

/// A line of a column.
enum StepsLine: Hashable {
  case person(Int)
  /// `Uten steg 2`, above those who take part without a step.
  case withoutStep
}

extension StepsGrid.Column {
  var lines: Int { people.count + (withoutStep > 0 ? 1 : 0) }

  private var firstWithoutStep: Int { people.count - withoutStep }

  func line(ofRow row: Int) -> Int { withoutStep > 0 && row >= firstWithoutStep ? row + 1 : row }

  func content(ofLine line: Int) -> StepsLine {
    guard withoutStep > 0, line >= firstWithoutStep else { return .person(line) }
    return line == firstWithoutStep ? .withoutStep : .person(line - 1)
  }
}
