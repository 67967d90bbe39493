/// A set of keys in little memory: those that are counted up take a bit each, those that are drawn at random eight bytes.
package struct KeySet {
  private var bits: [UInt64] = []
  private var others: Set<Int64> = []

  package init() {}

  /// The greatest key that has a bit: with it the bits take sixteen megabytes.
  private static let lastOfBits: Int64 = 1 << 27

  package func contains(_ key: Int64) -> Bool {
    guard (0...KeySet.lastOfBits).contains(key) else { return others.contains(key) }
    let word = Int(key >> 6)
    return word < bits.count && bits[word] & KeySet.bit(key) != 0
  }

  package mutating func insert(_ key: Int64) {
    guard (0...KeySet.lastOfBits).contains(key) else {
      others.insert(key)
      return
    }
    let word = Int(key >> 6)
    if word >= bits.count {
      bits.append(contentsOf: repeatElement(0, count: max(word + 1, 2 * bits.count) - bits.count))
    }
    bits[word] |= KeySet.bit(key)
  }

  package mutating func remove(_ key: Int64) {
    guard contains(key) else { return }
    if others.remove(key) == nil { bits[Int(key >> 6)] &= ~KeySet.bit(key) }
  }

  /// In ascending order.
  package var sorted: [Int64] {
    var found = Array(others)
    for (word, value) in bits.enumerated() where value != 0 {
      for place in 0..<64 where value & 1 << UInt64(place) != 0 { found.append(Int64(word * 64 + place)) }
    }
    return found.sorted()
  }

  private static func bit(_ key: Int64) -> UInt64 { 1 << UInt64(key & 63) }
}
