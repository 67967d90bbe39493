import Foundation
import GRDB
import Synchronization

/// One part of a check. Each goes through the register for itself, on a thread and a connection of its own: none waits for
/// another, and one that cannot read what it needs does not keep the others from looking.
struct CheckPart: Sendable {
  /// How many rows it will go through, as far as that can be told.
  let rows: Int
  /// What a row costs it, beside the others.
  let weight: Int
  let look: @Sendable (CheckCount, inout CheckReport) throws -> Void

  /// Runs parts side by side and asks now and then whether to go on.
  ///
  /// - Returns: what was found, in the order of the parts.
  /// - Throws: ``StoreError/cancelled`` when `progress` says true. A part that fails is a finding.
  static func run(_ parts: [CheckPart], progress: (CheckProgress) -> Bool) throws(StoreError) -> [CheckFinding] {
    let watch = CheckWatch(total: parts.reduce(0) { $0 + $1.rows * $1.weight })
    if progress(watch.progress) { throw .cancelled }
    let reports = Reports(parts.count)
    let group = DispatchGroup()
    // Where there are fewer cores than parts, the longest goes first and the shortest fills up.
    for index in parts.indices.sorted(by: { parts[$0].rows * parts[$0].weight > parts[$1].rows * parts[$1].weight }) {
      DispatchQueue.global(qos: .userInitiated).async(group: group) {
        reports.put(parts[index].report(watch), index)
      }
    }
    while group.wait(timeout: .now() + .milliseconds(millisecondsBetweenSigns)) == .timedOut {
      if !watch.isStopped, progress(watch.progress) { watch.stop() }
    }
    if watch.isStopped { throw .cancelled }
    return Array(reports.all.flatMap(\.findings).prefix(CheckReport.most))
  }

  private static let millisecondsBetweenSigns = 50

  private func report(_ watch: CheckWatch) -> CheckReport {
    let count = CheckCount(watch, rows: rows, weight: weight)
    var report = CheckReport()
    do { try look(count, &report) } catch { report.add(CheckFinding(.unreadable(StoreError(error)))) }
    count.finish()
    return report
  }

  /// Filled from all threads.
  private final class Reports: Sendable {
    private let reports: Mutex<[CheckReport]>

    init(_ count: Int) { reports = Mutex(Array(repeating: CheckReport(), count: count)) }

    func put(_ report: CheckReport, _ index: Int) { reports.withLock { $0[index] = report } }
    var all: [CheckReport] { reports.withLock { $0 } }
  }
}

/// How many rows there are to go through, as far as ids tell: nobody counts them for a bar.
struct RegisterVolume {
  private(set) var entries = 0
  private(set) var rows = 0
  private(set) var people = 0

  /// Nothing of a register that cannot be read.
  init(_ database: Database) {
    func last(_ table: String, _ id: String = "id") -> Int {
      guard let statement = try? PreparedStatement(database, "SELECT max(\(id)) FROM main.\(table)"),
        (try? statement.step()) ?? false
      else { return 0 }
      // What somebody has put there by hand must not overflow.
      return Int(min(max(statement.integer(0), 0), RegisterVolume.most))
    }
    entries = last("entry")
    people = last("person", "key")
    rows = Facts.tables.reduce(0) { $0 + last($1.table) }
  }

  private static let most: Int64 = 1_000_000_000
}
