import Domain
import GRDB

/// What has happened in a register since an entry: enough to know what on a screen is out of date.
public struct RegisterChanges: Hashable, Sendable {
  /// The newest entry there is.
  public var latest: Int64
  /// Whose facts have changed; nil when they are many, so that it is quicker to load everything again.
  public var people: Set<ParticipantKey>?
  /// Whether programmes, units or settings may have changed.
  public var catalogue: Bool

  init(_ database: Database, after entry: Int64) throws {
    latest = entry
    people = []
    catalogue = false
    let statement = try PreparedStatement(
      database, "SELECT id, about, people FROM entry_now WHERE id > ? ORDER BY id")
    statement.bind(entry)
    while try statement.step() {
      latest = statement.integer(0)
      switch (statement.integer(2), statement.optionalInteger(1)) {
      case (0, _): catalogue = true
      case (1, let about?): people?.insert(ParticipantKey(about))
      default: people = nil
      }
    }
  }
}
