/// Names that many people share (contact persons), each kept once and known by its place.
///
/// Looked up by their bytes, for every line of a list: a dictionary of strings would make a string for each question.
struct SharedNames {
  private(set) var names: [String] = []
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Open addressing: a name's place + 1, or 0; never more than half full.
  private var slots = [Int32](repeating: 0, count: 64)

  /// The place of a name, which is new at most once.
  mutating func place(of name: UnsafeRawBufferPointer) -> Int32 {
    var slot = hash(name)
    while slots[slot] != 0 {
      if matches(Int(slots[slot]) - 1, name) { return slots[slot] - 1 }
      slot = (slot + 1) & (slots.count - 1)
    }
    names.append(String(decoding: name, as: UTF8.self))
    bytes.append(contentsOf: name)
    ends.append(bytes.count)
    slots[slot] = Int32(truncatingIfNeeded: names.count)
    if names.count * 2 > slots.count { grow() }
    return Int32(truncatingIfNeeded: names.count - 1)
  }

  private mutating func grow() {
    slots = [Int32](repeating: 0, count: slots.count * 2)
    for place in names.indices {
      var slot = bytes.withUnsafeBytes { hash(UnsafeRawBufferPointer(rebasing: $0[range(place)])) }
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: place + 1)
    }
  }

  /// FNV-1a.
  private func hash(_ name: UnsafeRawBufferPointer) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ (hash >> 32)) & (slots.count - 1)
  }

  private func range(_ place: Int) -> Range<Int> { (place == 0 ? 0 : ends[place - 1])..<ends[place] }

  private func matches(_ place: Int, _ name: UnsafeRawBufferPointer) -> Bool {
    let range = range(place)
    guard range.count == name.count else { return false }
    for (offset, index) in range.enumerated() where bytes[index] != name[offset] { return false }
    return true
  }
}
