import Foundation
import Ledger
import Synchronization

/// Where tries to open a register's slots are counted, and taken in turn: as many programs may try at once as there are
/// processes, and the wait after a wrong passphrase would hold for none of them.
struct LoginTries {
  let path: String
  /// Nil when the register was opened read-only: what is wrong is counted all the same.
  let writer: Connection?
  let busyMilliseconds: Int

  // MARK: - Counting

  /// Nothing is counted where nobody here may write to the file: who can read it can try at home.
  func change(_ body: (Database) throws -> Void) throws(StoreError) {
    if let writer { return try storing { try writer.change(body) } }
    do throws(StoreError) {
      _ = try storing { try RegisterFile.inspect(path, forWriting: true) }
    } catch {
      if case .ledger(.noPermission) = error { return }
      throw error
    }
    let other = try storing {
      try Connection.open(path, Facts.definitions, readOnly: false, busyMilliseconds: busyMilliseconds)
    }
    try storing {
      try other.change(body)
      try other.close()
    }
  }

  // MARK: - Turns

  private struct Turn: Hashable {
    let descriptor: Int32
    let slot: Int64
  }

  /// Those of this process, whose own locks do not keep it out.
  private static let underWay = Mutex<Set<Turn>>([])

  /// Nobody derives a key for longer, not even several after each other.
  private static let longest = Duration.seconds(10)

  /// Runs a try at a slot when no other is under way, in this process or another. A process that ends gives its turn up.
  /// - Throws: ``LedgerError/busy`` when the turn does not come.
  func inTurn<Result>(_ slot: Int64, _ body: () throws(StoreError) -> Result) throws(StoreError) -> Result {
    guard let descriptor = LastingDescriptors.descriptor(of: path) else { return try body() }
    let turn = Turn(descriptor: descriptor, slot: slot)
    let end = ContinuousClock.now + LoginTries.longest
    while !take(turn) {
      if ContinuousClock.now > end { throw .ledger(.busy) }
      usleep(5000)
    }
    defer { giveUp(turn) }
    return try body()
  }

  private func take(_ turn: Turn) -> Bool {
    guard LoginTries.underWay.withLock({ $0.insert(turn).inserted }) else { return false }
    if LoginTries.lock(turn, F_WRLCK) == 0 { return true }
    // Held by another process; else it cannot be locked at all, and then nothing can be counted either.
    guard errno == EAGAIN || errno == EACCES else { return true }
    LoginTries.underWay.withLock { _ = $0.remove(turn) }
    return false
  }

  private func giveUp(_ turn: Turn) {
    _ = LoginTries.lock(turn, F_UNLCK)
    LoginTries.underWay.withLock { _ = $0.remove(turn) }
  }

  /// A byte for each slot, far beyond those that SQLite locks. The lock is the descriptor's and not the process's, so it
  /// stands beside SQLite's and does not go when some other descriptor of the file is closed (fcntl(2), open file description
  /// locks).
  private static func lock(_ turn: Turn, _ kind: Int32) -> Int32 {
    var lock = Foundation.flock()
    lock.l_type = Int16(kind)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = off_t(firstByte | turn.slot & slotBytes)
    lock.l_len = 1
    return withUnsafeMutablePointer(to: &lock) { fcntl(turn.descriptor, setDescriptorLock, $0) }
  }

  private static let firstByte: Int64 = 1 << 62
  private static let slotBytes: Int64 = 0xFFFF_FFFF
  /// `F_OFD_SETLK`.
  private static let setDescriptorLock: Int32 = 37
}
