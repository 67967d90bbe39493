internal import CNcurses

/// Makes text of the bytes a terminal sends; a character may come in two pieces.
struct TextDecoder {
  let encoding: TerminalEncoding
  private var bytes: [UInt8] = []

  init(_ encoding: TerminalEncoding) { self.encoding = encoding }

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  var isEmpty: Bool { bytes.isEmpty }

  /// The text so far. Bytes that are no text are dropped.
  ///
  /// - Parameter complete: false keeps the beginning of a character for the next call, true drops it.
  mutating func take(complete: Bool) -> String {
    guard !bytes.isEmpty else { return "" }
    let kept = complete ? 0 : unfinishedCount
    let taken = bytes.dropLast(kept)
    defer { bytes.removeFirst(taken.count) }
    if encoding == .locale { return converted(taken) }
    return String(String(decoding: taken, as: UTF8.self).unicodeScalars.filter { $0 != "\u{FFFD}" })
  }

  /// Bytes at the end that begin a UTF-8 character and do not finish it.
  private var unfinishedCount: Int {
    // The older sets that matter have one byte a character.
    guard encoding != .locale else { return 0 }
    for (back, byte) in bytes.reversed().prefix(4).enumerated() {
      let length =
        switch byte {
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
      if length > 0 { return length > back + 1 ? back + 1 : 0 }
      guard byte & 0xC0 == 0x80 else { return 0 }
    }
    return 0
  }

  private func converted(_ bytes: ArraySlice<UInt8>) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      if let value = UInt32(exactly: nc_scalar_of_byte(byte)), let scalar = Unicode.Scalar(value) {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
