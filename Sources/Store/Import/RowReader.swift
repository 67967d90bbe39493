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
  /// What the row is about was not understood: its other cells are read, and nothing comes of them.
  private var isLost = false
  /// Columns whose cells were not understood: what rules say of them now is no news.
  private var unread: Set<ImportColumn> = []
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
    unread.removeAll(keepingCapacity: true)
    if let problem = record.problem {
      problems.append(ImportProblem(row: record.row, column: columnName(of: problem), reason: .shape(problem)))
      return
    }
    for position in header.unnamed {
      guard let value = cell(at: position) else { continue }
      problems.append(ImportProblem(row: row, value: value, reason: .unnamedColumn(position: position + 1)))
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

  /// Tells what a rule says of the row, each thing once.
  mutating func report(_ column: ImportColumn, _ reason: ImportProblem.Reason) {
    if !unread.contains(column) { add(problem(column, reason)) }
  }

  /// Tells that what the row is about is not understood, so that nothing can come of it.
  mutating func lose(_ column: ImportColumn, _ reason: ImportProblem.Reason) {
    isLost = true
    misread(column, reason)
  }

  private mutating func misread(_ column: ImportColumn, _ reason: ImportProblem.Reason) {
    unread.insert(column)
    add(problem(column, reason))
  }

  private mutating func add(_ problem: ImportProblem) {
    // A row is read again over what is known.
    if !problems.contains(problem) { problems.append(problem) }
  }

  /// A problem with the cell as it stands.
  func problem(_ column: ImportColumn, _ reason: ImportProblem.Reason) -> ImportProblem {
    let value = header.position(of: column).flatMap { cell(at: $0) } ?? ""
    return ImportProblem(row: record.row, column: header.name(of: column), value: value, reason: reason)
  }

  /// Every field of the row as it stands in the file.
  func fields() -> [String] { record.fields.map { text.string($0) } }

  // MARK: Cells by their meaning

  /// What the row says; nil when it is not understood what it is about. Cells that are not understood are reported, and as
  /// if nothing stood in them.
  mutating func read<Row: FileRow>(_ type: Row.Type) -> Row? {
    var row = Row()
    read(over: &row)
    if !isLost { row.settle(&self) }
    return isLost ? nil : row
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
    guard isKey, !unread.contains(column) else { return }
    if cell == .cleared { lose(column, .cannotBeCleared) }
    if cell == .untouched, need == .needed { lose(column, .missingValue) }
  }

  /// What the cell of the next column does; nothing when it is not understood, which is reported.
  private mutating func next<Codec: CellCodec>(
    _ column: ImportColumn, _ codec: Codec, isKey: Bool
  ) -> Cell<Codec.Value> {
    defer { met += 1 }
    guard let position = header.positions[met], let text = cell(at: position) else { return .untouched }
    if codec.isCleared, text == "-" {
      cleared |= 1 << UInt64(met + 1)
      return .cleared
    }
    do throws(ImportProblem.Reason) {
      return .value(try codec.read(text, ground))
    } catch {
      if isKey { lose(column, error) } else { misread(column, error) }
      return .untouched
    }
  }

  /// What the cell says, as it looks and without spaces around it; nil when it is empty.
  private func cell(at position: Int) -> String? {
    guard position < record.fields.count else { return nil }
    var field = record.fields[position]
    guard let range = CSVBlank.trimmed(Int(field.start)..<Int(field.end), in: text.bytes) else { return nil }
    field.start = UInt32(truncatingIfNeeded: range.lowerBound)
    field.end = UInt32(truncatingIfNeeded: range.upperBound)
    return text.string(field).asItLooks
  }

  private func columnName(of problem: CSVRowProblem) -> String {
    switch problem {
    case .textAfterQuote(let field), .fieldTooLong(let field, _):
      header.names.indices.contains(field) ? header.names[field] : ""
    case .openQuote, .short, .long: ""
    }
  }
}
