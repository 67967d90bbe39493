import Foundation

/// Lets work through until it is closed, and closes only when nobody is inside: a connection that is asked something after
/// it was closed would bring the program down.
package final class Gate: @unchecked Sendable {
  /// Guards what follows; hence unchecked.
  private let condition = NSCondition()
  private var inside = 0
  private var isClosed = false

  package init() {}

  /// - Throws: what `body` throws, and ``LedgerError/unexpected(code:message:)`` with SQLite's code for misuse when the gate
  ///   is closed.
  package func pass<Result>(_ body: () throws -> Result) throws -> Result {
    condition.lock()
    if isClosed {
      condition.unlock()
      throw LedgerError.unexpected(code: Gate.misuse, message: "closed")
    }
    inside += 1
    condition.unlock()
    defer {
      condition.lock()
      inside -= 1
      condition.broadcast()
      condition.unlock()
    }
    return try body()
  }

  /// Whether somebody waits to close: long work inside stops by itself then.
  package var isClosing: Bool { condition.withLock { isClosed } }

  /// Waits until nobody is inside; never to be called from there.
  /// - Returns: false when it was closed already.
  package func close() -> Bool {
    condition.lock()
    defer { condition.unlock() }
    if isClosed { return false }
    isClosed = true
    while inside > 0 { condition.wait() }
    return true
  }

  private static let misuse: Int32 = 21
}
