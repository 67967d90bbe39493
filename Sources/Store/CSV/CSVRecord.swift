/// Where one field stands in the text. Quotes that surround it are left out.
struct CSVField {
  var start: UInt32
  var end: UInt32
  /// Holds doubled quotes, which stand for one.
  var hasDoubledQuotes: Bool

  /// Whether it holds anything but what counts for nothing.
  func saysSomething(in bytes: some CSVBytes) -> Bool {
    CSVBlank.trimmed(Int(start)..<Int(end), in: bytes) != nil
  }
}

/// One row: byte ranges, never strings, so that reading a million rows allocates nothing. Used again for every row.
struct CSVRecord {
  /// Counts records, blank ones too; the header is 1.
  var row = 0
  /// From the first byte of the row to the line break, which is left out.
  var start = 0
  var end = 0
  var fields: [CSVField] = []
  var problem: CSVRowProblem?
}

extension CSVText {
  /// What a field says, doubled quotes made single.
  func string(_ field: CSVField) -> String {
    let text = string(Int(field.start)..<Int(field.end))
    return field.hasDoubledQuotes ? CSVText.undoubled(text) : text
  }

  private static func undoubled(_ text: String) -> String {
    var result: [UInt8] = []
    var previousWasQuote = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "\""), previousWasQuote {
        previousWasQuote = false
        continue
      }
      previousWasQuote = byte == UInt8(ascii: "\"")
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
