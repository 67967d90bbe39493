/// Why what was typed is no recovery key. One of another register is a key, and shows when the slot does not open.
public enum RecoveryKeyError: Error, Hashable, Sendable {
  /// A letter or sign that no key has.
  case unknownCharacter(Character)
  /// `count` of the ``RecoveryKey/characters`` were typed.
  case wrongLength(count: Int)
  /// Something is mistyped or two characters have changed places.
  case mistyped
}

/// Opens a register whose team leads have all forgotten their passphrases: 160 random bits, to be kept on paper.
///
/// It is the passphrase of the slot ``slotID``. As text: 32 characters of the key and 3 that tell a slip of the pen, in
/// groups of five. The alphabet leaves out I, L, O and U, which look like others.
public struct RecoveryKey: Equatable, Sendable {
  public static let slotID: Int64 = 0
  public static let role = "team_lead"
  /// How many there are in the text, hyphens left out.
  public static let characters = 35

  private static let keyBytes = 20
  private static let checkCharacters = 3
  private static let groupLength = 5
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)
  /// The largest prime that three characters can count to. Being a prime, it lets no single wrong character and no two
  /// exchanged neighbours through.
  private static let checkPrime = 32_749

  /// What the slot takes.
  public let passphrase: SecretBytes

  /// A new key.
  public init() { passphrase = .random(RecoveryKey.keyBytes) }

  private init(_ bytes: SecretBytes) { passphrase = bytes }

  /// The key as it is shown, once.
  public var text: String {
    let values = passphrase.withBytes { RecoveryKey.values($0) }
    return RecoveryKey.grouped(values + RecoveryKey.check(values), by: RecoveryKey.groupLength)
  }

  private static func grouped(_ values: [Int], by length: Int) -> String {
    var text = ""
    for (index, value) in values.enumerated() {
      if index > 0, index.isMultiple(of: length) { text += "-" }
      text.unicodeScalars.append(Unicode.Scalar(RecoveryKey.alphabet[value]))
    }
    return text
  }

  /// Other bytes in the same letters, for what is written down and typed again.
  /// - Parameter bytes: a multiple of five.
  package static func grouped(_ bytes: [UInt8], by length: Int) -> String {
    grouped(bytes.withUnsafeBytes { values($0) }, by: length)
  }

  /// Reads such letters as ``parse(_:)`` does; nil for what is none.
  package static func bytes(typed text: String) -> [UInt8]? {
    guard let values = try? values(typed: text), values.count.isMultiple(of: 8) else { return nil }
    return bytes(values, count: values.count * 5 / 8).withBytes { Array($0) }
  }

  /// Reads a key as somebody types it: small letters, blanks and missing hyphens do not matter, and the letters O, I
  /// and L are the digits they look like.
  public static func parse(_ text: String) throws(RecoveryKeyError) -> RecoveryKey {
    let values = try values(typed: text)
    guard values.count == characters else { throw .wrongLength(count: values.count) }
    let key = Array(values.dropLast(checkCharacters))
    guard check(key) == Array(values.suffix(checkCharacters)) else { throw .mistyped }
    return RecoveryKey(bytes(key))
  }

  private static func values(typed text: String) throws(RecoveryKeyError) -> [Int] {
    var values: [Int] = []
    for character in text where !isSeparator(character) {
      guard let value = value(character) else { throw .unknownCharacter(character) }
      values.append(value)
    }
    return values
  }

  private static func isSeparator(_ character: Character) -> Bool {
    character.isWhitespace || character == "-" || character == "–" || character == "\u{2011}"
  }

  private static func value(_ character: Character) -> Int? {
    guard let byte = character.asciiValue else { return nil }
    let capital = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) ? byte - 32 : byte
    switch capital {
    case UInt8(ascii: "O"): return 0
    case UInt8(ascii: "I"), UInt8(ascii: "L"): return 1
    default: return alphabet.firstIndex(of: capital)
    }
  }

  /// Five bits at a time, the highest first: 20 bytes are 32 of them exactly.
  private static func values(_ bytes: UnsafeRawBufferPointer) -> [Int] {
    (0..<bytes.count * 8 / 5).map { index in
      (index * 5..<index * 5 + 5).reduce(0) { $0 << 1 | Int(bytes[$1 / 8] >> UInt8(7 - $1 % 8)) & 1 }
    }
  }

  private static func bytes(_ values: [Int], count: Int = keyBytes) -> SecretBytes {
    SecretBytes(count: count) { bytes in
      for bit in 0..<count * 8 {
        bytes[bit / 8] = bytes[bit / 8] << 1 | UInt8(truncatingIfNeeded: values[bit / 5] >> (4 - bit % 5) & 1)
      }
    }
  }

  /// The key as a number, modulo the prime, in three characters.
  private static func check(_ values: [Int]) -> [Int] {
    let rest = values.reduce(0) { ($0 << 5 | $1) % checkPrime }
    return [rest >> 10 & 31, rest >> 5 & 31, rest & 31]
  }
}

extension RecoveryKey: CustomStringConvertible, CustomReflectable {
  /// Never the key itself.
  public var description: String { "RecoveryKey" }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
