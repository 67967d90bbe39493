import Domain
import Ledger

/// A kind of file: all that an import and an export must be told of it, once.
///
/// A kind is added in two places: its own file (its columns in order, each with its codec and where in the value it stands,
/// what it is checked against, what its rows amount to, what an export tells) and its line in ``ImportKind``.
protocol FileKind {
  associatedtype Row: FileRow
  /// What only one row of a file may be about.
  associatedtype Key: Hashable = Never
  /// What is written at a time.
  associatedtype Write

  /// What the rules of access go by.
  static var data: DataKind { get }
  /// The journal's word for an import.
  static var entry: EntryKind { get }
  /// The facts a file is checked against.
  static var checkedAgainst: [FactForm] { get }

  /// Reads them.
  init(_ snapshot: ImportSnapshot) throws

  /// Works out what a row changes. All that is wrong with it is reported to the reader, on top of cells that were not
  /// understood, and then it plans nothing.
  mutating func take(_ row: Row, _ reader: inout RowReader, _ plan: inout FilePlan<Self>)

  /// Checks rows against each other, leaves the bad ones out, and settles the counts.
  mutating func finish(_ plan: inout FilePlan<Self>, _ ground: FileGround) -> [LateProblem]

  /// Enters what was planned; what it takes the place of has been voided.
  static func enter(_ write: Write, _ change: inout ChangeSet) throws(StoreError)

  /// Whether it lies on another side than the rest of the file, and is entered with an entry of its own.
  static func isApart(_ write: Write) -> Bool

  /// Tells what the register has, in the order of the natural key.
  func each(within reach: ExportReach, _ ground: FileGround, _ body: (Row) throws -> Void) throws

  // Asked of each kind, though one answer does for all: called on `any FileKind`, that one would run unspecialized, and a
  // large file would take several times as long.
  static var columns: [FileColumn] { get }
  static func take(_ run: ImportRun) throws(ImportFailure) -> ImportResult
  static func export(
    _ snapshot: ImportSnapshot, _ today: Day, within reach: ExportReach, _ body: ([String]) throws -> Void) throws
}

extension FileKind {
  static func isApart(_ write: Write) -> Bool { false }
  mutating func finish(_ plan: inout FilePlan<Self>, _ ground: FileGround) -> [LateProblem] { [] }

  static var columns: [FileColumn] {
    var list = ColumnList()
    var row = Row()
    row.columns(&list)
    return list.columns
  }

  static func take(_ run: ImportRun) throws(ImportFailure) -> ImportResult { try run.run(Self.self) }

  static func export(
    _ snapshot: ImportSnapshot, _ today: Day, within reach: ExportReach, _ body: ([String]) throws -> Void
  ) throws {
    let ground = FileGround(today: today, names: try snapshot.names())
    var writer = CellWriter(ground)
    try Self(snapshot).each(within: reach, ground) { row in try body(writer.cells(of: row)) }
  }
}

extension FileKind where Write: StoredFact {
  static func enter(_ write: Write, _ change: inout ChangeSet) throws(StoreError) { try change.enter(write) }
}
