import Domain
import Ledger

/// Somebody has changed the same thing meanwhile: who, when and what.
public struct Conflict: Hashable, Sendable {
  /// The entry that stands in the way.
  public var entry: Int64
  /// What it did; nil where that lies on the side that is not read.
  public var made: JournalEntry?
  /// Milliseconds since 1970, UTC.
  public var at: Int64
  public var kind: EntryKind
  public var about: ParticipantKey?

  /// The full name; empty where that is not read.
  public var actor: String { made?.name ?? "" }
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
    guard let row = try EntryRow.of(id, database, keys) else {
      return .ledger(.damaged(.value(table: "entry", row: id)))
    }
    let made = try JournalReader(FactCoder(database, keys)).entry(id)
    return .conflict(Conflict(entry: id, made: made, at: row.at, kind: row.kind, about: row.about))
  }
}
