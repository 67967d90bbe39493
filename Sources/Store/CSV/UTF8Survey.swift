/// What one pass over the bytes of a file says about its encoding.
struct UTF8Survey {
  /// Whether any well-formed sequence of two bytes or more was met.
  private(set) var hasMultiByte = false
  /// Where the first byte stands that is no UTF-8; nil when all is.
  private(set) var firstInvalid: Int?

  init(_ bytes: UnsafeRawBufferPointer) {
    var position = 0
    while position < bytes.count {
      // Most of a register is ASCII: eight bytes at a time.
      while position + 8 <= bytes.count,
        bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        position += 8
      }
      guard position < bytes.count else { break }
      if bytes[position] < 0x80 {
        position += 1
        continue
      }
      if let length = UTF8Survey.sequence(bytes, at: position) {
        hasMultiByte = true
        position += length
      } else {
        firstInvalid = firstInvalid ?? position
        position += 1
      }
    }
  }

  /// The length of the well-formed sequence at `position` (Unicode, table 3-7); nil when there is none.
  private static func sequence(_ bytes: UnsafeRawBufferPointer, at position: Int) -> Int? {
    let lead = bytes[position]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0:
      length = 3
      second = 0xA0...0xBF
    case 0xED:
      length = 3
      second = 0x80...0x9F
    case 0xE1...0xEF: length = 3
    case 0xF0:
      length = 4
      second = 0x90...0xBF
    case 0xF4:
      length = 4
      second = 0x80...0x8F
    case 0xF1...0xF3: length = 4
    default: return nil
    }
    guard position + length <= bytes.count, second.contains(bytes[position + 1]) else { return nil }
    for offset in 2..<max(length, 2) where bytes[position + offset] & 0xC0 != 0x80 { return nil }
    return length
  }
}
