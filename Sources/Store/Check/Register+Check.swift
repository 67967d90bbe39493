import Domain
import Ledger

extension Register {
  /// Is the register whole? The database, the journal and its chain, the seals, what is derived, and the rules of the domain.
  ///
  /// Nothing is changed. A part that cannot be read is a finding, and the check goes on with the next.
  ///
  /// - Parameter progress: told now and then; true stops the check.
  /// - Returns: at most ``CheckReport/most`` findings; none when all is well.
  /// - Throws: ``LedgerError/cancelled``; ``StoreError/notAllowed(_:)``; ``LedgerError/keysExchanged``, since under other keys
  ///   everything looks broken.
  public func check(progress: (CheckProgress) -> Bool = { _ in false }) throws(StoreError) -> [CheckFinding] {
    if !opening.access.may(.checkRegister) { throw .notAllowed(.role(.checkRegister)) }
    return try examine(progress: progress)
  }

  /// The same by whoever has opened the register: as far as their keys reach.
  func examine(progress: (CheckProgress) -> Bool = { _ in false }) throws(StoreError) -> [CheckFinding] {
    if try !holdsItsKeys() { throw .ledger(.keysExchanged) }
    _ = try storing { try place.requireStillThere() }
    let volume = try readingWithAnyKeys { RegisterVolume($0) }
    let findings = try storing { try gate.pass { try CheckPart.run(parts(volume), progress: progress) } }
    // The parts do not all begin in the same moment.
    if !findings.isEmpty, try !holdsItsKeys() { throw .ledger(.keysExchanged) }
    return findings
  }

  private func parts(_ volume: RegisterVolume) -> [CheckPart] {
    let (keys, asOf) = (keys, options.asOfEntry)
    return CheckPart.all(volume, keys, asOf: asOf) { [self] isDerived, look in
      // What is derived may lie in this connection alone.
      if isDerived, derivesItself { return try reader.read(look) }
      let connection = try Connection.open(
        path, Facts.definitions, readOnly: true, busyMilliseconds: options.busyMilliseconds, asOf: asOf,
        reading: .everywhere)
      // Nobody has put another file there meanwhile.
      try place.requireStillThere()
      try connection.readOnce(look)
    }
  }

  /// The database only: integrity and foreign keys. Needs no passphrase.
  public static func checkStructure(
    path: String, progress: (CheckProgress) -> Bool = { _ in false }
  ) throws(StoreError) -> [CheckFinding] {
    let header = try storing { try RegisterFile.inspect(path, forWriting: false) }
    if header.schemaVersion > Schema.version {
      throw .ledger(.newerSchema(found: header.schemaVersion, known: Schema.version))
    }
    @Sendable func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
      try Connection.open(
        path, Facts.definitions, readOnly: true, busyMilliseconds: OpenOptions.commandWait, reading: .everywhere
      ).readOnce(body)
    }
    // A database that cannot be opened is a finding, and has no rows to count.
    let volume = try? read { RegisterVolume($0) }
    return try CheckPart.run([.database(volume) { try read($0) }], progress: progress)
  }

  /// False after an exchange of keys by another process. A slot that only says it is of another turn is a finding.
  private func holdsItsKeys() throws(StoreError) -> Bool {
    let keys = keys
    do {
      try reading { _ in }
      return true
    } catch {
      guard error == .ledger(.keysExchanged) else { return true }
    }
    do { return try readingWithAnyKeys { try JournalHead.read($0, keys) != nil } } catch { return true }
  }
}

/// Reads in one snapshot, on a connection of the part's own.
typealias CheckReading = @Sendable ((Database) throws -> Void) throws -> Void

extension CheckPart {
  /// What SQLite itself can tell.
  static func database(_ volume: RegisterVolume?, _ read: @escaping CheckReading) -> CheckPart {
    CheckPart(rows: volume?.rows ?? 0, weight: 3) { count, report in
      try read { try DatabaseCheck(database: $0, count: count).run(&report) }
    }
  }

  /// All there is to look at.
  ///
  /// - Parameters:
  ///   - asOf: the entry after which it is looked at; nil for the present.
  ///   - read: gets whether it is for what is derived.
  static func all(
    _ volume: RegisterVolume?, _ keys: Keyring, asOf: Int64?,
    _ read: @escaping @Sendable (_ isDerived: Bool, (Database) throws -> Void) throws -> Void
  ) -> [CheckPart] {
    let rows = volume.map { $0.rows + $0.entries } ?? 0
    return [
      .database(volume) { try read(false, $0) },
      CheckPart(rows: rows, weight: 2) { count, report in
        try read(false) { database in
          try JournalCheck(database, keys, count).run(&report)
          try SlotCheck(coder: FactCoder(database, keys)).run(&report)
        }
      },
      CheckPart(rows: rows, weight: 6) { count, report in
        try read(false) { database in
          var facts = try FactCheck(database, FactCoder(database, keys), asOf: asOf, count)
          defer { report = facts.report }
          try facts.run()
        }
      },
      CheckPart(rows: volume?.people ?? 0, weight: 90) { count, report in
        try read(true) { try DerivedCheck(coder: FactCoder($0, keys), count: count).run(&report) }
      },
    ]
  }
}
