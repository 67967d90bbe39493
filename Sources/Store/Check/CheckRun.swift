import Foundation
import Ledger
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
  /// - Throws: ``LedgerError/cancelled`` when `progress` says true. A part that fails is a finding.
  static func run(_ parts: [CheckPart], progress: (CheckProgress) -> Bool) throws(StoreError) -> [CheckFinding] {
    let watch = CheckWatch(total: parts.reduce(0) { $0 + $1.rows * $1.weight })
    if progress(watch.progress) { throw .ledger(.cancelled) }
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
    if watch.isStopped { throw .ledger(.cancelled) }
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
