/// Turns that are counted from 0 without a gap.
package enum Turns {
  /// The first that is not there, found by doubling and halving.
  package static func next(_ isThere: (Int) throws -> Bool) throws -> Int {
    if try !isThere(0) { return 0 }
    var (low, high) = (0, 1)
    while try isThere(high) { (low, high) = (high, high * 2) }
    while high - low > 1 {
      let middle = (low + high) / 2
      if try isThere(middle) { low = middle } else { high = middle }
    }
    return high
  }
}
