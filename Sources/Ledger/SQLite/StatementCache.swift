import GRDB
import GRDBSQLite
import Synchronization

/// Statements that a connection has used more than once, ready to be bound again: to prepare one takes several times as long
/// as to run it.
final class StatementCache: @unchecked Sendable {
  // Statements belong to the connection, which lends them to one thread at a time; one may be let go of on another.
  private let lock = Mutex(())
  private var idle: [String: Statement] = [:]
  /// What has been asked for once.
  private var known: Set<String> = []
  private var isClosed = false

  /// Each takes some kilobytes.
  private static let most = 64

  /// Nil when there is none, or it is in use.
  func take(_ sql: String) -> Statement? { lock.withLock { _ in idle.removeValue(forKey: sql) } }

  /// Takes back one that nobody uses any more; what was bound goes.
  func put(_ statement: Statement, _ sql: String) {
    sqlite3_reset(statement.sqliteStatement)
    sqlite3_clear_bindings(statement.sqliteStatement)
    lock.withLock { _ in
      if !isClosed, !known.insert(sql).inserted, idle.count < StatementCache.most {
        idle[sql] = statement
      }
    }
  }

  /// A connection with statements left cannot be closed.
  func close() {
    lock.withLock { _ in
      isClosed = true
      idle = [:]
    }
  }
}
