import Ledger

extension Register {
  /// Runs a change that waits its turn, and says so when the turn did not come because of an exchange of keys.
  func tellingOfExchange<Result>(_ body: () throws(StoreError) -> Result) throws(StoreError) -> Result {
    do throws(StoreError) { return try body() } catch {
      guard error == .ledger(.busy) else { throw error }
      let now = now()
      let span = try? readingWithAnyKeys { try ExchangeNotice(database: $0).span(at: now) }
      throw (span ?? nil) == nil ? .ledger(.busy) : .ledger(.keysBeingExchanged)
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
      guard error == .ledger(.busy) else { throw error }
      return true
    }
    return false
  }
}
