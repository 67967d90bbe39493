import Domain
import GRDB

/// What has happened in a register since an entry: enough to know what on a screen is out of date. Also where it is read as
/// it stood earlier, since what holds now covers that too.
public struct RegisterChanges: Hashable, Sendable {
  /// The newest entry there is.
  public var latest: Int64
  /// Whose facts have changed; nil when they are many, so that it is quicker to load everything again.
  public var people: Set<ParticipantKey>?
  /// Whether programmes, units, users or settings may have changed.
  public var catalogue: Bool
  /// Whether somebody has only looked: no more than the log is out of date.
  public var isOnlyLooking = true
  /// Who has been erased: what is typed of them goes too.
  public var erased: Set<ParticipantKey> = []

  init(_ database: Database, _ keys: Keyring, after entry: Int64) throws {
    latest = entry
    people = []
    catalogue = false
    let statement = try PreparedStatement(
      database, "SELECT \(EntryRow.columns) FROM main.entry e WHERE e.id > ? ORDER BY e.id")
    statement.bind(entry)
    while try statement.step() {
      let row = try EntryRow(statement, keys)
      latest = row.id
      // Somebody looked; or what changed is nothing this user can see.
      if row.kind.isReading || row.kind == .clinical { continue }
      isOnlyLooking = false
      if row.kind.isErasure, let about = row.about { erased.insert(about) }
      switch (row.people, row.about) {
      case (0, _): catalogue = true
      case (1, let about?): people?.insert(about)
      default: people = nil
      }
    }
  }
}
