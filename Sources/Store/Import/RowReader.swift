import Domain
import Ledger

/// Reads the cells of one row by column and meaning, and collects what is wrong with them.
struct RowReader: ColumnVisitor {
  let ground: FileGround
  private let header: ImportHeader
  private let text: CSVText
  private let source: CSVReader
  /// The row being read; filled by ``CSVReader``.
  var record = CSVRecord()
  private(set) var problems: [ImportProblem] = []
  /// How many columns of the kind have been met in the row.
  private var met = 0
  /// What the row is about was not understood: nothing else of it is.
  private var isLost = false
  /// The cells with a `-`, one bit a column: to a value that nobody knows they do what an empty cell does.
  private(set) var cleared: UInt64 = 0

  init(_ file: ImportFile, _ ground: FileGround) {
    self.ground = ground
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

  /// Reports that what the row is about is not understood; that alone is told of it.
  mutating func lose(_ column: ImportColumn, _ reason: ImportProblem.Reason) {
    isLost = true
    problems = [problem(column, reason)]
  }

  /// A problem with the cell as it stands.
  func problem(_ column: ImportColumn, _ reason: ImportProblem.Reason) -> ImportProblem {
    let value = header.position(of: column).flatMap { cell(at: $0) } ?? ""
    return ImportProblem(row: record.row, column: header.name(of: column), value: value, reason: reason)
  }

  /// Every field of the row as it stands in the file.
  func fields() -> [String] { record.fields.map { text.string($0) } }

  // MARK: Cells by their meaning

  /// What the row says; nil when something is wrong with it.
  mutating func read<Row: FileRow>(_ type: Row.Type) -> Row? {
    var row = Row()
    read(over: &row)
    if !isLost { row.settle(&self) }
    return problems.isEmpty ? row : nil
  }

  /// Reads a row over what is known.
  mutating func read(over row: inout some FileRow) {
    (met, isLost, cleared) = (0, false, 0)
    row.columns(&self)
  }

  mutating func cell<Codec: CellCodec>(
    _ column: ImportColumn, _ codec: Codec, _ cell: inout Cell<Codec.Value>, _ need: ColumnNeed, isKey: Bool
  ) {
    cell = next(column, codec, isKey: isKey)
    guard isKey, !isLost else { return }
    if cell == .cleared { lose(column, .cannotBeCleared) }
    if cell == .untouched, need == .needed { lose(column, .missingValue) }
  }

  /// What the cell of the next column does; nothing when it is not understood, which is reported.
  private mutating func next<Codec: CellCodec>(
    _ column: ImportColumn, _ codec: Codec, isKey: Bool
  ) -> Cell<Codec.Value> {
    defer { met += 1 }
    guard !isLost, let position = header.positions[met], let text = cell(at: position) else { return .untouched }
    if codec.isCleared, text == "-" {
      cleared |= 1 << UInt64(met + 1)
      return .cleared
    }
    do throws(ImportProblem.Reason) {
      return .value(try codec.read(text, ground))
    } catch {
      if isKey { lose(column, error) } else { report(column, error) }
      return .untouched
    }
  }

  /// What the cell says, without spaces around it; nil when it is empty.
  private func cell(at position: Int) -> String? {
    guard position < record.fields.count else { return nil }
    var field = record.fields[position]
    var (start, end) = (Int(field.start), Int(field.end))
    while let length = spaceLength(from: start, to: end) { start += length }
    while let length = spaceLength(backFrom: end, to: start) { end -= length }
    if start == end { return nil }
    field.start = UInt32(truncatingIfNeeded: start)
    field.end = UInt32(truncatingIfNeeded: end)
    return text.string(field)
  }

  private func columnName(of problem: CSVRowProblem) -> String {
    switch problem {
    case .textAfterQuote(let field), .fieldTooLong(let field, _):
      header.names.indices.contains(field) ? header.names[field] : ""
    case .openQuote, .short, .long: ""
    }
  }

  /// How many bytes of space begin the text; spreadsheets leave no-break spaces (C2 A0) too.
  private func spaceLength(from start: Int, to end: Int) -> Int? {
    guard start < end else { return nil }
    if RowReader.isSpace(text.bytes[start]) { return 1 }
    return text.bytes[start] == 0xC2 && start + 1 < end && text.bytes[start + 1] == 0xA0 ? 2 : nil
  }

  private func spaceLength(backFrom end: Int, to start: Int) -> Int? {
    guard start < end else { return nil }
    if RowReader.isSpace(text.bytes[end - 1]) { return 1 }
    return text.bytes[end - 1] == 0xA0 && end - 2 >= start && text.bytes[end - 2] == 0xC2 ? 2 : nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
