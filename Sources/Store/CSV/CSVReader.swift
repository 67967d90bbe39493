/// Reads a CSV file row by row and says where its shape is wrong.
///
/// The delimiter is what a first line `sep=;` says, as spreadsheets write and hide it; else it is found from the header: of
/// `;`, tab and `,` the one that stands there most often outside quotes. Rows end in CRLF, LF or CR. A quote is special at the start of a field only; elsewhere in it, it is a character. A row whose
/// shape is wrong is returned with its ``CSVRecord/problem``, and reading goes on with the next.
struct CSVReader {
  let text: CSVText
  let delimiter: UInt8
  /// The first row that is not blank.
  let header: CSVRecord
  private var position: Int
  private var row: Int
  /// To the last that has a name: rows need no more.
  private let named: Int

  /// The most bytes one field may hold.
  static let longestField = 10 * 1024

  init(_ text: CSVText) throws(CSVFileProblem) {
    self.text = text
    let declared = CSVReader.declaredDelimiter(of: text.bytes)
    let delimiter = declared?.sign ?? text.bytes.withUnsafeBufferPointer { CSVReader.delimiter(of: $0) }
    var scanner = CSVScanner(delimiter: delimiter, position: declared?.length ?? 0)
    var record = CSVRecord()
    guard text.bytes.withUnsafeBufferPointer({ scanner.next($0, &record) }) else { throw .empty }
    self.delimiter = delimiter
    header = record
    position = scanner.position
    row = record.row
    named = (record.fields.lastIndex { $0.saysSomething(in: text.bytes) } ?? 0) + 1
  }

  /// Bytes read so far: how far the reading has come.
  var bytesRead: Int { position }

  /// The next row that says anything; false at the end of the file.
  ///
  /// Rows of nothing but blanks and delimiters, which spreadsheets leave at the end, are counted and passed over, and so are
  /// cells beyond the header with nothing in them.
  mutating func next(_ record: inout CSVRecord) -> Bool {
    var scanner = CSVScanner(delimiter: delimiter, position: position, row: row)
    // Through a local, so that the scan does not read `self` while it is being written.
    let bytes = text.bytes
    let found = bytes.withUnsafeBufferPointer { scanner.next($0, &record) }
    position = scanner.position
    row = scanner.row
    if found, record.problem == nil {
      let count = record.fields.count
      if count < named { record.problem = .short(fields: count, expected: named) }
      let beyond = record.fields.dropFirst(header.fields.count)
      if beyond.contains(where: { $0.saysSomething(in: bytes) }) {
        record.problem = .long(fields: count, expected: named)
      }
    }
    return found
  }

  /// Reads again a row that was met before, by where it began.
  func reread(row: Int, start: Int, into record: inout CSVRecord) {
    var scanner = CSVScanner(delimiter: delimiter, position: start, row: row - 1)
    _ = text.bytes.withUnsafeBufferPointer { scanner.next($0, &record) }
  }

  /// What the line `sep=;` at the top says, and how long it is.
  private static func declaredDelimiter(of bytes: [UInt8]) -> (sign: UInt8, length: Int)? {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    let words = line.filter { $0 != UInt8(ascii: "\"") }
    guard words.count == 5, let sign = words.last, CSVReader.delimiters.contains(sign),
      String(decoding: words.dropLast(), as: UTF8.self).lowercased() == "sep="
    else { return nil }
    let lineBreak = bytes[line.endIndex...].prefix { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    return (sign, lineBreak.endIndex)
  }

  private static let delimiters = [UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: ",")]

  private static func delimiter(of bytes: UnsafeBufferPointer<UInt8>) -> UInt8 {
    var counts = [0, 0, 0]
    var isQuoted = false
    var isBlank = true
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        if isBlank { continue }
        break
      }
      isBlank = false
      if !isQuoted, let index = delimiters.firstIndex(of: byte) { counts[index] += 1 }
    }
    let most = counts.max() ?? 0
    return delimiters[counts.firstIndex(of: most) ?? 0]
  }
}
