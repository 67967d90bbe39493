import Domain
import GRDB

extension Register {
  /// Is the register whole? The database, the journal, what is derived, and the rules of the domain.
  ///
  /// Nothing is changed. A part that cannot be read is a finding, and the check goes on with the next.
  ///
  /// - Parameters:
  ///   - structureOnly: the database only: integrity and foreign keys.
  ///   - progress: told now and then; true stops the check.
  /// - Returns: at most ``CheckReport/most`` findings; none when all is well.
  /// - Throws: ``StoreError/cancelled``.
  public func check(
    structureOnly: Bool = false, progress: (CheckProgress) -> Bool = { _ in false }
  ) throws(StoreError) -> [CheckFinding] {
    var report = CheckReport()
    try part(.database, progress, &report) { database, report in try DatabaseCheck(database).run(&report) }
    if structureOnly { return report.findings }
    try part(.journal, progress, &report) { database, report in try JournalCheck(database).run(&report) }
    try part(.facts, progress, &report) { database, report in
      try RuleCheck(database, ProgrammeCodes(database)).run(&report)
    }
    try part(.derived, progress, &report) { database, report in
      try DerivedCheck(database).run(&report) { done, total in
        if progress(CheckProgress(part: .derived, done: done, total: total)) { throw StoreError.cancelled }
      }
    }
    return report.findings
  }

  private func part(
    _ part: CheckProgress.Part, _ progress: (CheckProgress) -> Bool, _ report: inout CheckReport,
    _ body: (Database, inout CheckReport) throws -> Void
  ) throws(StoreError) {
    if progress(CheckProgress(part: part, done: 0, total: 0)) { throw .cancelled }
    do {
      try reading { try body($0, &report) }
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
}
