import Domain
import Ledger

/// Somebody has changed the same thing meanwhile: who, when and what.
public struct Conflict: Hashable, Sendable {
  /// The entry that stands in the way.
  public var made: JournalEntry

  public var entry: Int64 { made.id }
  /// The full name.
  public var actor: String { made.name }
  /// Milliseconds since 1970, UTC.
  public var at: Int64 { made.at }
  public var kind: EntryKind { made.kind }
  public var about: ParticipantKey? { made.about }
}

extension Conflict {
  /// Runs `body` and says what its failures mean, inside the transaction in which somebody may stand in the way.
  static func telling<Result>(
    _ database: Database, _ keys: Keyring, _ body: () throws -> Result
  ) throws(StoreError) -> Result {
    do { return try body() } catch LedgerError.inTheWay(let entry) {
      throw try storing { try of(entry: entry, database, keys) }
    } catch { throw StoreError(error) }
  }

  /// - Returns: the error that tells of the entry.
  static func of(entry id: Int64, _ database: Database, _ keys: Keyring) throws -> StoreError {
    guard let made = try JournalReader(FactCoder(database, keys)).entry(id) else {
      return .ledger(.damaged(.value(table: "entry", row: id)))
    }
    return .conflict(Conflict(made: made))
  }
}
