import Domain

/// Writes a digest: whole numbers in as few bytes as they need, seven bits a byte, the lowest first.
package struct DigestWriter {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func add(byte: UInt8) { bytes.append(byte) }
  package mutating func add(contentsOf other: some Sequence<UInt8>) { bytes.append(contentsOf: other) }

  package mutating func add(unsigned value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Small numbers on either side of zero stay short.
  package mutating func add(signed value: Int64) { add(unsigned: UInt64(bitPattern: (value << 1) ^ (value >> 63))) }

  package mutating func add(text: String) {
    add(unsigned: UInt64(text.utf8.count))
    bytes.append(contentsOf: text.utf8)
  }
}

// What may be missing.

extension DigestWriter {
  /// A count before the bytes; one more than it, so that 0 is no text at all.
  package mutating func add(optionalText text: String?) {
    guard let text else { return add(unsigned: 0) }
    add(unsigned: UInt64(text.utf8.count) + 1)
    add(contentsOf: text.utf8)
  }

  package mutating func add(optional value: Int64?) {
    add(byte: value == nil ? 0 : 1)
    if let value { add(signed: value) }
  }

  package mutating func add(bytes: [UInt8]) {
    add(unsigned: UInt64(bytes.count))
    add(contentsOf: bytes)
  }

  /// Fills up to 64 bytes, or twice as many, and so on: the length of a seal tells next to nothing of what is in it.
  ///
  /// - Parameter least: no shorter than this.
  package mutating func pad(from least: Int = 64) {
    var length = least
    while length < bytes.count { length *= 2 }
    fill(to: length)
  }

  /// Fills up to a multiple of `unit` bytes, where the length tells no more than what lies open beside it.
  package mutating func pad(toMultipleOf unit: Int) { fill(to: (bytes.count + unit - 1) / unit * unit) }

  private mutating func fill(to length: Int) {
    bytes.append(contentsOf: repeatElement(0, count: length - bytes.count))
  }
}

extension DigestReader {
  /// Nil where there is none; the bytes hold as long as the digest's own.
  @inlinable @inline(__always)
  package mutating func optionalBytes() -> UnsafeRawBufferPointer? {
    let count = unsigned()
    return count == 0 ? nil : take(count - 1)
  }

  package mutating func optionalText() -> String? { optionalBytes().map { String(decoding: $0, as: UTF8.self) } }

  package mutating func optionalInteger() -> Int64? { byte() == 0 ? nil : signed() }
}

/// Reads what ``DigestWriter`` wrote, in place. Past the end, or at a number that cannot be, it gives zeros and remembers
/// that the digest is broken: one question at the end instead of one a byte.
package struct DigestReader {
  @usableFromInline let bytes: UnsafeRawBufferPointer
  @usableFromInline var position = 0
  package var isBroken = false

  package init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  @inlinable @inline(__always)
  package var isAtEnd: Bool { position >= bytes.count || isBroken }

  @inlinable @inline(__always)
  package mutating func byte() -> UInt8 {
    guard position < bytes.count else {
      isBroken = true
      return 0
    }
    defer { position += 1 }
    return bytes[position]
  }

  /// Nearly every number is of one byte or two, and a list of everybody reads millions.
  @inlinable @inline(__always)
  package mutating func unsigned() -> UInt64 {
    guard bytes.count - position > 1 else { return longer() }
    let (first, second) = (bytes[position], bytes[position + 1])
    if first < 0x80 {
      position += 1
      return UInt64(first)
    }
    guard second < 0x80 else { return longer() }
    position += 2
    return UInt64(first & 0x7F) | UInt64(second) << 7
  }

  @usableFromInline
  mutating func longer() -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = byte()
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 || isBroken { return value }
      shift += 7
      if shift > 63 {
        isBroken = true
        return 0
      }
    }
  }

  @inlinable @inline(__always)
  package mutating func signed() -> Int64 {
    let value = unsigned()
    return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
  }

  /// The bytes of a text; they hold as long as the digest's own.
  @inlinable @inline(__always)
  package mutating func text() -> UnsafeRawBufferPointer { take(unsigned()) }

  @inlinable @inline(__always)
  package mutating func take(_ count: UInt64) -> UnsafeRawBufferPointer {
    guard count <= UInt64(bytes.count - position) else {
      isBroken = true
      return UnsafeRawBufferPointer(start: nil, count: 0)
    }
    defer { position += Int(count) }
    return UnsafeRawBufferPointer(rebasing: bytes[position..<position + Int(count)])
  }
}

// Days, as their distance from the day before.

extension DigestWriter {
  package mutating func add(_ day: Day?, after last: inout Int32) {
    guard let day else { return }
    add(signed: Int64(day.number) - Int64(last))
    last = day.number
  }
}

extension DigestReader {
  @inlinable @inline(__always)
  package mutating func day(after last: inout Int32) -> Day {
    last = Int32(truncatingIfNeeded: Int64(last) &+ signed())
    return Day(number: last)
  }
}
