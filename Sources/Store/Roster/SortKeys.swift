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
    for offset in 0..<8 {
      head = head << 8 | (start + offset < bytes.count ? UInt64(bytes[start + offset]) : 0)
    }
    let entry = Entry(head: head, index: index)
    if let before = entries.last, isSorted { isSorted = !SortKeys.precedes(entry, before, in: self, self) }
    entries.append(entry)
  }

  /// The indices in order; of equal keys the one added first.
  mutating func sort() {
    if isSorted { return }
    var sorted = entries
    sorted.sort { SortKeys.precedes($0, $1, in: self, self) }
    entries = sorted
    isSorted = true
  }

  /// The order of two sets, both sorted, where the second's indices follow on the first's.
  static func merged(_ left: SortKeys, _ right: SortKeys) -> [Int32] {
    let offset = Int32(truncatingIfNeeded: left.count)
    var order: [Int32] = []
    order.reserveCapacity(left.count + right.count)
    var (l, r) = (0, 0)
    while l < left.entries.count, r < right.entries.count {
      if precedes(right.entries[r], left.entries[l], in: right, left, equal: false) {
        order.append(right.entries[r].index + offset)
        r += 1
      } else {
        order.append(left.entries[l].index)
        l += 1
      }
    }
    for entry in left.entries[l...] { order.append(entry.index) }
    for entry in right.entries[r...] { order.append(entry.index + offset) }
    return order
  }

  var order: [Int32] { entries.map(\.index) }

  private func key(_ index: Int32) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : Int(ends[Int(index) - 1]))..<Int(ends[Int(index)])]
  }

  /// - Parameter equal: settled by index, within one set; across two, equal keys do not precede.
  private static func precedes(
    _ one: Entry, _ two: Entry, in oneKeys: borrowing SortKeys, _ twoKeys: borrowing SortKeys, equal: Bool = true
  ) -> Bool {
    if one.head != two.head { return one.head < two.head }
    let (left, right) = (oneKeys.key(one.index), twoKeys.key(two.index))
    for (a, b) in zip(left, right) where a != b { return a < b }
    if left.count != right.count { return left.count < right.count }
    return equal && one.index < two.index
  }
}
