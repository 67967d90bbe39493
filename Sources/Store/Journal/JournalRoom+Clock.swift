import Domain
import Ledger

/// Times in the journal that the clock has not come to: it was wrong then, or is now.
public struct JournalAhead: Hashable, Sendable {
  /// The first such entries that follow each other, by their numbers.
  public var entries: ClosedRange<Int64>
  /// The furthest time of all; milliseconds since 1970, UTC.
  public var latest: Int64
}

extension Register {
  /// What of the journal is more than five minutes ahead of the clock, and not entered as wrong; nil as a rule.
  public func aheadOfClock() throws(StoreError) -> JournalAhead? {
    let limit = now() + JournalClock.tolerance
    return try reading { database in
      let others = try ClockCorrections(database, keys).others()
      let ahead = try database.first("SELECT min(id), max(at) FROM main.entry WHERE at > ? AND \(others)", limit) {
        ($0.optionalInteger(0), $0.integer(1))
      }
      guard case (let first?, let latest)? = ahead else { return nil }
      let after = try database.number(
        "SELECT coalesce((SELECT min(id) FROM main.entry WHERE id > ? AND at <= ?), max(id) + 1) FROM main.entry",
        first, limit)
      return JournalAhead(entries: first...(after.map { $0 - 1 } ?? first), latest: latest)
    }
  }
}

extension JournalRoom {
  /// Says that the clock was wrong while these entries were made. Their times stay as they are, and are told as wrong from
  /// then on.
  ///
  /// - Throws: ``StoreError/notAllowed(_:)``; ``LedgerError/noSuchEntry(_:)`` for a range that is not the journal's;
  ///   ``LedgerError/unchanged`` when it has been said of all of them.
  @discardableResult
  public func correctClock(_ entries: ClosedRange<Int64>) throws(StoreError) -> WriteReceipt {
    try session.require(.correctClock)
    guard session.register.options.changes else { throw .ledger(.readOnly) }
    let newest = try session.register.newestEntry()
    guard entries.lowerBound >= 1 else { throw .ledger(.noSuchEntry(entries.lowerBound)) }
    guard entries.upperBound <= newest else { throw .ledger(.noSuchEntry(entries.upperBound)) }
    let isNew = try session.reading { coder in
      let others = try ClockCorrections(coder.database, coder.keys).others()
      return try coder.database.hasRow(
        "SELECT 1 FROM main.entry WHERE id BETWEEN ? AND ? AND \(others) LIMIT 1", entries.lowerBound,
        entries.upperBound)
    }
    if !isNew { throw .ledger(.unchanged) }
    return try session.register.note(
      by: session, kind: .clockCorrected,
      detail: EntryDetail(fromEntry: entries.lowerBound, toEntry: entries.upperBound))
  }
}
