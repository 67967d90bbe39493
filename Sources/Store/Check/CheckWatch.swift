import Ledger
import Synchronization

/// How far a check has come, seen from every thread it runs on, and whether it is to stop.
final class CheckWatch: Sendable {
  private let done = Atomic<Int>(0)
  private let stopped = Atomic<Bool>(false)
  private let total: Int

  /// - Parameter total: what there is to go through, in rows.
  init(total: Int) { self.total = total }

  var progress: CheckProgress {
    CheckProgress(done: min(done.load(ordering: .relaxed), total), total: total)
  }

  var isStopped: Bool { stopped.load(ordering: .relaxed) }
  func stop() { stopped.store(true, ordering: .relaxed) }

  fileprivate func add(_ count: Int) { done.add(count, ordering: .relaxed) }
}

/// What one part of a check has gone through, counted on the part's own thread.
final class CheckCount {
  private let watch: CheckWatch
  private let weight: Int
  /// Rows that are left of those it was said to have.
  private var left: Int
  private var untold = 0

  private static let between = 512

  init(_ watch: CheckWatch, rows: Int, weight: Int) {
    self.watch = watch
    self.weight = weight
    left = rows
  }

  /// To be called for every row.
  /// - Throws: ``LedgerError/cancelled``.
  func tick() throws {
    untold += 1
    if untold < CheckCount.between { return }
    take(untold)
    untold = 0
    if watch.isStopped { throw StoreError.ledger(.cancelled) }
  }

  private func take(_ count: Int) {
    // There may be more than was said.
    let counted = min(count, left)
    left -= counted
    watch.add(counted * weight)
  }

  /// All of it is gone through, however many there were.
  func finish() { take(left) }

  /// Runs what may keep SQLite busy for long inside one statement. It ends there too when the check is to stop.
  ///
  /// - Parameter operations: how many of SQLite's operations count for a row; nil when rows are counted by ``tick()``.
  func watching<Result>(
    _ database: Database, operations: Int32? = nil, _ body: () throws -> Result
  ) rethrows -> Result {
    let progress = SQLiteProgress { [self] in
      if operations != nil { take(CheckCount.between) }
      return !watch.isStopped
    }
    return try progress.watching(
      database, every: operations.map { $0 * Int32(CheckCount.between) } ?? SQLiteProgress.some, body)
  }
}
