import Domain

/// A name as far as it matters to whether two people may be one: folded, so that case, accents and `aa` for `å` are no
/// difference.
struct ComparableName: Hashable {
  let given: [UInt8]
  let family: [UInt8]

  init(_ participant: Participant) {
    given = SearchText.folded(participant.givenName)
    family = SearchText.folded(participant.familyName)
  }

  var isEmpty: Bool { given.isEmpty && family.isEmpty }

  /// The names sound alike, or are the same but for a slip or two of the pen, a second given name, or given and family name
  /// exchanged.
  func isSimilar(to other: ComparableName) -> Bool {
    if isEmpty || other.isEmpty { return false }
    return ComparableName.agree(given, other.given) && ComparableName.agree(family, other.family)
      || ComparableName.agree(given, other.family) && ComparableName.agree(family, other.given)
  }

  /// They sound alike or one begins with the other (`Per`, `Per Arne`), or they differ in one letter (two in long names).
  private static func agree(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    if left.isEmpty || right.isEmpty { return left.isEmpty && right.isEmpty }
    if left.starts(with: right) || right.starts(with: left) { return true }
    if NameSound(folded: left).isAlike(NameSound(folded: right)) { return true }
    let allowed = min(left.count, right.count) < 4 ? 0 : min(left.count, right.count) < 8 ? 1 : 2
    return distance(left, right, atMost: allowed) <= allowed
  }

  /// How many letters must be changed, added, left out or exchanged with their neighbour; `atMost` + 1 for anything more.
  private static func distance(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int {
    if abs(left.count - right.count) > limit { return limit + 1 }
    var before = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    for (row, letter) in left.enumerated() {
      var next = [row + 1]
      next.reserveCapacity(right.count + 1)
      for (column, other) in right.enumerated() {
        var cost = min(last[column + 1] + 1, next[column] + 1, last[column] + (letter == other ? 0 : 1))
        if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
          cost = min(cost, before[column - 1] + 1)
        }
        next.append(cost)
      }
      (before, last) = (last, next)
    }
    return min(last[right.count], limit + 1)
  }
}
