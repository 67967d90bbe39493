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

  private static func bit(_ key: Int64) -> UInt64 { 1 << UInt64(key & 63) }
}
