import Ledger

/// How far an exchange of keys has come, in rows gone through.
public struct KeyExchangeProgress: Hashable, Sendable {
  public var done: Int
  public var total: Int

  public init(done: Int, total: Int) {
    self.done = done
    self.total = total
  }
}

extension Register {
  /// What a change of users comes to besides what it wrote.
  enum Keys { case stay, areExchanged }

  /// Changes users and slots: one transaction, in which the register's keys are exchanged too when `body` says so.
  /// Afterwards this process goes on with the new ones; every other is told ``LedgerError/keysExchanged`` at its next
  /// read or write.
  ///
  /// What was written over does not stay: SQLite is told to wipe it, and the write-ahead log, which holds it still, is
  /// emptied as soon as nobody reads from it.
  ///
  /// - Parameters:
  ///   - mayExchange: whether `body` may say that the keys are to be exchanged; the others are told then why they wait.
  ///   - progress: told now and then, for the last time right before the end; true stops, and nothing has happened.
  ///   - body: its own changes of facts and slots, with the keys as they were.
  func administering<Result>(
    mayExchange: Bool = false, progress: (KeyExchangeProgress) -> Bool = { _ in false },
    _ body: (JournalTransaction, Database) throws -> (Result, Keys)
  ) throws(StoreError) -> Result {
    if mayExchange { try changing(waits: true) { try ExchangeNotice(database: $0).put(at: now()) } }
    do throws(StoreError) {
      return try tellingOfExchange { () throws(StoreError) in try administer(progress, body) }
    } catch {
      if mayExchange { try? changing(waits: true) { try ExchangeNotice(database: $0).remove() } }
      throw error
    }
  }

  private func administer<Result>(
    _ progress: (KeyExchangeProgress) -> Bool, _ body: (JournalTransaction, Database) throws -> (Result, Keys)
  ) throws(StoreError) -> Result {
    guard let writer else { throw .ledger(.readOnly) }
    return try storing {
      try gate.pass {
        try writer.inDatabase { database in
          try database.begin()
          let result: Result
          do {
            try place.requireSameLog()
            let transaction = try transaction(database)
            let keys: Keys
            (result, keys) = try body(transaction, database)
            try ExchangeNotice(database: database).remove()
            switch keys {
            case .stay: try database.commit()
            case .areExchanged:
              let new = try exchangeKeys(database, transaction.keys, progress)
              try database.flush()
              try place.syncLog()
              // Where nobody of this process reads: a read has the old rows and the old keys, or the new and the new.
              try reader.inDatabase { _ in
                try database.commit()
                goOn(with: new)
              }
            }
          } catch {
            try database.rollback()
            throw error
          }
          // First as far as it goes without keeping others from writing. Somebody may be reading; then the log is emptied
          // when they have closed.
          for kind in [Database.Checkpoint.passive, .truncate] { _ = try? database.checkpoint(kind) }
          return result
        }
      }
    }
  }

  private func exchangeKeys(
    _ database: Database, _ old: Keyring, _ progress: (KeyExchangeProgress) -> Bool
  ) throws -> Keyring {
    let total = KeyExchange.work(database)
    var done = 0
    func sign() throws {
      if progress(KeyExchangeProgress(done: min(done, total), total: total)) || gate.isClosing {
        throw StoreError.ledger(.cancelled)
      }
    }
    return try withoutActuallyEscaping({ rows in
      let before = done
      done += rows
      if before / Register.rowsBetweenSigns != done / Register.rowsBetweenSigns { try sign() }
    }) { tick in
      try sign()
      let exchange = try KeyExchange(database, old, before: readingBefore(), tick: tick)
      try exchange.run()
      try sign()
      return exchange.seals.new
    }
  }

  private static let rowsBetweenSigns = 512

  /// Reads what the transaction under way does not show to others yet.
  private func readingBefore() -> KeyExchange.Reading {
    { [self] body in
      let connection = try Connection.open(
        path, Facts.definitions, readOnly: true, busyMilliseconds: options.busyMilliseconds, reading: .once)
      // Nobody has put another file there meanwhile.
      try place.requireSameFile()
      try connection.readOnce(body)
    }
  }
}
