import GRDB
import GRDBSQLite

/// An open register as it is seen in one snapshot, or in one change, with what its facts are.
///
/// With ``Connection``, ``PreparedStatement`` and ``DatabaseCopy`` the whole of what speaks to SQLite: another engine would
/// take their place.
package struct Database {
  package let handle: GRDB.Database
  package let definitions: Definitions
  let statements: StatementCache

  package func execute(_ sql: String) throws { try handle.execute(sql: sql) }

  // MARK: - Transactions

  package enum Access {
    /// Sees one snapshot, and writes what is this connection's alone.
    case deferred
    /// Holds the write lock from the beginning.
    case immediate
  }

  /// All of what `body` does, or nothing when it throws.
  package func inTransaction<Result>(_ access: Access, _ body: () throws -> Result) throws -> Result {
    try handle.beginTransaction(access == .immediate ? .immediate : .deferred)
    do {
      let result = try body()
      try commit()
      return result
    } catch {
      // What went wrong first is told; a change that cannot be rolled back goes with its connection.
      try? rollback()
      throw error
    }
  }

  package func begin() throws { try handle.beginTransaction(.immediate) }
  package func commit() throws { try handle.commit() }

  /// Does nothing where SQLite has rolled back by itself.
  package func rollback() throws { if handle.isInsideTransaction { try handle.rollback() } }

  /// Brings the new rows to the log while others still read the old ones, so that the commit itself is short.
  package func flush() throws {
    let code = sqlite3_db_cacheflush(handle.sqliteConnection)
    // Pages somebody holds come with the commit.
    guard code == SQLITE_OK || code == SQLITE_BUSY else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
  }

  /// Waits as long as this for somebody else's write.
  package func wait(milliseconds: Int) throws { try execute("PRAGMA busy_timeout = \(milliseconds)") }

  // MARK: - The log

  /// Moves what is in the write-ahead log into the file, as far as nobody keeps it from it.
  package enum Checkpoint: String {
    /// As far as it goes without keeping others from writing.
    case passive = "PASSIVE"
    /// And empties the log.
    case truncate = "TRUNCATE"
  }

  /// - Returns: false when somebody was reading: the log goes when the last has closed the register.
  @discardableResult
  package func checkpoint(_ kind: Checkpoint) throws -> Bool {
    try number("PRAGMA main.wal_checkpoint(\(kind.rawValue))") == 0
  }

  /// Rewrites the file, so that nothing is left in it of what was deleted or changed.
  package func rewrite() throws { try execute("VACUUM") }

  /// Changes whenever anyone, in this process or another, has changed the register. Costs a few microseconds.
  package func changeCounter() throws -> Int64 { try number("PRAGMA data_version") ?? 0 }
}

extension DatabaseError {
  /// A natural key that another fact in force has.
  var isTakenKey: Bool { extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE }
}
