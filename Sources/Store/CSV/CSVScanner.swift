/// The state machine under ``CSVReader``: bytes in, byte ranges out.
struct CSVScanner {
  let delimiter: UInt8
  private(set) var position = 0
  private(set) var row = 0

  private static let quote = UInt8(ascii: "\"")
  private static let newline = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  /// Fills `record` with the next row that is not blank; false at the end.
  mutating func next(_ bytes: UnsafeBufferPointer<UInt8>, _ record: inout CSVRecord) -> Bool {
    while position < bytes.count {
      scanRow(bytes, &record)
      if record.problem != nil || record.fields.contains(where: { $0.saysSomething(in: bytes) }) { return true }
    }
    return false
  }

  private mutating func scanRow(_ bytes: UnsafeBufferPointer<UInt8>, _ record: inout CSVRecord) {
    row += 1
    record.row = row
    record.start = position
    record.fields.removeAll(keepingCapacity: true)
    record.problem = nil
    while true {
      if position < bytes.count, bytes[position] == CSVScanner.quote {
        scanQuoted(bytes, &record)
      } else {
        scanPlain(bytes, &record)
      }
      guard position < bytes.count, bytes[position] == delimiter else { break }
      position += 1
    }
    record.end = position
    passLineBreak(bytes)
  }

  private mutating func scanPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ record: inout CSVRecord) {
    let start = position
    position = endOfPlain(bytes, from: start)
    add(start..<position, hasDoubledQuotes: false, to: &record)
  }

  private mutating func scanQuoted(_ bytes: UnsafeBufferPointer<UInt8>, _ record: inout CSVRecord) {
    let start = position + 1
    var index = start
    var hasDoubledQuotes = false
    while index < bytes.count {
      guard bytes[index] == CSVScanner.quote else {
        index += 1
        continue
      }
      guard index + 1 < bytes.count, bytes[index + 1] == CSVScanner.quote else { break }
      hasDoubledQuotes = true
      index += 2
    }
    add(start..<min(index, bytes.count), hasDoubledQuotes: hasDoubledQuotes, to: &record)
    guard index < bytes.count else {
      position = bytes.count
      // Above all else that may be wrong with the row: it explains the rest.
      record.problem = .openQuote
      return
    }
    position = endOfPlain(bytes, from: index + 1)
    guard position > index + 1 else { return }
    // Kept as it stands, quotes too, so that the row can be given back for correction.
    record.fields.removeLast()
    add(start - 1..<position, hasDoubledQuotes: false, to: &record)
    if record.problem == nil { record.problem = .textAfterQuote(field: record.fields.count - 1) }
  }

  private func endOfPlain(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte == delimiter || byte == CSVScanner.newline || byte == CSVScanner.carriageReturn { break }
      index += 1
    }
    return index
  }

  private func add(_ range: Range<Int>, hasDoubledQuotes: Bool, to record: inout CSVRecord) {
    if range.count > CSVReader.longestField, record.problem == nil {
      record.problem = .fieldTooLong(field: record.fields.count, limit: CSVReader.longestField)
    }
    record.fields.append(
      CSVField(
        start: UInt32(truncatingIfNeeded: range.lowerBound), end: UInt32(truncatingIfNeeded: range.upperBound),
        hasDoubledQuotes: hasDoubledQuotes))
  }

  private mutating func passLineBreak(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard position < bytes.count else { return }
    let isReturn = bytes[position] == CSVScanner.carriageReturn
    position += 1
    if isReturn, position < bytes.count, bytes[position] == CSVScanner.newline { position += 1 }
  }
}
