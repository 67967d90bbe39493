import Domain
import GRDB

extension Register {
  /// Is the register whole? The database, the journal and its chain, the seals, what is derived, and the rules of the domain.
  ///
  /// Nothing is changed. A part that cannot be read is a finding, and the check goes on with the next.
  ///
  /// - Parameter progress: told now and then; true stops the check.
  /// - Returns: at most ``CheckReport/most`` findings; none when all is well.
  /// - Throws: ``StoreError/cancelled``; ``StoreError/notAllowed(_:)``; ``StoreError/keysExchanged``, since under other keys
  ///   everything looks broken.
  public func check(progress: (CheckProgress) -> Bool = { _ in false }) throws(StoreError) -> [CheckFinding] {
    if !opening.access.may(.checkRegister) { throw .notAllowed(.role(.checkRegister)) }
    return try examine(progress: progress)
  }

  /// The same by whoever has opened the register: as far as their keys reach.
  func examine(progress: (CheckProgress) -> Bool = { _ in false }) throws(StoreError) -> [CheckFinding] {
    var report = CheckReport()
    if try !holdsItsKeys() { throw .keysExchanged }
    try part(.database, progress, &report) { database, report in try DatabaseCheck(database).run(&report) }
    try part(.journal, progress, &report) { database, report in try JournalCheck(database).run(&report) }
    try part(.seals, progress, &report) { database, report in
      try ChainCheck(database, keys).run(&report)
      try SealCheck(database, FactCoder(database, keys)).run(&report)
      try SlotCheck(database, FactCoder(database, keys)).run(&report)
    }
    try part(.facts, progress, &report) { database, report in
      try KeyCheck(database, FactCoder(database, keys)).run(&report)
      try RuleCheck(database, FactCoder(database, keys)).run(&report)
    }
    try part(.derived, progress, &report) { database, report in
      try DerivedCheck(database, FactCoder(database, keys)).run(&report) { done, total in
        if progress(CheckProgress(part: .derived, done: done, total: total)) { throw StoreError.cancelled }
      }
    }
    return report.findings
  }

  /// The database only: integrity and foreign keys. Needs no passphrase.
  public static func checkStructure(
    path: String, progress: (CheckProgress) -> Bool = { _ in false }
  ) throws(StoreError) -> [CheckFinding] {
    let header = try RegisterFile.inspect(path, forWriting: false)
    if header.schemaVersion > Schema.version {
      throw .newerSchema(found: header.schemaVersion, known: Schema.version)
    }
    if progress(CheckProgress(part: .database, done: 0, total: 0)) { throw .cancelled }
    var report = CheckReport()
    let reader = try Connection.open(path, readOnly: true, busyMilliseconds: OpenOptions.commandWait)
    do {
      try reader.read { try DatabaseCheck($0).run(&report) }
      try reader.close()
    } catch { report.add(CheckFinding(.unreadable(StoreError(error)))) }
    return report.findings
  }

  /// False after an exchange of keys by another process. A slot that only says it is of another turn is a finding.
  private func holdsItsKeys() throws(StoreError) -> Bool {
    let keys = keys
    do {
      try reading { _ in }
      return true
    } catch {
      guard error == .keysExchanged else { return true }
    }
    do { return try readingWithAnyKeys { try JournalHead.read($0, keys) != nil } } catch { return true }
  }

  private func part(
    _ part: CheckProgress.Part, _ progress: (CheckProgress) -> Bool, _ report: inout CheckReport,
    _ body: (Database, inout CheckReport) throws -> Void
  ) throws(StoreError) {
    if progress(CheckProgress(part: part, done: 0, total: 0)) { throw .cancelled }
    do {
      try readingWithAnyKeys { try body($0, &report) }
    } catch .cancelled {
      throw .cancelled
    } catch { report.add(CheckFinding(.unreadable(error))) }
  }
}

/// The findings so far: a register that is wrong throughout is not told of row by row.
struct CheckReport {
  static let most = 1000

  private(set) var findings: [CheckFinding] = []
  var isFull: Bool { findings.count >= CheckReport.most }

  mutating func add(_ finding: CheckFinding) {
    if !isFull { findings.append(finding) }
  }

  /// For what two parts may come upon.
  mutating func addOnce(_ finding: CheckFinding) {
    if !findings.contains(finding) { add(finding) }
  }
}
