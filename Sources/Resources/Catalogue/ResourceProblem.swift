/// Something wrong in a data file: of the program itself, or a programme file of one's own.
public struct ResourceProblem: Error, Hashable, Sendable {
  /// The file as it was named to the reader.
  public let file: String
  /// Where in the file, such as `steps[2].shortName`; empty for the file as a whole.
  public let path: String
  public let kind: Kind

  public enum Kind: Hashable, Sendable {
    /// No YAML, or not embedded; the parser's own words, with the line where it knows one.
    case unreadable(String)
    case missingKey
    case unknownKey(accepted: [String])
    case repeatedKey
    case wrongKind(Expected)
    /// A programme has exactly four steps.
    case stepCount(Int)
    /// Wider than fits, in terminal columns.
    case tooWide(columns: Int, limit: Int)
    /// Not a whole number from 1 to 120.
    case badMonths(String)
    case badID(String)
    case unknownEnding(String)
    /// None of ``StepLimit``.
    case unknownLimit(String)
    /// A plan's measure is followed by none of ``PlanMeasure/indicators``.
    case unknownIndicator(String)
    /// Neither everybody nor a whole number of per cent.
    case badGoal(String)
    case badYear(String)
    case tooMany(Int, limit: Int)
    /// None of ``RecordGround``.
    case unknownGround(String)
    /// Words to be ticked off that are longer than that.
    case tickTooLong(limit: Int)
  }

  /// What should have stood there.
  public enum Expected: String, CaseIterable, Hashable, Sendable {
    case text, oneLine, list, keys, number
  }

  public init(file: String, path: String, kind: Kind) {
    self.file = file
    self.path = path
    self.kind = kind
  }
}

/// Everything that is wrong with the files that were read; never empty.
public struct ResourceProblems: Error, Hashable, Sendable {
  public let problems: [ResourceProblem]

  public init(_ problems: [ResourceProblem]) { self.problems = problems }
}
