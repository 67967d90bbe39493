import Domain
import Foundation
import Ledger

/// How far a restore has come.
public struct RestoreProgress: Hashable, Sendable {
  public enum Part: Hashable, Sendable { case copying, checking }

  public var part: Part
  public var done: Int
  public var total: Int
}

/// Makes a register from a backup, where no register is.
enum Restore {
  /// The backup is only read, and may lie on a network file system; the register may not. A restore that is cancelled,
  /// fails or is killed leaves nothing at `path`.
  ///
  /// - Parameters:
  ///   - backupPath: a backup, or another register.
  ///   - path: where nothing is yet, nor a log of a register that was there.
  ///   - keys: what the register is checked with before it gets its name; without any, the database alone is.
  ///   - prepare: changes the register before that, in one transaction. It has the tables of the present version then; what
  ///     is deleted is wiped from the file.
  /// - Returns: what the check found; none when all is well.
  /// - Throws: ``LedgerError/exists(path:)``, ``LedgerError/networkFileSystem(path:kind:)``; what is wrong with the backup:
  ///   ``LedgerError/foreign(path:)``, ``LedgerError/newerSchema(found:known:)``, ``LedgerError/damaged(_:)``;
  ///   ``LedgerError/busy`` when somebody changed it meanwhile; ``LedgerError/diskFull``, ``LedgerError/cancelled``, and what
  ///   `prepare` throws.
  static func run(
    _ backupPath: String, to path: String, keys: Keyring? = nil, progress: (RestoreProgress) -> Void = { _ in },
    isCancelled: () -> Bool = { false }, prepare: (Database) throws -> Void
  ) throws(StoreError) -> [CheckFinding] {
    let version = try inspect(backupPath)
    if version > Schema.version { throw .ledger(.newerSchema(found: version, known: Schema.version)) }
    try storing { try NewFile.requireFree(database: path) }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    if let kind = NetworkFileSystem.kind(of: folder) { throw .ledger(.networkFileSystem(path: path, kind: kind)) }
    let draft = try storing { try DraftFile(for: path) }
    let draftPath = draft.path
    let findings = try storing {
      let mark = try copy(
        backupPath, to: draftPath, { progress(RestoreProgress(part: .copying, done: $0.copied, total: $0.total)) },
        isCancelled)
      try DatabaseCopy.require(mark, of: draftPath, Facts.definitions)
      if isCancelled() { throw StoreError.ledger(.cancelled) }
      try fill(draftPath, prepare)
      let findings = try check(draftPath, keys) { step in
        progress(RestoreProgress(part: .checking, done: step.done, total: step.total))
        return isCancelled()
      }
      if isCancelled() { throw StoreError.ledger(.cancelled) }
      return findings
    }
    do throws(LedgerError) { try draft.place() } catch { throw StoreError(error) }
    return findings
  }

  /// Reads the finished draft from the file anew, every page of it.
  /// - Throws: ``LedgerError/damaged(_:)`` for a database that is not whole. What else is found can be lived with, and is told.
  private static func check(
    _ draft: String, _ keys: Keyring?, progress: (CheckProgress) -> Bool
  ) throws(StoreError) -> [CheckFinding] {
    let read: CheckReading = { try DatabaseCopy.read(unchanging: draft, Facts.definitions, $0) }
    var volume: RegisterVolume?
    try storing { try read { volume = RegisterVolume($0) } }
    let parts =
      keys.map { keys in CheckPart.all(volume, keys, asOf: nil) { try read($1) } } ?? [.database(volume, read)]
    let findings = try CheckPart.run(parts, progress: progress)
    for finding in findings {
      switch finding.problem {
      case .database, .unreadable(.ledger(.damaged(.database))):
        throw .ledger(.damaged(.corrupt))
      case .foreignKey: throw .ledger(.damaged(.value(table: finding.table ?? "", row: finding.row ?? 0)))
      default: break
      }
    }
    return findings
  }

  /// - Returns: the schema version; 0 for a file on a network file system, where the copy will tell.
  static func inspect(_ path: String) throws(StoreError) -> Int {
    do throws(StoreError) {
      return try storing { try RegisterFile.inspect(path, forWriting: false).schemaVersion }
    } catch .ledger(.networkFileSystem) {
      // Not to be worked in there; but nothing is written, and every page of the copy is verified.
      return 0
    }
  }

  private static func copy(
    _ backupPath: String, to draft: String, _ progress: (CopyProgress) -> Void, _ isCancelled: () -> Bool
  ) throws -> RegisterMark {
    let before = FileState(backupPath)
    // Somebody was stopped in the middle of changing it, and it is only read here.
    if FileState(backupPath + "-journal").bytes > 0 {
      throw StoreError.ledger(.damaged(.stoppedInTheMiddle))
    }
    let source = try open(backupPath)
    let mark = try DatabaseCopy.copy(source, to: draft, pagesPerStep: DatabaseCopy.pagesPerStep) { step in
      progress(step)
      if isCancelled() { throw StoreError.ledger(.cancelled) }
    }
    try source.close()
    if FileState(backupPath) != before { throw StoreError.ledger(.busy) }
    return mark
  }

  /// With a log beside it, it is no backup but a register in use, or one whose last user was killed; the log belongs to it.
  static func open(_ backupPath: String) throws -> Connection {
    FileState(backupPath + "-wal").bytes > 0
      ? try Connection.open(backupPath, Facts.definitions, readOnly: true, busyMilliseconds: OpenOptions.commandWait)
      : try DatabaseCopy.open(unchanging: backupPath, Facts.definitions)
  }

  private static func fill(_ draft: String, _ prepare: (Database) throws -> Void) throws {
    let connection = try DatabaseCopy.open(draft: draft, Facts.definitions, "PRAGMA secure_delete = ON")
    try connection.change { database in
      let version = try Schema.version(of: database)
      if version < Schema.version { try Schema.migrate(database, from: version) }
      try prepare(database)
    }
    // What a register is in, so that readers and the writer do not hold each other up.
    try DatabaseCopy.setJournalMode("WAL", of: connection)
    try DatabaseCopy.bringLogHome(connection)
  }

  /// Tells a file that was changed from one that was not.
  private struct FileState: Equatable {
    var inode: UInt64 = 0
    var bytes: Int64 = 0
    var seconds = 0
    var nanoseconds = 0

    init(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return }
      inode = UInt64(status.st_ino)
      bytes = Int64(status.st_size)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
    }
  }
}
