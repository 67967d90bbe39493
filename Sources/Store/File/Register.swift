import Domain
import Foundation
import Ledger
import Synchronization

/// The register: one SQLite file on a local disk, opened by several processes at once.
///
/// A register has two connections, one to read and one to write, so that a screen can be painted while an import of the
/// same process writes. Everything is asked and changed through a ``Session``:
///
/// ```swift
/// let register = try Register.open(path: path, options: OpenOptions(), as: .user(login, passphrase), now: clock)
/// let session = register.session(today: today, todayIsGiven: false)
/// let roster = try session.roster()
/// ```
public final class Register: Sendable {
  /// The path it was opened by.
  public let path: String
  public let options: OpenOptions
  /// Milliseconds since 1970, UTC: the clock of the journal, and of nothing else.
  let now: @Sendable () -> Int64
  let reader: Connection
  /// Nil when the register was opened read-only.
  let writer: Connection?
  /// Whether its connection works out for itself what is derived: as of an entry, and where what is kept is of another version and
  /// nothing may be written.
  let derivesItself: Bool
  let place: FilePlace
  let gate: Gate
  /// Let go when the register is closed.
  private let unlocked: Mutex<Opening>
  /// Whose cards this process has logged, and until when that holds.
  let readLog = ReadLog()

  /// Who opened it, with the keys their slot holds.
  var opening: Opening { unlocked.withLock { $0 } }
  var keys: Keyring { opening.keys }

  private init(
    place: FilePlace, options: OpenOptions, now: @escaping @Sendable () -> Int64, reader: Connection,
    derivesItself: Bool, writer: Connection?, opening: Opening, gate: Gate = Gate()
  ) {
    self.gate = gate
    path = place.path
    self.place = place
    self.options = options
    self.now = now
    self.reader = reader
    self.derivesItself = derivesItself
    self.writer = writer
    unlocked = Mutex(opening)
  }

  /// Goes on with other keys: sessions ask the register for its keys, so they need not be made anew.
  ///
  /// To be called where nobody reads, right after the commit that brought the keys in: see ``administering(progress:_:)``.
  func goOn(with keys: Keyring) { unlocked.withLock { $0.keys = keys } }

  /// Goes on with what the user may reach now; see ``standing()``. Sessions made before keep what they had.
  func goOn(with access: Access) { unlocked.withLock { $0.access = access } }

  // MARK: - Making and opening

  /// A register that has just been made.
  public struct Made: Sendable {
    /// Opened by its founder.
    public let register: Register
    /// Opens it when all team leads have forgotten their passphrases. Shown once: nothing else knows it.
    public let recoveryKey: RecoveryKey
  }

  /// Makes a new register with its first team lead, and opens it. Never writes over an existing file; a register that is not
  /// finished, because the disk is full, say, leaves nothing behind. Only the owner may read it (mode 0600).
  ///
  /// - Throws: ``LedgerError/exists(path:)``, ``LedgerError/noPermission(path:_:)``, ``LedgerError/diskFull``,
  ///   ``LedgerError/networkFileSystem(path:kind:)``, or a rule that `setup` breaks.
  public static func create(
    path: String, setup: RegisterSetup, now: @escaping @Sendable () -> Int64
  ) throws(StoreError) -> Made {
    let made = try NewRegister(path: path, setup: setup, now: now).make()
    do {
      let register = try open(
        path: path, options: OpenOptions(), opening: { (_, _) throws(StoreError) in made.opening }, now)
      return Made(register: register, recoveryKey: made.recoveryKey)
    } catch {
      // It has its name already, and nobody will be told its recovery key: it is not left behind either.
      for part in ["", "-wal", "-shm"] { unlink(path + part) }
      throw error
    }
  }

  /// Opens a register. A file that is something else, or not whole, is told apart and never changed; one of an older
  /// version is brought up to date, unless it is opened read-only.
  ///
  /// - Parameter unlock: who opens it. A wrong passphrase is remembered, and the next try may have to wait.
  /// - Throws: every case of ``StoreError`` that is about the file or about who it is; ``LedgerError/noSuchEntry(_:)``.
  public static func open(
    path: String, options: OpenOptions, as unlock: Unlock, now: @escaping @Sendable () -> Int64
  ) throws(StoreError) -> Register {
    let register = try open(
      path: path, options: options,
      opening: { (reader, writer) throws(StoreError) in
        let tries = LoginTries(path: path, writer: writer, busyMilliseconds: options.busyMilliseconds)
        return try Door(reader: reader, tries: tries, now: now).open(unlock)
      }, now)
    if options.writes { try register.beginRebuilding() }
    try register.noteLogin()
    try register.removeOldDrafts()
    try register.removeDraftsOfErased()
    return register
  }

  private static func open(
    path: String, options: OpenOptions,
    opening: (Connection, Connection?) throws(StoreError) -> Opening,
    _ now: @escaping @Sendable () -> Int64
  ) throws(StoreError) -> Register {
    // Killed as it gave a register its name, a process leaves it by two.
    if options.writes { DraftFile.removeAbandoned(in: DraftFile.folder(of: path)) }
    // Before the connections: exchanged between the two, it is noticed at the first write.
    let place = try? FilePlace(path)
    if options.writes { try storing { try place?.requireOneName() } }
    let (reader, writer) = try connect(path, options)
    guard let place else { throw .ledger(.moved(path: path)) }
    let register = Register(
      place: place, options: options, now: now, reader: reader,
      derivesItself: try storing { try reader.inDatabase { try NowViews.ownsDerived($0) } }, writer: writer,
      opening: try opening(reader, writer))
    place.rememberLog()
    if let entry = options.asOfEntry { try register.requireEntry(entry) }
    if register.derivesItself { try register.fillDerived() }
    return register
  }

  /// The same register, or a copy of it, for another user of it who is there already: for the demo, whose users all sit
  /// at one desk, and for tests.
  func reopened(by opening: Opening, at copy: String? = nil, isChecked: Bool = false) throws(StoreError) -> Register {
    var options = options
    options.isChecked = isChecked
    return try Register.open(
      path: copy ?? path, options: options, opening: { (_, _) throws(StoreError) in opening }, now)
  }

  /// The same register to read from on another connection, which goes through it from one end to the other. It passes the same gate,
  /// and is done with before that is closed.
  func beside() throws -> Register {
    let reader = try Connection.open(
      path, Facts.definitions, readOnly: true, busyMilliseconds: options.busyMilliseconds, reading: .once)
    return Register(
      place: place, options: options, now: now, reader: reader, derivesItself: false, writer: nil, opening: opening,
      gate: gate)
  }

  var isClosing: Bool { gate.isClosing }

  private static func connect(
    _ path: String, _ options: OpenOptions
  ) throws(StoreError) -> (reader: Connection, writer: Connection?) {
    try storing {
      try Sodium.requireReady()
      let header = try RegisterFile.inspect(path, forWriting: options.writes)
      try requireKnown(header.schemaVersion)
      let writer =
        options.writes
        ? try Connection.open(
          path, Facts.definitions, readOnly: false, busyMilliseconds: options.busyMilliseconds) : nil
      if let writer { try bringUpToDate(writer) }
      let reader = try Connection.open(
        path, Facts.definitions, readOnly: true, busyMilliseconds: options.busyMilliseconds, asOf: options.asOfEntry)
      try reader.inDatabase { database in
        let version = try Schema.version(of: database)
        try requireKnown(version)
        if version < Schema.version { throw StoreError.ledger(.olderSchema(found: version, known: Schema.version)) }
        if try !SchemaParts.differing(in: database).isEmpty {
          if !options.isChecked { throw StoreError.ledger(.damaged(.schema)) }
          try NowViews.verify(in: database)
        }
        let table = ProjectionTable(database: database)
        try table.requireKnown()
        if !options.writes, options.asOfEntry == nil, try !table.waiting().isEmpty {
          try NowViews.ownDerived(in: database)
        }
      }
      return (reader, writer)
    }
  }

  static func requireKnown(_ version: Int) throws(StoreError) {
    if version > Schema.version { throw .ledger(.newerSchema(found: version, known: Schema.version)) }
    if version < Schema.firstVersion { throw .ledger(.unsealed) }
  }

  private func requireEntry(_ entry: Int64) throws(StoreError) {
    let newest = try readingWithAnyKeys { try $0.number("SELECT max(id) FROM main.entry") ?? 0 }
    if entry < 1 || entry > newest { throw .ledger(.noSuchEntry(entry)) }
  }

  private static func bringUpToDate(_ writer: Connection) throws {
    guard try writer.inDatabase({ try Schema.version(of: $0) }) < Schema.version else { return }
    try writer.change { database in
      // Another process may have been first.
      let version = try Schema.version(of: database)
      try requireKnown(version)
      if version < Schema.version { try Schema.migrate(database, from: version) }
    }
  }

  /// Closes the register: what is in the write-ahead log goes into the file, and the files beside it go away, unless
  /// another process has it open. A process that ends without is no worse off than one that is killed: the next to open
  /// the register does it.
  ///
  /// Waits for what is under way; whatever is asked afterwards throws, and the keys are gone. Closing again does nothing.
  public func close() throws(StoreError) {
    guard gate.close() else { return }
    unlocked.withLock { $0 = .closed }
    try storing {
      try reader.close()
      // Last, since only one that may write can bring the log home.
      try writer?.close()
    }
  }

  // MARK: - Sessions and reading

  /// The session of whoever opened the register.
  ///
  /// - Parameters:
  ///   - today: the day rules, defaults and filters go by. Nothing here reads a clock for it.
  ///   - todayIsGiven: whether `today` was set by hand; entries then say so.
  ///   - clock: tells the clock's day where `today` was set beside it: whom the user may see is decided on both. Nil where
  ///     `today` is the clock's own, as the demo's day is, which stands still.
  public func session(today: Day, todayIsGiven: Bool, clock: (@Sendable () -> Day)? = nil) -> Session {
    Session(
      register: self, access: opening.access, actor: opening.login, today: today, todayIsGiven: todayIsGiven,
      clock: clock)
  }

  /// A number that changes whenever anyone, in this process or another, has changed the register. Costs a few
  /// microseconds, so it can be asked at every tick.
  public func changeCounter() throws(StoreError) -> Int64 {
    try readingWithAnyKeys { try $0.changeCounter() }
  }

  /// The newest entry there is, whoever made it: from there on ``changes(after:)`` tells what is new.
  public func newestEntry() throws(StoreError) -> Int64 {
    try reading { try $0.number("SELECT max(id) FROM entry_now") ?? 0 }
  }

  /// What has happened since an entry.
  /// - Throws: ``LedgerError/keysExchanged`` when somebody has exchanged the keys meanwhile, as every other read does.
  public func changes(after entry: Int64) throws(StoreError) -> RegisterChanges {
    try reading { try RegisterChanges($0, keys, after: entry) }
  }

  /// Reads in one snapshot: everything `body` asks is as of one moment.
  ///
  /// - Throws: ``LedgerError/keysExchanged`` when the register's keys are no longer these: what they would find is
  ///   nothing, or damage where there is none.
  func reading<Result>(_ body: (Database) throws -> Result) throws(StoreError) -> Result {
    try readingWithAnyKeys { database in
      try SlotTable(database).requireGeneration(keys.generation)
      try ProjectionTable(database: database).requireKnown()
      return try body(database)
    }
  }

  /// The same for what needs no keys, or judges them itself.
  func readingWithAnyKeys<Result>(_ body: (Database) throws -> Result) throws(StoreError) -> Result {
    try storing { try gate.pass { try reader.read(body) } }
  }
}
