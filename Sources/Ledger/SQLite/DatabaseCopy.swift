import GRDB

/// How far a copy has come, in pages of the database.
public struct CopyProgress: Hashable, Sendable {
  public var copied: Int
  public var total: Int
}

/// Copies a database page by page into a draft, and looks at what came of it.
///
/// A draft is opened without locks and without shared memory: its name is nobody's but this process's, and so it can be
/// made on a network file system, or on a stick, where neither can be relied on.
package enum DatabaseCopy {
  /// 4 MiB of the usual pages: often enough to show how far it has come and to be stopped.
  package static let pagesPerStep: Int32 = 1024

  /// Copies all of `source` as it is at one moment. The copy is in the journal mode DELETE.
  ///
  /// The source is read in one read transaction from beginning to end. In WAL mode, which a register is in, such a reader
  /// sees one snapshot whatever others write, holds up no writer, and the copy never has to begin again; a copy that took
  /// the read lock anew for each step would begin again at each foreign write, and with a busy writer never end. The price
  /// is that the log is not emptied meanwhile.
  ///
  /// - Parameters:
  ///   - draft: an empty file.
  ///   - step: called after each step; what it throws ends the copy, except after the last.
  /// - Returns: what the snapshot is known by.
  package static func copy(
    _ source: Connection, to draft: String, pagesPerStep: Int32, step: (CopyProgress) throws -> Void
  ) throws -> RegisterMark {
    // No journal: a draft that is not finished is thrown away.
    let destination = try open(draft: draft, source.definitions, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
    let mark = try source.read { snapshot in
      let mark = try RegisterMark(snapshot)
      try source.copy(to: destination, pagesPerStep: pagesPerStep, snapshot, step: step)
      return mark
    }
    try destination.close()
    try leaveWAL(draft, source.definitions)
    return mark
  }

  /// A copy has the journal mode of its source, which stands in the file's header. In WAL mode whoever opened it, even to
  /// read, would put two files beside it.
  private static func leaveWAL(_ draft: String, _ definitions: Definitions) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      // Before anything is read: without shared memory WAL mode can be opened in no other way.
      try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
    }
    let connection = try Connection(path: uri(draft, "vfs=unix-none"), definitions, configuration)
    try setJournalMode("DELETE", of: connection)
    try connection.close()
  }

  /// Opens a draft to change it.
  package static func open(draft: String, _ definitions: Definitions, _ pragmas: String = "") throws -> Connection {
    var configuration = Connection.configuration(readOnly: false, busyMilliseconds: 0)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE; \(pragmas)")
    }
    return try Connection(path: uri(draft, "vfs=unix-none"), definitions, configuration)
  }

  /// Opens a file that nobody changes, and leaves nothing beside it.
  package static func open(unchanging path: String, _ definitions: Definitions) throws -> Connection {
    try Connection(
      path: uri(path, "immutable=1"), definitions,
      Connection.configuration(readOnly: true, busyMilliseconds: 0, reading: .everywhere))
  }

  /// Reads such a file, which is a register.
  package static func read<Result>(
    unchanging path: String, _ definitions: Definitions, _ body: (Database) throws -> Result
  ) throws -> Result {
    let connection = try open(unchanging: path, definitions)
    return try connection.readOnce(body)
  }

  /// Puts a database into another journal mode, for good.
  package static func setJournalMode(_ mode: String, of connection: Connection) throws {
    try connection.inDatabase { database in
      let present = try database.first("PRAGMA main.journal_mode = \(mode)") { $0.text(0).uppercased() }
      if present != mode { throw LedgerError.unexpected(code: 0, message: "journal_mode") }
    }
  }

  /// Moves what is in the write-ahead log into the file, and closes the only connection, which removes the log. Closing alone
  /// leaves the log where there is no room for what is in it, and does not say so.
  package static func bringLogHome(_ connection: Connection) throws {
    _ = try connection.inDatabase { try $0.checkpoint(.truncate) }
    try connection.close()
  }

  /// Reads a finished draft from the file anew, every page of it.
  ///
  /// - Parameter isCancelled: asked every few milliseconds.
  /// - Throws: ``LedgerError/damaged(_:)`` when it is not whole, or not what `mark` says; ``LedgerError/cancelled``.
  package static func verify(
    _ draft: String, _ definitions: Definitions, _ mark: RegisterMark? = nil, isCancelled: () -> Bool = { false }
  ) throws {
    try require(mark, of: draft, definitions)
    try open(unchanging: draft, definitions).readOnce { database in
      try withoutActuallyEscaping(isCancelled) { isCancelled in
        try SQLiteProgress({ !isCancelled() }).watching(database) {
          let integrity = try database.first("PRAGMA main.integrity_check(1)") { $0.text(0) }
          if integrity != "ok" { throw LedgerError.damaged(.corrupt) }
          try database.each("PRAGMA main.foreign_key_check") {
            throw LedgerError.damaged(.value(table: $0.text(0), row: $0.optionalInteger(1) ?? 0))
          }
        }
      }
    }
  }

  /// - Throws: ``LedgerError/damaged(_:)`` when a draft is no register, or not what `mark` says.
  package static func require(_ mark: RegisterMark?, of draft: String, _ definitions: Definitions) throws {
    let found = try open(unchanging: draft, definitions).readOnce { try RegisterMark($0) }
    guard found == mark ?? found, found.applicationID == Int64(Schema.applicationID) else {
      throw LedgerError.damaged(.database(code: 0))
    }
  }

  /// SQLite's address of a file (sqlite.org/uri).
  static func uri(_ path: String, _ parameter: String) -> String {
    var escaped = ""
    for character in path.unicodeScalars {
      switch character {
      case "%": escaped += "%25"
      case "?": escaped += "%3f"
      case "#": escaped += "%23"
      default: escaped.unicodeScalars.append(character)
      }
    }
    // Two slashes at the beginning would be taken for a host.
    return "file:\(path.hasPrefix("/") ? "//" : "")\(escaped)?\(parameter)"
  }
}
