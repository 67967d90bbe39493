import Foundation

/// A string of a JSON file as it stands there, quotes apart.
struct JSONString {
  private let bytes: Slice<UnsafeRawBufferPointer>

  /// Takes the first string off `rest`, with all that is before it; nil when there is none, or none that ends.
  init?(first rest: inout Slice<UnsafeRawBufferPointer>) {
    guard let open = JSONString.find(JSONString.quote, in: rest) else { return nil }
    let start = open + 1
    rest = rest[start...]
    while let stop = JSONString.find(JSONString.quote, in: rest) {
      rest = rest[(stop + 1)...]
      // A quote behind an odd number of backslashes is one of the string's own.
      var before = stop
      while before > start, rest.base[before - 1] == JSONString.backslash { before -= 1 }
      if (stop - before).isMultiple(of: 2) {
        bytes = Slice(base: rest.base, bounds: start..<stop)
        return
      }
    }
    return nil
  }

  /// Where in the file its opening quote stands.
  var place: Int { bytes.startIndex - 1 }

  /// What it says; nil when it has an escape that JSON does not know.
  var text: String? {
    guard JSONString.find(JSONString.backslash, in: bytes) != nil else { return String(decoding: bytes, as: UTF8.self) }
    var text: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      if byte != JSONString.backslash {
        text.append(byte)
      } else if let scalar = JSONString.escaped(&rest), let bytes = UTF8.encode(scalar) {
        text += bytes
      } else {
        return nil
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The scalar of an escape, after its backslash.
  private static func escaped(_ rest: inout Slice<UnsafeRawBufferPointer>) -> Unicode.Scalar? {
    switch rest.popFirst() {
    case quote: "\""
    case backslash: "\\"
    case UInt8(ascii: "/"): "/"
    case UInt8(ascii: "b"): "\u{8}"
    case UInt8(ascii: "f"): "\u{C}"
    case UInt8(ascii: "n"): "\n"
    case UInt8(ascii: "r"): "\r"
    case UInt8(ascii: "t"): "\t"
    case UInt8(ascii: "u"): numbered(&rest)
    default: nil
    }
  }

  /// The scalar of four hexadecimal digits, or of a pair of such escapes, as UTF-16 has those beyond 65,535.
  private static func numbered(_ rest: inout Slice<UnsafeRawBufferPointer>) -> Unicode.Scalar? {
    guard let first = unit(&rest) else { return nil }
    guard UTF16.isLeadSurrogate(first) else { return Unicode.Scalar(first) }
    guard rest.popFirst() == backslash, rest.popFirst() == UInt8(ascii: "u"), let second = unit(&rest),
      UTF16.isTrailSurrogate(second)
    else { return nil }
    return UTF16.decode(UTF16.EncodedScalar([first, second]))
  }

  /// A unit of UTF-16, of exactly four hexadecimal digits.
  private static func unit(_ rest: inout Slice<UnsafeRawBufferPointer>) -> UInt16? {
    let digits = String(decoding: rest.prefix(4), as: UTF8.self)
    rest = rest.dropFirst(4)
    guard digits.utf8.count == 4, digits.allSatisfy(\.isHexDigit) else { return nil }
    return UInt16(digits, radix: 16)
  }

  /// The first place of a byte: in leaps, since this is what goes through the whole of a file.
  private static func find(_ byte: UInt8, in bytes: Slice<UnsafeRawBufferPointer>) -> Int? {
    guard let base = bytes.base.baseAddress,
      let found = memchr(base + bytes.startIndex, Int32(byte), bytes.count)
    else { return nil }
    return base.distance(to: UnsafeRawPointer(found))
  }

  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")
}
