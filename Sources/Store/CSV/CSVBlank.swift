/// What counts for nothing at the ends of a cell: white space of every width, and characters that nobody sees.
enum CSVBlank {
  /// The range without what counts for nothing at either end; nil when there is nothing else.
  static func trimmed(_ range: Range<Int>, in bytes: some CSVBytes) -> Range<Int>? {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, let length = length(bytes, from: start, to: end) { start += length }
    while start < end, let length = length(bytes, from: start, backFrom: end) { end -= length }
    return start < end ? start..<end : nil
  }

  /// How many bytes of it begin at `start`; nil when none do.
  private static func length(_ bytes: some CSVBytes, from start: Int, to end: Int) -> Int? {
    let first = bytes[start]
    if first <= 0x20 { return isSpace(first) ? 1 : nil }
    if first < 0xC2 { return nil }
    guard start + 1 < end else { return nil }
    // No-break space and soft hyphen.
    if first == 0xC2 { return bytes[start + 1] == 0xA0 || bytes[start + 1] == 0xAD ? 2 : nil }
    guard start + 2 < end else { return nil }
    return isWide(first, bytes[start + 1], bytes[start + 2]) ? 3 : nil
  }

  private static func length(
    _ bytes: some CSVBytes, from start: Int, backFrom end: Int
  ) -> Int? {
    if bytes[end - 1] < 0x80 { return isSpace(bytes[end - 1]) ? 1 : nil }
    for size in 2...3 where end - size >= start {
      if length(bytes, from: end - size, to: end) == size { return size }
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// U+2000–200F (spaces, zero width, direction), 202A–202F, 205F–2064, 2066–206F, 3000, FEFF.
  private static func isWide(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch (first, second) {
    case (0xE2, 0x80): third <= 0x8F || (0xAA...0xAF).contains(third)
    case (0xE2, 0x81): third >= 0x9F && third <= 0xAF
    case (0xE3, 0x80): third == 0x80
    case (0xEF, 0xBB): third == 0xBF
    default: false
    }
  }
}

/// Bytes by their offsets: of a file in memory, or borrowed from it.
protocol CSVBytes: RandomAccessCollection where Element == UInt8, Index == Int {}

extension [UInt8]: CSVBytes {}
extension UnsafeBufferPointer<UInt8>: CSVBytes {}
