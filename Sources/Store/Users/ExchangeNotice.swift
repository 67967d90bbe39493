import GRDB

/// Says that somebody is exchanging the register's keys, so that others are told why they cannot write: in a register of
/// 100,000 people it takes many seconds.
///
/// It is written before the exchange begins, in a transaction of its own, and goes in the one that brings the new keys.
struct ExchangeNotice {
  let database: Database

  func put(at now: Int64) throws {
    let insert = try PreparedStatement(database, "INSERT OR REPLACE INTO main.exchange (one, since) VALUES (1, ?)")
    insert.bind(now)
    try insert.run()
  }

  func remove() throws { try PreparedStatement(database, "DELETE FROM main.exchange").run() }

  /// One that a killed process left says nothing after a while.
  func isThere(at now: Int64) throws -> Bool {
    let select = try PreparedStatement(database, "SELECT since FROM main.exchange")
    guard try select.step() else { return false }
    return (0...ExchangeNotice.longest).contains(now - select.integer(0))
  }

  /// Ten minutes, in milliseconds.
  private static let longest: Int64 = 600_000
}

extension Register {
  /// Runs a change that waits its turn, and says so when the turn did not come because of an exchange of keys.
  func tellingOfExchange(_ body: () throws(StoreError) -> Void) throws(StoreError) {
    do throws(StoreError) { try body() } catch {
      guard error == .busy else { throw error }
      let now = now()
      let isExchange = try? readingWithAnyKeys { try ExchangeNotice(database: $0).isThere(at: now) }
      throw isExchange ?? false ? .keysBeingExchanged : .busy
    }
  }
}
