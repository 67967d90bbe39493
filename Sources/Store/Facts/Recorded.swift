import Ledger

/// A fact with the row it stands in and the entry that entered it.
public struct Recorded<Fact: Sendable>: Sendable {
  public var fact: Fact
  public var row: RowID
  public var entered: Stamp
}

/// Who entered a fact, and when.
public struct Stamp: Hashable, Sendable {
  public var entry: Int64
  public var actor: String
  /// Milliseconds since 1970, UTC.
  public var at: Int64
}

extension Recorded: Equatable where Fact: Equatable {}
extension Recorded: Hashable where Fact: Hashable {}
