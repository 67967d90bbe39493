/// Which row of the file a planned change comes from, and where it begins, so that it can be read again.
struct RowPlace: Hashable, Sendable {
  var row: Int32
  var start: UInt32

  init(_ record: CSVRecord) {
    row = Int32(clamping: record.row)
    start = UInt32(clamping: record.start)
  }
}

/// A problem that only the whole file shows.
struct LateProblem: Sendable {
  var place: RowPlace
  var column: ImportColumn
  var reason: ImportProblem.Reason
}

/// What the rows taken so far amount to; each row counts once.
struct ImportCounts: Hashable, Sendable {
  var added = 0
  var changed = 0
  var unchanged = 0
  var replaced = 0

  /// Whether there is anything to write.
  var isNothing: Bool { added + changed + replaced == 0 }
}

/// Checks the rows of one kind against the register and works out what is to be written, outside the write lock.
protocol ImportPlanner {
  /// Takes a row whose shape is right. What is wrong with it is reported to the reader, and it is then left out.
  mutating func take(_ reader: inout RowReader)

  /// Checks rows against each other, leaves the bad ones out, and settles the counts.
  mutating func finish() -> [LateProblem]

  /// Valid after ``finish()``.
  var counts: ImportCounts { get }

  /// How many changes ``write(_:_:)`` makes.
  var size: Int { get }

  /// Writes what was planned, inside the transaction: first everything is voided that gives way, so that no key is in
  /// the way of another; then the new facts are entered.
  ///
  /// - Parameter step: to be called once a change; throws when the user wants to stop.
  func write(_ change: inout ChangeSet, _ step: () throws(StoreError) -> Void) throws(StoreError)
}
