/// Says that somebody is exchanging the register's keys, so that others are told why they cannot write: in a register of
/// 100,000 people it takes many seconds.
///
/// It is written before the exchange begins, in a transaction of its own, and goes in the one that brings the new keys.
package struct ExchangeNotice {
  package let database: Database

  package init(database: Database) {
    self.database = database
  }

  /// - Parameter now: milliseconds since 1970.
  package func put(at now: Int64) throws {
    let work = Int64(KeyExchange.work(database))
    try database.run(
      "INSERT OR REPLACE INTO main.exchange (one, since, until) VALUES (1, ?, ?)", now,
      now + ExchangeNotice.shortest + work / ExchangeNotice.rowsPerMillisecond)
  }

  package func remove() throws { try database.run("DELETE FROM main.exchange") }

  /// When it began, and about when it will be over; nil when there is none. One that a killed process left says nothing after
  /// a while.
  package func span(at now: Int64) throws -> Range<Int64>? {
    let found = try database.first("SELECT since, until FROM main.exchange") { ($0.integer(0), $0.integer(1)) }
    guard let (since, until) = found else { return nil }
    guard (0...ExchangeNotice.longest).contains(now &- since), until > since else { return nil }
    return since..<until
  }

  private static let shortest: Int64 = 300
  /// As measured on a machine of few cores; for a bar, and no promise.
  private static let rowsPerMillisecond: Int64 = 100

  /// Ten minutes, in milliseconds.
  private static let longest: Int64 = 600_000
}
