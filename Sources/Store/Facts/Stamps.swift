import Domain
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
  /// The full name.
  public var actor: String
  /// Milliseconds since 1970, UTC.
  public var at: Int64
}

extension Recorded: Equatable where Fact: Equatable {}
extension Recorded: Hashable where Fact: Hashable {}

/// Who entered a fact, and when. Many facts come from the same few entries.
final class Stamps {
  private let coder: FactCoder
  private let users: UserNames
  private var known: [Int64: Stamp] = [:]

  init(_ coder: FactCoder) {
    self.coder = coder
    users = UserNames(coder.database, coder.keys)
  }

  func recorded<Kept, Fact>(_ kept: KeptFact<Kept>, _ fact: Fact) throws -> Recorded<Fact> {
    Recorded(fact: fact, row: kept.row, entered: try stamp(of: kept.entry))
  }

  func recorded<Fact>(_ fact: Fact, row: RowID, entry: Int64) throws -> Recorded<Fact> {
    Recorded(fact: fact, row: row, entered: try stamp(of: entry))
  }

  private func stamp(of entry: Int64) throws -> Stamp {
    if let stamp = known[entry] { return stamp }
    guard let row = try EntryRow.of(entry, coder.database, coder.keys) else {
      throw StoreError.ledger(.damaged(.value(table: "entry", row: entry)))
    }
    let found = Stamp(entry: entry, actor: try row.actor.map { try users.name($0) } ?? "", at: row.at)
    known[entry] = found
    return found
  }
}
