import Domain
import Ledger

/// The entries of which a team lead has entered that the clock was wrong. Corrections are few: they are read at once, the
/// first time they are asked for.
final class ClockCorrections {
  private struct Correction {
    var entries: ClosedRange<Int64>
    /// When it was entered; milliseconds since 1970.
    var at: Int64
  }

  private let database: Database
  private let keys: Keyring
  private var known: [Correction]?

  init(_ database: Database, _ keys: Keyring) {
    self.database = database
    self.keys = keys
  }

  private func all() throws -> [Correction] {
    if let known { return known }
    let found = try database.rows(
      "SELECT \(EntryRow.columns) FROM main.entry e WHERE e.kind = '\(EntryKind.clockCorrected.rawValue)' ORDER BY e.id"
    ) { row -> Correction? in
      let row = try EntryRow(row, keys)
      guard let from = row.detail?.fromEntry, let to = row.detail?.toEntry, from <= to else { return nil }
      return Correction(entries: from...to, at: row.at)
    }.compactMap(\.self)
    known = found
    return found
  }

  /// Whether the time of an entry is known to be wrong.
  func cover(_ entry: Int64) throws -> Bool { try all().contains { $0.entries.contains(entry) } }

  /// When it was entered that the clock was wrong: what such an entry did was done by then.
  func moment(of entry: Int64) throws -> Int64? { try all().first { $0.entries.contains(entry) }?.at }

  /// SQL over the column `id`: entries whose time nobody has called wrong.
  func others(_ id: String = "id") throws -> String {
    let terms = try all().map { "\(id) NOT BETWEEN \($0.entries.lowerBound) AND \($0.entries.upperBound)" }
    return terms.isEmpty ? "1" : terms.joined(separator: " AND ")
  }
}

/// Which entries belong to a span of time. Their own times say so, and where those contradict the order, the order does as
/// well: an entry is also of the span when it stands where others of that time stand. So nothing is lost that was entered
/// while the clock was wrong, and what stands at a boundary is on both sides of it.
struct JournalSpan {
  /// SQL over `e`.
  let condition: String

  /// - Parameters:
  ///   - since, until: milliseconds since 1970; nil for without end.
  ///   - now: what the clock says; a time ahead of it bounds nothing.
  init(
    since: Int64?, until: Int64?, now: @autoclosure () -> Int64, _ corrections: ClockCorrections, _ database: Database
  ) throws {
    let others = try corrections.others()
    func last(before moment: Int64) throws -> Int64 {
      try database.number("SELECT id FROM main.entry WHERE at < ? AND \(others) ORDER BY id DESC LIMIT 1", moment) ?? 0
    }
    func first(after entry: Int64, at moment: Int64, by now: Int64) throws -> Int64? {
      try database.number(
        "SELECT id FROM main.entry WHERE at >= ? AND at <= ? AND id > ? AND \(others) ORDER BY at, id LIMIT 1", moment,
        now + JournalClock.tolerance, entry)
    }
    var place: [String] = []
    var time: [String] = []
    if let since {
      place.append("e.id > \(try last(before: since))")
      time.append("e.at >= \(since)")
    }
    if let until {
      if let end = try first(after: last(before: until), at: until, by: now()) { place.append("e.id < \(end)") }
      time.append("e.at < \(until)")
    }
    condition =
      place.isEmpty ? "1" : "(\(place.joined(separator: " AND ")) OR \(time.joined(separator: " AND ")))"
  }
}
