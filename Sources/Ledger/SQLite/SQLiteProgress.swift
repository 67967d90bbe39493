import GRDBSQLite

/// Asked by SQLite now and then, in the middle of its statements, whether to go on; when not, they fail as interrupted.
///
/// Looking through the structure of the whole file is one step that asks nobody: some tenths of a second where there are
/// 100,000 people.
package final class SQLiteProgress {
  private let goesOn: () -> Bool

  package init(_ goesOn: @escaping () -> Bool) { self.goesOn = goesOn }

  /// As many of SQLite's operations as take it some milliseconds.
  package static let some: Int32 = 50_000

  package func watching<Result>(
    _ database: Database, every operations: Int32 = some, _ body: () throws -> Result
  ) rethrows -> Result {
    let connection = database.handle.sqliteConnection
    sqlite3_progress_handler(
      connection, operations,
      { context in
        guard let context else { return 0 }
        return Unmanaged<SQLiteProgress>.fromOpaque(context).takeUnretainedValue().goesOn() ? 0 : 1
      }, Unmanaged.passUnretained(self).toOpaque())
    defer { sqlite3_progress_handler(connection, 0, nil, nil) }
    return try withExtendedLifetime(self) { try body() }
  }
}
