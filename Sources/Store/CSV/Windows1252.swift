/// The code page of Norwegian spreadsheets: Latin-1, with letters and signs where Latin-1 has control characters.
enum Windows1252 {
  /// The bytes as UTF-8; nil where a byte has no meaning in the code page (0x81, 0x8D, 0x8F, 0x90, 0x9D).
  static func utf8(_ bytes: some Sequence<UInt8>, count: Int) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(count + count / 16)
    for byte in bytes {
      guard byte >= 0x80 else {
        result.append(byte)
        continue
      }
      let scalar = byte < 0xA0 ? signs[Int(byte - 0x80)] : UInt16(byte)
      if scalar == 0 { return nil }
      append(scalar, to: &result)
    }
    return result
  }

  private static func append(_ scalar: UInt16, to result: inout [UInt8]) {
    if scalar < 0x800 {
      result.append(UInt8(0xC0 | scalar >> 6))
    } else {
      result.append(UInt8(0xE0 | scalar >> 12))
      result.append(UInt8(0x80 | (scalar >> 6) & 0x3F))
    }
    result.append(UInt8(0x80 | scalar & 0x3F))
  }

  /// 0x80 to 0x9F; 0 is not assigned.
  private static let signs: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
    0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
    0x0178,
  ]
}
