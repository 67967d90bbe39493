import Domain
import Ledger

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

/// What a file amounts to, worked out row by row outside the write lock.
struct FilePlan<File: FileKind> {
  private var taken: [File.Key: RowPlace] = [:]
  private var voided: [RowID] = []
  private var voidedApart: [RowID] = []
  private(set) var writes: [File.Write] = []
  var counts = ImportCounts()

  /// Whether an earlier row was about the same. When it said the same too, this one is nothing new; else it is reported.
  mutating func isTaken(
    _ key: File.Key, _ column: ImportColumn, _ reader: inout RowReader, isSame: (File.Row) -> Bool
  ) -> Bool {
    guard reader.problems.isEmpty, let first = taken[key] else { return false }
    var earlier = reader.earlier(first)
    if let row = earlier.read(File.Row.self), earlier.problems.isEmpty, earlier.cleared == reader.cleared, isSame(row) {
      counts.unchanged += 1
    } else {
      reader.report(column, .duplicateKey(firstRow: Int(first.row)))
    }
    return true
  }

  /// The row being read is in order, and later ones about the same are held against it.
  mutating func take(_ key: File.Key, _ reader: RowReader) { taken[key] = RowPlace(reader.record) }

  mutating func void(_ row: RowID) { voided.append(row) }
  /// Of what lies apart from the rest of the file.
  mutating func void(apart row: RowID) { voidedApart.append(row) }

  /// Plans a row's change; nil when it says nothing that the register does not have.
  mutating func add(_ write: File.Write?, isNew: Bool) {
    guard let write else {
      counts.unchanged += 1
      return
    }
    if isNew { counts.added += 1 } else { counts.changed += 1 }
    writes.append(write)
  }

  /// The same for one fact, in the place of the one known before.
  mutating func add(_ fact: File.Write, over known: Known<File.Write>?) where File.Write: StoredFact {
    if fact == known?.fact { return add(nil, isNew: false) }
    if let known { void(known.id) }
    add(fact, isNew: known == nil)
  }

  /// Plans what goes with the change of a row that is counted elsewhere.
  mutating func append(_ write: File.Write) { writes.append(write) }

  /// What of it goes into one entry: what lies apart from the rest, or the rest.
  func part(isApart: Bool) -> FilePlan {
    var part = self
    part.writes = writes.filter { File.isApart($0) == isApart }
    part.voided = isApart ? voidedApart : voided
    return part
  }

  var isEmpty: Bool { voided.isEmpty && writes.isEmpty }

  /// Writes what was planned, inside the transaction: first everything is voided that gives way, so that no key is in
  /// the way of another; then the new facts are entered.
  ///
  /// - Parameter step: to be called once a change; throws when the user wants to stop.
  func write(_ change: inout ChangeSet, _ step: () throws(StoreError) -> Void) throws(StoreError) {
    for row in voided { try change.void(row) }
    for write in writes {
      try step()
      try File.enter(write, &change)
    }
  }
}
