/// Keys of bytes, one after the other, and the order they are in.
///
/// The first eight bytes of each are kept as one number: most comparisons are one instruction, and only names that begin
/// alike are looked into.
struct SortKeys {
  private struct Entry {
    var head: UInt64
    var index: Int32
  }

  private var bytes: [UInt8] = []
  private var ends: [Int32] = []
  private var entries: [Entry] = []
  private var isSorted = true

  var count: Int { ends.count }

  mutating func reserve(_ count: Int, bytesEach: Int) {
    bytes.reserveCapacity(count * bytesEach)
    ends.reserveCapacity(count)
    entries.reserveCapacity(count)
  }

  /// Adds the key that `write` appends.
  mutating func add(_ write: (inout [UInt8]) -> Void) {
    let start = bytes.count
    write(&bytes)
    let index = Int32(truncatingIfNeeded: ends.count)
    ends.append(Int32(truncatingIfNeeded: bytes.count))
    var head: UInt64 = 0
    for place in start..<start + 8 { head = head << 8 | (place < bytes.count ? UInt64(bytes[place]) : 0) }
    let entry = Entry(head: head, index: index)
    // Numbers, as a rule, come in order.
    if isSorted, let before = entries.last, entry.head <= before.head {
      isSorted = bytes.withUnsafeBufferPointer { bytes in
        ends.withUnsafeBufferPointer { !Keys(bytes: bytes, ends: $0).precedes(entry, before) }
      }
    }
    entries.append(entry)
  }

  /// Puts the keys in order; of equal ones the one added first comes first.
  mutating func sort() {
    if isSorted { return }
    isSorted = true
    bytes.withUnsafeBufferPointer { bytes in
      ends.withUnsafeBufferPointer { ends in
        let keys = Keys(bytes: bytes, ends: ends)
        entries.sort { keys.precedes($0, $1) }
      }
    }
  }

  /// The places of the keys in their order.
  var order: [Int32] { entries.map(\.index) }

  /// The order of two sets that have been sorted, the second's places following on the first's. Of equal keys the first
  /// set's come first.
  static func merged(_ left: SortKeys, _ right: SortKeys) -> [Int32] {
    let offset = Int32(truncatingIfNeeded: left.count)
    var order: [Int32] = []
    order.reserveCapacity(left.count + right.count)
    var (l, r) = (0, 0)
    while l < left.entries.count, r < right.entries.count {
      let (one, two) = (left.entries[l], right.entries[r])
      if two.head < one.head || (two.head == one.head && right.key(two).lexicographicallyPrecedes(left.key(one))) {
        order.append(two.index + offset)
        r += 1
      } else {
        order.append(one.index)
        l += 1
      }
    }
    for entry in left.entries[l...] { order.append(entry.index) }
    for entry in right.entries[r...] { order.append(entry.index + offset) }
    return order
  }

  private func key(_ entry: Entry) -> ArraySlice<UInt8> {
    let index = Int(entry.index)
    return bytes[(index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])]
  }

  /// The keys while they stay where they are: sorting compares millions of times.
  private struct Keys {
    let bytes: UnsafeBufferPointer<UInt8>
    let ends: UnsafeBufferPointer<Int32>

    func precedes(_ one: Entry, _ two: Entry) -> Bool {
      if one.head != two.head { return one.head < two.head }
      let (left, right) = (range(one), range(two))
      // The heads are alike, so what differs comes after them.
      var (l, r) = (left.lowerBound + min(8, left.count), right.lowerBound + min(8, right.count))
      while l < left.upperBound, r < right.upperBound {
        if bytes[l] != bytes[r] { return bytes[l] < bytes[r] }
        l += 1
        r += 1
      }
      if left.count != right.count { return left.count < right.count }
      return one.index < two.index
    }

    private func range(_ entry: Entry) -> Range<Int> {
      let index = Int(entry.index)
      return (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
    }
  }
}
