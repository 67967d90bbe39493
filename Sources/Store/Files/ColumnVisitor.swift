import Domain
import Ledger

/// One row of a file: the value it tells of, and cells that only the kind can bring to a value.
protocol FileRow: Hashable {
  /// A row that says nothing yet: to be read into, and to be asked which columns there are.
  init()

  /// Visits every column, in the order of an export, whatever the row says.
  mutating func columns(_ c: inout some ColumnVisitor)

  /// What of a row only several cells together say, after they have been read.
  mutating func settle(_ reader: inout RowReader)
}

extension FileRow {
  mutating func settle(_ reader: inout RowReader) {}
}

/// What visits the columns of a row: to read the cells, to write them, or to list which there are.
protocol ColumnVisitor {
  /// - Parameters:
  ///   - cell: what its cell does.
  ///   - isKey: the column says what the row is about. When that is not understood nothing else of the row is.
  mutating func cell<Codec: CellCodec>(
    _ column: ImportColumn, _ codec: Codec, _ cell: inout Cell<Codec.Value>, _ need: ColumnNeed, isKey: Bool)
}

extension ColumnVisitor {
  mutating func key<Codec: CellCodec>(
    _ column: ImportColumn, _ codec: Codec, _ value: inout Codec.Value, _ need: ColumnNeed = .needed
  ) {
    var cell = Cell.value(value)
    self.cell(column, codec, &cell, need, isKey: true)
    value = cell.value ?? value
  }

  mutating func cell<Codec: CellCodec>(
    _ column: ImportColumn, _ codec: Codec, _ cell: inout Cell<Codec.Value>, _ need: ColumnNeed = .optional
  ) {
    self.cell(column, codec, &cell, need, isKey: false)
  }

  /// A value that an empty cell leaves as it is.
  mutating func value<Codec: CellCodec>(
    _ column: ImportColumn, _ codec: Codec, _ value: inout Codec.Value?, _ need: ColumnNeed = .optional
  ) {
    var cell = value.map { Cell.value($0) } ?? .untouched
    self.cell(column, codec, &cell, need)
    switch cell {
    case .untouched: break
    case .cleared: value = nil
    case .value(let said): value = said
    }
  }

  /// Text that is empty when it is cleared.
  mutating func value(_ column: ImportColumn, _ codec: TextCodec, _ text: inout String, _ need: ColumnNeed) {
    var value: String? = text
    self.value(column, codec, &value, need)
    text = value ?? ""
  }

  mutating func lights(_ lights: inout Lights) {
    for (domain, column) in zip(LifeDomain.allCases, ImportColumn.lifeDomains) {
      value(column, Vocabularies.light, &lights[domain])
    }
  }
}

/// Writes the cells of a row, as an export has them.
struct CellWriter: ColumnVisitor {
  private let ground: FileGround
  private var cells: [String] = []

  init(_ ground: FileGround) { self.ground = ground }

  mutating func cells(of row: some FileRow) -> [String] {
    var row = row
    cells.removeAll(keepingCapacity: true)
    row.columns(&self)
    return cells
  }

  mutating func cell<Codec: CellCodec>(
    _ column: ImportColumn, _ codec: Codec, _ cell: inout Cell<Codec.Value>, _ need: ColumnNeed, isKey: Bool
  ) {
    cells.append(cell.value.map { codec.write($0, ground) } ?? "")
  }
}

/// Lists the columns.
struct ColumnList: ColumnVisitor {
  private(set) var columns: [FileColumn] = []

  mutating func cell<Codec: CellCodec>(
    _ column: ImportColumn, _ codec: Codec, _ cell: inout Cell<Codec.Value>, _ need: ColumnNeed, isKey: Bool
  ) {
    columns.append(FileColumn(column: column, need: need, accepts: codec.accepts))
  }
}
