import GRDB

/// Says that somebody is exchanging the register's keys, so that others are told why they cannot write: in a register of
/// 100,000 people it takes many seconds.
///
/// It is written before the exchange begins, in a transaction of its own, and goes in the one that brings the new keys.
struct ExchangeNotice {
  let database: Database

  /// - Parameter now: milliseconds since 1970.
  func put(at now: Int64) throws {
    let insert = try PreparedStatement(
      database, "INSERT OR REPLACE INTO main.exchange (one, since, until) VALUES (1, ?, ?)")
    let work = Int64(KeyExchange.work(database))
    insert.bind(now, now + ExchangeNotice.shortest + work / ExchangeNotice.rowsPerMillisecond)
    try insert.run()
  }

  func remove() throws { try PreparedStatement(database, "DELETE FROM main.exchange").run() }

  /// When it began, and about when it will be over; nil when there is none. One that a killed process left says nothing after
  /// a while.
  func span(at now: Int64) throws -> Range<Int64>? {
    let select = try PreparedStatement(database, "SELECT since, until FROM main.exchange")
    guard try select.step() else { return nil }
    let (since, until) = (select.integer(0), select.integer(1))
    guard (0...ExchangeNotice.longest).contains(now &- since), until > since else { return nil }
    return since..<until
  }

  private static let shortest: Int64 = 300
  /// As measured on a machine of few cores; for a bar, and no promise.
  private static let rowsPerMillisecond: Int64 = 100

  /// Ten minutes, in milliseconds.
  private static let longest: Int64 = 600_000
}

extension Register {
  /// Runs a change that waits its turn, and says so when the turn did not come because of an exchange of keys.
  func tellingOfExchange(_ body: () throws(StoreError) -> Void) throws(StoreError) {
    do throws(StoreError) { try body() } catch {
      guard error == .busy else { throw error }
      let now = now()
      let span = try? readingWithAnyKeys { try ExchangeNotice(database: $0).span(at: now) }
      throw (span ?? nil) == nil ? .busy : .keysBeingExchanged
    }
  }

  /// How far an exchange of keys by another process may have come; nil where nobody is at it.
  public func exchangeUnderWay() throws(StoreError) -> KeyExchangeProgress? {
    let now = now()
    guard let span = try readingWithAnyKeys({ try ExchangeNotice(database: $0).span(at: now) }) else { return nil }
    return KeyExchangeProgress(done: Int(now - span.lowerBound), total: span.count)
  }

  /// Whether somebody else is writing in this moment.
  public func isBeingWritten() throws(StoreError) -> Bool {
    do throws(StoreError) { try changing(waits: false) { _ in } } catch {
      guard error == .busy else { throw error }
      return true
    }
    return false
  }
}
