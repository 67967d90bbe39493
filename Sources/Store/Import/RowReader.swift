import Domain
import Ledger

/// Reads the cells of one row by column and meaning, and collects what is wrong with them.
struct RowReader {
  let header: ImportHeader
  private let text: CSVText
  private let source: CSVReader
  /// The row being read; filled by ``CSVReader``.
  var record = CSVRecord()
  private(set) var problems: [ImportProblem] = []

  init(_ file: ImportFile) {
    header = file.header
    text = file.text
    source = file.reader
  }

  /// Forgets the row before. A row whose shape is wrong has that one problem, and its cells mean nothing.
  mutating func begin() {
    problems.removeAll(keepingCapacity: true)
    if let problem = record.problem {
      problems.append(ImportProblem(row: record.row, column: columnName(of: problem), reason: .shape(problem)))
    }
  }

  var row: Int { record.row }

  /// A reader at a row that was met before: keeping places and reading again the few rows that are asked for costs less
  /// than keeping what every row said.
  func earlier(_ place: RowPlace) -> RowReader {
    var reader = self
    source.reread(row: Int(place.row), start: Int(place.start), into: &reader.record)
    reader.begin()
    return reader
  }

  mutating func report(_ column: ImportColumn, _ reason: ImportProblem.Reason) {
    problems.append(problem(column, reason))
  }

  /// A problem with the cell as it stands.
  func problem(_ column: ImportColumn, _ reason: ImportProblem.Reason) -> ImportProblem {
    ImportProblem(row: record.row, column: header.name(of: column), value: raw(column) ?? "", reason: reason)
  }

  /// Every field of the row as it stands in the file.
  func fields() -> [String] { record.fields.map { text.string($0) } }

  // MARK: Cells by their meaning

  /// What the cell says, without spaces around it; nil when the column is absent or the cell empty.
  func raw(_ column: ImportColumn) -> String? {
    guard let position = header.position(of: column), position < record.fields.count else { return nil }
    var field = record.fields[position]
    var bytes = text.bytes[Int(field.start)..<Int(field.end)]
    while let length = RowReader.space(at: bytes) { bytes.removeFirst(length) }
    while let length = RowReader.space(endingAt: bytes) { bytes.removeLast(length) }
    field.start = UInt32(truncatingIfNeeded: bytes.startIndex)
    field.end = UInt32(truncatingIfNeeded: bytes.endIndex)
    return bytes.isEmpty ? nil : text.string(field)
  }

  mutating func text(_ column: ImportColumn) -> Cell<String> {
    guard let raw = raw(column) else { return .untouched }
    if raw == "-" { return .cleared }
    if RowReader.hasControlCharacter(raw) {
      report(column, .controlCharacter)
      return .untouched
    }
    return .value(CSVFormula.unguarded(raw))
  }

  /// The same for a name; those of participants are held against their rules as a whole.
  mutating func name(_ column: ImportColumn) -> Cell<String> {
    let name = text(column)
    if NameRule.isOneLine(name.value) { return name }
    report(column, .nameNotOneLine)
    return .untouched
  }

  mutating func date(_ column: ImportColumn) -> Cell<Day> {
    guard let raw = raw(column) else { return .untouched }
    if raw == "-" { return .cleared }
    guard let day = FileDate.read(raw) else {
      report(column, FileDate.looksLikeDate(raw) ? .noSuchDay : .notADate)
      return .untouched
    }
    return .value(day)
  }

  mutating func year(_ column: ImportColumn, accepted: ClosedRange<Int>) -> Cell<Int> {
    guard let raw = raw(column) else { return .untouched }
    if raw == "-" { return .cleared }
    guard raw.utf8.count == 4, let year = Int(raw), accepted.contains(year) else {
      report(column, .notAYear(accepted: accepted))
      return .untouched
    }
    return .value(year)
  }

  mutating func word<Value>(
    _ column: ImportColumn, _ vocabulary: Vocabulary<Value>, _ name: VocabularyName
  ) -> Cell<Value> {
    guard let raw = raw(column) else { return .untouched }
    if raw == "-" { return .cleared }
    guard let value = vocabulary.value(raw) else {
      report(column, .notInVocabulary(name))
      return .untouched
    }
    return .value(value)
  }

  /// The number, upper case; reports and returns nil when there is none or it is no number.
  mutating func number() -> ParticipantNumber? {
    guard let raw = raw(.number) else {
      report(.number, .missingValue)
      return nil
    }
    if raw == "-" {
      report(.number, .cannotBeCleared)
      return nil
    }
    do throws(ParticipantNumber.Problem) {
      return try ParticipantNumber(raw)
    } catch {
      report(.number, .number(error))
      return nil
    }
  }

  /// The value of a cell that every row needs.
  mutating func needed<Value>(_ column: ImportColumn, _ cell: Cell<Value>) -> Value? {
    switch cell {
    case .value(let value): return value
    case .cleared: report(column, .cannotBeCleared)
    case .untouched where raw(column) == nil: report(column, .missingValue)
    // What stands there was not understood, and has been told already.
    case .untouched: break
    }
    return nil
  }

  private func columnName(of problem: CSVRowProblem) -> String {
    switch problem {
    case .textAfterQuote(let field), .fieldTooLong(let field, _):
      header.names.indices.contains(field) ? header.names[field] : ""
    case .openQuote, .short, .long: ""
    }
  }

  /// How many bytes of space begin the text; spreadsheets leave no-break spaces (C2 A0) too.
  private static func space(at bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first else { return nil }
    if isSpace(first) { return 1 }
    return first == 0xC2 && bytes.dropFirst().first == 0xA0 ? 2 : nil
  }

  private static func space(endingAt bytes: ArraySlice<UInt8>) -> Int? {
    guard let last = bytes.last else { return nil }
    if isSpace(last) { return 1 }
    return last == 0xA0 && bytes.dropLast().last == 0xC2 ? 2 : nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// C0 but tab and line breaks, DEL, and C1, which is two bytes in UTF-8.
  private static func hasControlCharacter(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D { return true }
      if byte == 0x7F || (previous == 0xC2 && (0x80..<0xA0).contains(byte)) { return true }
      previous = byte
    }
    return false
  }
}
