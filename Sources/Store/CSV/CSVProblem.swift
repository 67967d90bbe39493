/// Why a file cannot be read as CSV at all.
public enum CSVFileProblem: Error, Hashable, Sendable {
  /// No bytes, or no header row.
  case empty
  /// UTF-16, with or without a mark: it must be saved as UTF-8 or as "CSV".
  case utf16
  /// Another kind of file, told by its first bytes.
  case notText(Format)
  /// A NUL, which no text holds. Lines count from 1.
  case nul(line: Int)
  /// Neither UTF-8 nor Windows-1252, or a mixture of the two. Lines count from 1.
  case damagedEncoding(line: Int)
  /// More bytes than `limit`.
  case tooLarge(limit: Int)

  /// Files that are picked by mistake.
  public enum Format: String, CaseIterable, Hashable, Sendable {
    case png, jpeg, gif, pdf, database
    /// A zip archive; spreadsheets (.xlsx, .ods) are such archives.
    case zip
    /// A spreadsheet or document from before 2007 (.xls, .doc).
    case legacyOffice
    case gzip
  }
}

/// What is wrong with the shape of one row; what stands in its cells is not CSV's concern.
public enum CSVRowProblem: Error, Hashable, Sendable {
  /// A quote opens in this row and never closes: the rest of the file has been swallowed by it.
  case openQuote
  /// Text between a closing quote and the next delimiter. Fields count from 0.
  case textAfterQuote(field: Int)
  /// More than `limit` bytes in one field. Fields count from 0.
  case fieldTooLong(field: Int, limit: Int)
  /// Fewer fields than the header has.
  case short(fields: Int, expected: Int)
  /// More fields than the header has.
  case long(fields: Int, expected: Int)
}
