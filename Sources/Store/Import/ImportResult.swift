import Ledger

/// How a file is to be imported.
public struct ImportOptions: Hashable, Sendable {
  /// Checks only, and says what would be done.
  public var dryRun: Bool
  /// Passes over columns the kind does not know.
  public var ignoreUnknown: Bool
  /// Writes the good rows and returns the bad ones; without it, one bad row keeps the file out.
  public var skipBadRows: Bool
  /// What to do where a mapping round has other records already.
  public var mapping: MappingMode

  public enum MappingMode: Hashable, Sendable {
    /// Says how many there are and how many would come.
    case refuse
    /// The file's records instead of those in the register.
    case replace
    /// The file's records besides those in the register.
    case add
  }

  public init(
    dryRun: Bool = false, ignoreUnknown: Bool = false, skipBadRows: Bool = false, mapping: MappingMode = .refuse
  ) {
    self.dryRun = dryRun
    self.ignoreUnknown = ignoreUnknown
    self.skipBadRows = skipBadRows
    self.mapping = mapping
  }
}

/// How far an import has come.
public struct ImportProgress: Hashable, Sendable {
  public enum Phase: Hashable, Sendable { case reading, writing }
  public var phase: Phase
  /// Bytes read, or rows written.
  public var done: Int
  public var total: Int
}

/// What an import did, or with ``ImportOptions/dryRun`` would have done.
public struct ImportResult: Hashable, Sendable {
  /// Rows of the file, blank ones and the header not counted.
  public var rows = 0
  public var added = 0
  public var changed = 0
  public var unchanged = 0
  /// Mapping records that gave way to the file's.
  public var replaced = 0
  /// Rows that were left out; empty without ``ImportOptions/skipBadRows``.
  public var skipped = SkippedRows()
  /// The journal entry; nil when nothing was written.
  public var entry: Int64?
}

/// The rows that were left out, as they stood in the file, and why.
public struct SkippedRows: Hashable, Sendable {
  public struct Row: Hashable, Sendable {
    /// As in the file; a row that is short or long is so here too.
    public var fields: [String]
    /// At least one.
    public var problems: [ImportProblem]
  }

  /// As in the file.
  public var header: [String] = []
  /// In the order of the file.
  public var rows: [Row] = []

  public init() {}

  /// The rows as a file that can be corrected and imported again: the file's own columns, and one more for the reason.
  ///
  /// - Parameters:
  ///   - column: the header of the added column, which an import passes over.
  ///   - sentence: what is said of a problem; several are joined by `; `.
  public func csv(
    column: String, dialect: CSVWriter.Dialect = .standard, sentence: (ImportProblem) -> String
  ) -> [UInt8] {
    var writer = CSVWriter(dialect: dialect)
    writer.write(header + [column])
    for row in rows {
      // A short row is filled up, so that the reason stands in its own column.
      let padding = Array(repeating: "", count: max(0, header.count - row.fields.count))
      writer.write(row.fields + padding + [row.problems.map(sentence).joined(separator: "; ")])
    }
    return writer.take()
  }
}

/// Why nothing was imported. The register is as it was.
public enum ImportFailure: Error, Hashable, Sendable {
  /// The file or the register could not be read or written, or somebody else changed the same facts twice while the
  /// file was checked (``StoreError/conflict(_:)``).
  case store(StoreError)
  /// No CSV.
  case file(CSVFileProblem)
  /// What is wrong with the file, in the order of its rows. With `more`, there are others besides.
  case problems([ImportProblem], more: Bool)
  case cancelled

  /// The most problems that are told.
  public static let mostProblems = 1000
}
