import Domain
import Foundation
import GRDB

/// The register: one SQLite file on a local disk, opened by several processes at once.
///
/// A register has two connections, one to read and one to write, so that a screen can be painted while an import of the
/// same process writes. Everything is asked and changed through a ``Session``:
///
/// ```swift
/// let register = try Register.open(path: path, options: OpenOptions(), now: clock)
/// let session = register.session(actor: "kari", today: today, todayIsGiven: false)
/// let roster = try session.roster()
/// ```
public final class Register: Sendable {
  /// The path it was opened by.
  public let path: String
  public let options: OpenOptions
  /// Milliseconds since 1970, UTC: the clock of the journal, and of nothing else.
  let now: @Sendable () -> Int64
  let reader: DatabaseQueue
  /// Nil when the register was opened read-only.
  let writer: DatabaseQueue?
  let gate = Gate()

  private init(
    path: String, options: OpenOptions, now: @escaping @Sendable () -> Int64, reader: DatabaseQueue,
    writer: DatabaseQueue?
  ) {
    self.path = path
    self.options = options
    self.now = now
    self.reader = reader
    self.writer = writer
  }

  // MARK: - Making and opening

  /// Makes a new register and opens it. Never writes over an existing file; a register that is not finished, because the
  /// disk is full, say, leaves nothing behind. Only the owner may read it (mode 0600).
  ///
  /// - Throws: ``StoreError/exists(path:)``, ``StoreError/noPermission(path:_:)``, ``StoreError/diskFull``,
  ///   ``StoreError/networkFileSystem(path:kind:)``, or a rule that `setup` breaks.
  public static func create(
    path: String, setup: RegisterSetup, now: @escaping @Sendable () -> Int64
  ) throws(StoreError) -> Register {
    try NewRegister(path: path, setup: setup, now: now).make()
    return try open(path: path, options: OpenOptions(), now: now)
  }

  /// Opens a register. A file that is something else, or not whole, is told apart and never changed; one of an older
  /// version is brought up to date, unless it is opened read-only.
  ///
  /// - Throws: every case of ``StoreError`` that is about the file; ``StoreError/noSuchEntry(_:)``.
  public static func open(
    path: String, options: OpenOptions, now: @escaping @Sendable () -> Int64
  ) throws(StoreError) -> Register {
    let header = try RegisterFile.inspect(path, forWriting: options.writes)
    try requireKnown(header.schemaVersion)
    let writer =
      options.writes
      ? try Connection.open(path, readOnly: false, busyMilliseconds: options.busyMilliseconds) : nil
    if let writer { try bringUpToDate(writer) }
    let reader = try Connection.open(
      path, readOnly: true, busyMilliseconds: options.busyMilliseconds, asOf: options.asOfEntry)
    try storing {
      try reader.inDatabase { database in
        let version = try Schema.version(of: database)
        try requireKnown(version)
        if version < Schema.version { throw StoreError.olderSchema(found: version, known: Schema.version) }
        try NowViews.verify(in: database)
      }
    }
    let register = Register(path: path, options: options, now: now, reader: reader, writer: writer)
    if let entry = options.asOfEntry { try register.fillDerived(asOf: entry) }
    return register
  }

  private static func requireKnown(_ version: Int) throws(StoreError) {
    if version > Schema.version { throw .newerSchema(found: version, known: Schema.version) }
  }

  private static func bringUpToDate(_ writer: DatabaseQueue) throws(StoreError) {
    try storing {
      guard try writer.inDatabase({ try Schema.version(of: $0) }) < Schema.version else { return }
      try writer.inTransaction(.immediate) { database in
        // Another process may have been first.
        let version = try Schema.version(of: database)
        try requireKnown(version)
        if version < Schema.version { try Schema.migrate(database, from: version) }
        return .commit
      }
    }
  }

  /// What is derived is not kept for earlier entries: it is worked out, for everyone, once.
  private func fillDerived(asOf entry: Int64) throws(StoreError) {
    try storing {
      try reader.inDatabase { database in
        let last = try PreparedStatement(database, "SELECT max(id) FROM main.entry")
        guard try last.step(), (1...max(last.integer(0), 1)).contains(entry), !last.isNull(0) else {
          throw StoreError.noSuchEntry(entry)
        }
        last.reset()
        try database.inTransaction(.deferred) {
          var people: [Int64] = []
          let statement = try PreparedStatement(database, "SELECT person FROM identity_now ORDER BY person")
          while try statement.step() { people.append(statement.integer(0)) }
          try CurrentWriter.temporary(database).update(TouchedPeople(all: people))
          return .commit
        }
      }
    }
  }

  /// Closes the register: what is in the write-ahead log goes into the file, and the files beside it go away, unless
  /// another process has it open. A process that ends without is no worse off than one that is killed: the next to open
  /// the register does it.
  ///
  /// Waits for what is under way; whatever is asked afterwards throws. Closing again does nothing.
  public func close() throws(StoreError) {
    guard gate.close() else { return }
    try storing {
      try reader.close()
      // Last, since only one that may write can bring the log home.
      try writer?.close()
    }
  }

  // MARK: - Sessions and changes

  /// - Parameters:
  ///   - actor: who it is that reads and writes; stands in the journal.
  ///   - today: the day rules, defaults and filters go by. Nothing here reads a clock for it.
  ///   - todayIsGiven: whether `today` was set by hand; entries then say so.
  public func session(actor: String, today: Day, todayIsGiven: Bool) -> Session {
    Session(register: self, actor: actor, today: today, todayIsGiven: todayIsGiven)
  }

  /// A number that changes whenever anyone, in this process or another, has changed the register. Costs a few
  /// microseconds, so it can be asked at every tick.
  public func changeCounter() throws(StoreError) -> Int64 {
    try reading { database in
      let statement = try PreparedStatement(database, "PRAGMA data_version")
      return try statement.step() ? statement.integer(0) : 0
    }
  }

  /// What has happened since an entry.
  public func changes(after entry: Int64) throws(StoreError) -> RegisterChanges {
    try reading { try RegisterChanges($0, after: entry) }
  }

  /// Reads in one snapshot: everything `body` asks is as of one moment.
  func reading<Result>(_ body: (Database) throws -> Result) throws(StoreError) -> Result {
    try storing { try gate.pass { try reader.read(body) } }
  }

  /// Makes one change: one transaction, one journal entry, what is derived brought along.
  ///
  /// - Parameters:
  ///   - about: the person the change is about, when `body` does not say.
  ///   - body: voids and enters the facts. What it throws rolls the whole change back.
  /// - Returns: what stands in the journal, and what `body` returned.
  /// - Throws: ``StoreError/readOnly``, ``StoreError/busy``, ``StoreError/newerSchema(found:known:)``,
  ///   ``StoreError/conflict(_:)``, ``StoreError/unchanged`` when `body` changed nothing, and what `body` throws.
  @discardableResult
  public func write<Result>(
    by session: Session, kind: EntryKind, about: ParticipantKey? = nil, detail: EntryDetail? = nil,
    _ body: (inout ChangeSet) throws(StoreError) -> Result
  ) throws(StoreError) -> (receipt: WriteReceipt, result: Result) {
    try write(by: session, kind: kind, undoes: nil, about: about, detail: detail, body)
  }

  func write<Result>(
    by session: Session, kind: EntryKind, undoes: ((Database) throws -> Int64)?, about: ParticipantKey?,
    detail: EntryDetail?, _ body: (inout ChangeSet) throws(StoreError) -> Result
  ) throws(StoreError) -> (receipt: WriteReceipt, result: Result) {
    guard let writer else { throw .readOnly }
    var outcome: (WriteReceipt, Result)?
    try storing {
      try gate.pass {
        try writer.inTransaction(.immediate) { database in
          try Self.requireKnown(try Schema.version(of: database))
          let transaction = JournalTransaction(database: database, now: now)
          outcome = try transaction.run(
            actor: session.actor, today: session.todayIsGiven ? session.today : nil, kind: kind,
            undoes: try undoes?(database), about: about, detail: detail, body)
          return .commit
        }
      }
    }
    guard let outcome else { throw .unexpected(code: 0, message: "") }
    return outcome
  }
}
