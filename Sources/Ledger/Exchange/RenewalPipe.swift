import Foundation

/// What one thread has sealed anew and another is to write, a little at a time: whoever seals waits when much lies there.
package final class RenewalPipe: @unchecked Sendable {
  /// Rows that were gone through, and what of them is to be written.
  package struct Batch {
    package var rows = 0
    var renewed: [Renewed] = []

    package var isFull: Bool { rows >= 512 || renewed.count >= 256 }
  }

  /// Guards what follows; hence unchecked.
  private let condition = NSCondition()
  private var batches: [Batch] = []
  /// What has been written, for the thread that made it to let go of: memory given back on another thread waits for this one.
  private var written: [Batch] = []
  private var isStopped = false
  private var isOver = false

  private static let most = 16

  /// - Throws: ``LedgerError/cancelled`` when nobody writes any more.
  package func put(_ batch: Batch) throws {
    condition.lock()
    defer { condition.unlock() }
    while batches.count >= RenewalPipe.most, !isStopped { condition.wait() }
    if isStopped { throw LedgerError.cancelled }
    batches.append(batch)
    written = []
    condition.broadcast()
  }

  /// - Parameter before: the one that came before, once it is written.
  /// - Returns: nil when all has come.
  package func take(after before: Batch? = nil) -> Batch? {
    condition.lock()
    defer { condition.unlock() }
    if let before { written.append(before) }
    while batches.isEmpty, !isOver { condition.wait() }
    if batches.isEmpty { return nil }
    condition.broadcast()
    return batches.removeFirst()
  }

  /// Nothing more comes.
  package func finish() {
    condition.withLock {
      isOver = true
      condition.broadcast()
    }
  }

  /// Nobody takes any more.
  package func stop() {
    condition.withLock {
      isStopped = true
      condition.broadcast()
    }
  }
}
