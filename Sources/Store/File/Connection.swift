import Foundation
import GRDB

/// Opens connections to a register file, all set up alike.
enum Connection {
  /// - Parameters:
  ///   - path: a register; ``RegisterFile/inspect(_:forWriting:)`` has said so.
  ///   - asOf: the entry the `_now` views stop at; nil for the present.
  static func open(
    _ path: String, readOnly: Bool, busyMilliseconds: Int, asOf: Int64? = nil, reading: Reading = .here
  ) throws(StoreError) -> DatabaseQueue {
    let configuration = configuration(
      readOnly: readOnly, busyMilliseconds: busyMilliseconds, reading: reading)
    do {
      let queue: DatabaseQueue
      do {
        queue = try connect(path, configuration, asOf)
      } catch let error as DatabaseError where readOnly && mayBeImmutable(path, error) {
        queue = try connect(immutable(path), configuration, asOf)
      }
      return queue
    } catch { throw StoreError(error) }
  }

  private static func connect(
    _ path: String, _ configuration: Configuration, _ asOf: Int64?
  ) throws -> DatabaseQueue {
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.inDatabase { database in
      // The first query: a file that is no database, or not whole, says so here.
      let version = try Schema.version(of: database)
      guard version > 0 else { return }
      try NowViews.make(in: database, asOf: asOf)
    }
    return queue
  }

  /// How a connection goes through the register, and so what it keeps of what it has read.
  enum Reading {
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

  static func configuration(readOnly: Bool, busyMilliseconds: Int, reading: Reading = .here) -> Configuration {
    let cacheKibibytes = readOnly ? reading.kibibytes : writingKibibytes
    var configuration = Configuration()
    configuration.readonly = readOnly
    // GRDB fails at once unless told otherwise.
    configuration.busyMode = .timeout(Double(busyMilliseconds) / 1000)
    configuration.label = "stegvis.register"
    configuration.prepareDatabase { database in
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

  private static func immutable(_ path: String) -> String {
    var escaped = ""
    for character in path {
      switch character {
      case "%": escaped += "%25"
      case "?": escaped += "%3f"
      case "#": escaped += "%23"
      default: escaped.append(character)
      }
    }
    return "file:\(escaped)?immutable=1"
  }
}
