import Foundation

/// The order of names in a Norwegian list: æ, ø, å last, `aa` as å, accents looked past, other scripts after.
///
/// A name becomes bytes whose order is the order of names. ä goes with æ, ö with ø, ü with y, as in CLDR's rules for
/// Norwegian. The family name is compared before the given name: what stands before a comma ends sooner than any letter.
enum NorwegianCollation {
  private static let comma: UInt8 = 0x01
  private static let space: UInt8 = 0x02
  private static let figures: UInt8 = 0x10
  private static let letters: UInt8 = 0x20
  private static let ae = letters + 26
  private static let oe = letters + 27
  private static let aa = letters + 28
  private static let other: UInt8 = 0xF0

  static func key(_ name: UnsafeRawBufferPointer) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(name.count + 2)
    append(name, to: &key)
    return key
  }

  static func append(_ name: UnsafeRawBufferPointer, to key: inout [UInt8]) {
    // `A` and a ring after it is one letter, Å: composed first, where any accent stands by itself (U+0300 to U+036F).
    if name.contains(where: { $0 == 0xCC || $0 == 0xCD }) {
      var composed = String(decoding: name, as: UTF8.self).precomposedStringWithCanonicalMapping
      composed.withUTF8 { appendComposed(UnsafeRawBufferPointer($0), to: &key) }
    } else {
      appendComposed(name, to: &key)
    }
  }

  private static func appendComposed(_ name: UnsafeRawBufferPointer, to key: inout [UInt8]) {
    var walker = UTF8Walker(name)
    var lastWasA = false
    while let scalar = walker.next() {
      let isA = scalar == 0x61 || scalar == 0x41
      if isA, lastWasA {
        key[key.count - 1] = aa
        lastWasA = false
        continue
      }
      lastWasA = isA
      append(scalar, to: &key)
    }
  }

  private static func append(_ scalar: UInt32, to key: inout [UInt8]) {
    switch scalar {
    case 0x61...0x7A: key.append(letters + UInt8(truncatingIfNeeded: scalar - 0x61))
    case 0x41...0x5A: key.append(letters + UInt8(truncatingIfNeeded: scalar - 0x41))
    case 0x30...0x39: key.append(figures + UInt8(truncatingIfNeeded: scalar - 0x30))
    case 0x2C: key.append(comma)
    case 0x20, 0x2D, 0xA0: if key.last != comma, key.last != space { key.append(space) }
    case 0xC6, 0xE6, 0xC4, 0xE4: key.append(ae)
    case 0xD8, 0xF8, 0xD6, 0xF6, 0x150, 0x151, 0x152, 0x153: key.append(oe)
    case 0xC5, 0xE5: key.append(aa)
    case 0xDC, 0xFC, 0x170, 0x171: key.append(letters + 24)
    default: appendBase(scalar, to: &key)
    }
  }

  private static func appendBase(_ scalar: UInt32, to key: inout [UInt8]) {
    switch Letters.base(scalar) {
    case .plain(let byte): append(UInt32(byte), to: &key)
    case .two(let first, let second):
      append(UInt32(first), to: &key)
      append(UInt32(second), to: &key)
    case .other(let value):
      guard let scalar = Unicode.Scalar(value) else { return }
      key.append(other)
      key.append(contentsOf: UTF8.encode(scalar) ?? .init())
    case .accent, .separator: return
    }
  }
}

extension String {
  /// Bytes whose order is that of texts in a Norwegian list.
  public var norwegianOrder: [UInt8] {
    var text = self
    return text.withUTF8 { NorwegianCollation.key(UnsafeRawBufferPointer($0)) }
  }
}
