import Foundation

/// Walks through UTF-8 scalar by scalar without making a string of it. Bytes that are no UTF-8 come out as U+FFFD.
struct UTF8Walker {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func next() -> UInt32? {
    guard position < bytes.count else { return nil }
    let first = bytes[position]
    position += 1
    if first < 0x80 { return UInt32(first) }
    let count: Int
    var scalar: UInt32
    switch first {
    case 0xC2...0xDF: (count, scalar) = (1, UInt32(first & 0x1F))
    case 0xE0...0xEF: (count, scalar) = (2, UInt32(first & 0x0F))
    case 0xF0...0xF4: (count, scalar) = (3, UInt32(first & 0x07))
    default: return 0xFFFD
    }
    for _ in 0..<count {
      guard position < bytes.count, bytes[position] & 0xC0 == 0x80 else { return 0xFFFD }
      scalar = scalar << 6 | UInt32(bytes[position] & 0x3F)
      position += 1
    }
    return scalar
  }
}

/// What a letter is at bottom: without case, accent and everything else a list or a search looks past.
enum Letters {
  enum Base: Equatable {
    /// `a` to `z`, `0` to `9`.
    case plain(UInt8)
    /// æ, þ, ß and the like: two letters.
    case two(UInt8, UInt8)
    /// An accent by itself, to be looked past.
    case accent
    /// A letter of another script, in lower case.
    case other(UInt32)
    /// Space, hyphen, comma …
    case separator
  }

  /// What takes no room on the screen counts for nothing: soft hyphens and the joints of no width.
  static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: true
    default: false
    }
  }

  static func base(_ scalar: UInt32) -> Base {
    switch scalar {
    case 0x61...0x7A, 0x30...0x39: .plain(UInt8(truncatingIfNeeded: scalar))
    case 0x41...0x5A: .plain(UInt8(truncatingIfNeeded: scalar) | 0x20)
    case 0xAD: .accent
    case 0..<0xC0: .separator
    case 0xC0..<0x180: latin(scalar)
    case 0x300...0x36F: .accent
    default: beyondLatin(scalar)
    }
  }

  private static func latin(_ scalar: UInt32) -> Base {
    switch latinBases[Int(scalar) - 0xC0] {
    case UInt8(ascii: "!"): .two(UInt8(ascii: "a"), UInt8(ascii: "e"))
    case UInt8(ascii: "#"): .two(UInt8(ascii: "t"), UInt8(ascii: "h"))
    case UInt8(ascii: "$"): .two(UInt8(ascii: "s"), UInt8(ascii: "s"))
    case UInt8(ascii: " "): .separator
    case let letter: .plain(letter)
    }
  }

  /// Rare in a Norwegian register, so Unicode's own tables are asked.
  private static func beyondLatin(_ value: UInt32) -> Base {
    if isInvisible(value) { return .accent }
    guard let scalar = Unicode.Scalar(value) else { return .separator }
    let plain = String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars.first ?? scalar
    if plain.value < 0x180 { return base(plain.value) }
    if scalar.properties.canonicalCombiningClass != .notReordered { return .accent }
    guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else { return .separator }
    return .other(plain.properties.lowercaseMapping.unicodeScalars.first?.value ?? plain.value)
  }

  /// The base letters of U+00C0 to U+017F, from Unicode's canonical decompositions; `!` is æ, `#` þ, `$` ß, and a space is
  /// no letter.
  private static let latinBases = Array(
    """
    aaaaaa!ceeeeiiiidnooooo ouuuuy#$aaaaaa!ceeeeiiiidnooooo ouuuuy#y\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll\
    lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs
    """.utf8)
}
