/// Cuts the bytes a program sends to a terminal into characters and sequences, wherever a reading ended.
struct SequenceReader {
  enum Piece {
    case character(Character)
    case control(UInt8)
    case escape(UInt8)
    /// `ESC [`, a private prefix such as `?`, numbers, a letter.
    case sequence(prefix: UInt8?, numbers: [Int], final: UInt8)
  }

  private enum State {
    case text
    /// After `ESC`.
    case escape
    /// After `ESC (` and the like: one byte names a character set.
    case characterSet
    case sequence
    /// A title, say; until BEL or `ESC \`.
    case string
  }

  private var state = State.text
  private var parameters: [UInt8] = []
  private var prefix: UInt8?
  private var scalar: [UInt8] = []

  private static let escape: UInt8 = 27
  private static let bell: UInt8 = 7

  mutating func take(_ byte: UInt8) -> Piece? {
    switch state {
    case .text: return text(byte)
    case .escape: return afterEscape(byte)
    case .characterSet:
      state = .text
      return nil
    case .sequence: return inSequence(byte)
    case .string:
      if byte == SequenceReader.bell { state = .text }
      // What follows is the backslash that ends the string.
      if byte == SequenceReader.escape { state = .characterSet }
      return nil
    }
  }

  private mutating func text(_ byte: UInt8) -> Piece? {
    if byte == SequenceReader.escape {
      state = .escape
      return nil
    }
    if byte < 32 || byte == 127 { return .control(byte) }
    if byte < 128 { return .character(Character(UnicodeScalar(byte))) }
    // A lead byte begins anew; the others go on.
    if byte >= 0xC0 { scalar.removeAll(keepingCapacity: true) }
    scalar.append(byte)
    guard let lead = scalar.first, scalar.count == (lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2) else { return nil }
    defer { scalar.removeAll(keepingCapacity: true) }
    return String(decoding: scalar, as: UTF8.self).first.map { .character($0) }
  }

  private mutating func afterEscape(_ byte: UInt8) -> Piece? {
    state = .text
    switch byte {
    case UInt8(ascii: "["):
      state = .sequence
      parameters = []
      prefix = nil
      return nil
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "#"):
      state = .characterSet
      return nil
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "k"):
      state = .string
      return nil
    default: return .escape(byte)
    }
  }

  private mutating func inSequence(_ byte: UInt8) -> Piece? {
    switch byte {
    case 0x3C...0x3F: prefix = byte
    case 0x20...0x3B: parameters.append(byte)
    case 0x40...0x7E:
      state = .text
      let numbers = parameters.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
        .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
      return .sequence(prefix: prefix, numbers: numbers, final: byte)
    default: break
    }
    return nil
  }
}
