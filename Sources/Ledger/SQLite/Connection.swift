import Foundation
import GRDB
import GRDBSQLite

/// A connection to a register file; all are set up alike.
package final class Connection: Sendable {
  private let queue: DatabaseQueue
  private let statements = StatementCache()
  package let definitions: Definitions

  /// Opens a register; ``RegisterFile/inspect(_:forWriting:)`` has said that it is one.
  ///
  /// - Parameter asOf: the entry the `_now` views stop at; nil for the present.
  package static func open(
    _ path: String, _ definitions: Definitions, readOnly: Bool, busyMilliseconds: Int, asOf: Int64? = nil,
    reading: Reading = .here
  ) throws(LedgerError) -> Connection {
    let configuration = configuration(readOnly: readOnly, busyMilliseconds: busyMilliseconds, reading: reading)
    do {
      do {
        return try connect(path, definitions, configuration, asOf)
      } catch let error as DatabaseError where readOnly && mayBeImmutable(path, error) {
        return try connect(DatabaseCopy.uri(path, "immutable=1"), definitions, configuration, asOf)
      }
    } catch { throw LedgerError(error) }
  }

  private static func connect(
    _ path: String, _ definitions: Definitions, _ configuration: Configuration, _ asOf: Int64?
  ) throws -> Connection {
    let connection = try Connection(path: path, definitions, configuration)
    try connection.inDatabase { database in
      // The first query: a file that is no database, or not whole, says so here.
      _ = try Schema.version(of: database)
      if let asOf { try NowViews.make(in: database, asOf: asOf) }
    }
    return connection
  }

  /// Opens a file as it is, without the views.
  package init(path: String, _ definitions: Definitions, _ configuration: Configuration) throws {
    queue = try DatabaseQueue(path: path, configuration: configuration)
    self.definitions = definitions
  }

  /// A new file, to be filled: nobody else knows of it yet.
  package static func making(_ path: String, _ definitions: Definitions) throws -> Connection {
    let connection = try Connection(path: path, definitions, configuration(readOnly: false, busyMilliseconds: 0))
    try connection.inDatabase { try $0.execute("PRAGMA journal_mode = WAL") }
    return connection
  }

  /// In memory alone.
  package init(inMemory definitions: Definitions) throws {
    queue = try DatabaseQueue()
    self.definitions = definitions
  }

  // MARK: - Asking and changing

  /// Everything `body` asks is as of one moment.
  package func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try queue.read { try body(Database(handle: $0, definitions: definitions, statements: statements)) }
  }

  /// One after the other, in no transaction.
  package func inDatabase<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try queue.inDatabase { try body(Database(handle: $0, definitions: definitions, statements: statements)) }
  }

  /// One change: all of it, or nothing when `body` throws.
  package func change<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try inDatabase { database in try database.inTransaction(.immediate) { try body(database) } }
  }

  /// Reads as ``read(_:)`` does, and closes.
  package func readOnce<Result>(_ body: (Database) throws -> Result) throws -> Result {
    let result = try read(body)
    try close()
    return result
  }

  package func close() throws {
    statements.close()
    try queue.close()
  }

  /// Copies all of it as it is in `body`'s snapshot.
  package func copy(
    to destination: Connection, pagesPerStep: Int32, _ snapshot: Database, step: (CopyProgress) throws -> Void
  ) throws {
    try withoutActuallyEscaping(step) { step in
      try destination.inDatabase { copy in
        try snapshot.handle.backup(to: copy.handle, pagesPerStep: pagesPerStep) { progress in
          try step(CopyProgress(copied: progress.completedPageCount, total: progress.totalPageCount))
        }
      }
    }
  }

  // MARK: - Setting up

  /// How a connection goes through the register, and so what it keeps of what it has read.
  package enum Reading {
    /// Here and there, as screens ask.
    case here
    /// From one end to the other.
    case once
    /// All of it with all its indexes, which lie in another order.
    case everywhere

    fileprivate var kibibytes: Int {
      switch self {
      case .here: 2 * 1024
      case .once: 256
      case .everywhere: 16 * 1024
      }
    }
  }

  package static func configuration(readOnly: Bool, busyMilliseconds: Int, reading: Reading = .here) -> Configuration {
    let cacheKibibytes = readOnly ? reading.kibibytes : writingKibibytes
    var configuration = Configuration()
    configuration.readonly = readOnly
    // GRDB fails at once unless told otherwise.
    configuration.busyMode = .timeout(Double(busyMilliseconds) / 1000)
    configuration.label = "stegvis.register"
    configuration.prepareDatabase { database in
      // GRDB would be told of every column of every statement that is prepared, for observers that there are none of here: that
      // took as long as the statements themselves.
      sqlite3_set_authorizer(database.sqliteConnection, nil, nil)
      try database.execute(
        sql: """
          PRAGMA synchronous = FULL;
          PRAGMA trusted_schema = OFF;
          PRAGMA secure_delete = ON;
          PRAGMA cell_size_check = ON;
          PRAGMA temp_store = MEMORY;
          PRAGMA cache_size = -\(cacheKibibytes);
          """)
    }
    return configuration
  }

  /// Enough for an import to keep its index pages until it is done; SQLite takes only what it needs.
  private static let writingKibibytes = 64 * 1024

  /// A register in a folder that nobody here may write to cannot have the two files that go with it while it is open.
  /// Without a journal beside it, it is whole as it stands.
  private static func mayBeImmutable(_ path: String, _ error: DatabaseError) -> Bool {
    guard error.resultCode == .SQLITE_CANTOPEN || error.resultCode == .SQLITE_READONLY else { return false }
    var status = stat()
    return stat(path + "-wal", &status) != 0 || status.st_size == 0
  }
}
